package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;

/** A round on one page, for those who may see the round. */
class BriefTests extends TrelleborgApp {
    private static final String DAY = "2031-03-14";

    static String stop(String id, double longitude, String arrive, String leave) {
        return HandedOutTests.stop(id, longitude, arrive, leave).replace("2026-11-27", DAY);
    }

    static String round(String name, String... stops) {
        return HandedOutTests.round(name, stops).replace("2026-11-27", DAY);
    }

    private UUID kept(String body) {
        var id = UUID.randomUUID();
        var made = http.put("planerare", "/api/rounds/" + id, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return id;
    }

    private static final String TWO =
            round("Östra <sidan>", stop("a", 13.157, "18:10", "18:22"), stop("b", 13.161, "18:40", "18:52"));

    private Http.Answer brief(String account, UUID id, String question) {
        return http.get(account, "/api/rounds/" + id + "/brief" + question);
    }

    private static String words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }

    @Test
    void aPageSaysTheRoundStopByStop() {
        var id = kept(TWO);
        var answer = brief("planerare", id, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        var page = answer.text().replace('\u00a0', ' ');
        assertThat(page)
                .contains("lang=\"sv\"")
                .contains("<h1>Östra &lt;sidan&gt;</h1>")
                .contains("fredag 14 mars 2031 kl. 18:00–20:00 · Par 1")
                .contains("2 stopp · 24 minuter på plats · 640 m att gå · Version 1: utkast, inte utlämnat")
                .contains("Vid fara: ring 112")
                .contains("1. Plats a <span class=\"time\">kl. 18:10–18:22, 12 minuter</span>")
                .contains("<strong>Gå hit:</strong> Ronden börjar här.")
                .contains("<strong>Varför:</strong> fre kväll")
                .contains("<strong>Gör:</strong> Titta vid cyklarna")
                .contains("<strong>Se upp:</strong> Isfläck")
                // 0.004 degrees of longitude are 253.5 m; times 1.3 without streets
                .contains("Ungefär 330 m österut. Gatorna är inte kända här.")
                .contains("Ronden slutar kl. 20:00.")
                .contains("EXEMPEL")
                .contains("src=\"data:image/png;base64,");
        assertThat(page)
                .as("no style of its own: the content policy forbids it")
                .doesNotContain("style=\"");
        assertThat(brief("planerare", id, "?lang=en").text()).contains("lang=\"en\"", "Stop by stop", "Why:");
        assertThat(brief("planerare", id, "?f=doc").status()).isEqualTo(400);
        assertThat(brief("planerare", id, "?lang=fr").status()).isEqualTo(400);
    }

    @Test
    void paperIsOnePageThatCanBeReadAloud() throws IOException {
        var pdf = brief("planerare", kept(TWO), "?f=pdf");
        assertThat(pdf.header("Content-Type")).contains("application/pdf");
        assertThat(pdf.header("Content-Disposition").orElse("")).contains("rond-2031-03-14-v1.pdf");
        try (var document = Loader.loadPDF(pdf.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Östra <sidan>, fredag 14 mars 2031");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("sv");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            var tags = tags(document);
            assertThat(tags).contains("H1", "H2", "P", "Figure");
            assertThat(tags.stream().filter("H3"::equals))
                    .as("two stops and the end")
                    .hasSize(3);
            assertThat(figures(document.getDocumentCatalog().getStructureTreeRoot()))
                    .singleElement()
                    .asString()
                    .isEqualTo("Karta: ronden Östra <sidan> med stoppen i ordning: 1. Plats a, 2. Plats b.");
        }
        assertThat(words(pdf.body())).contains("1. Plats a kl. 18:10–18:22", "Se upp: Isfläck", "Sida 1 av 1");
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf.body()), PDFAFlavour.PDFUA_1)) {
            var result = Foundries.defaultInstance()
                    .createValidator(PDFAFlavour.PDFUA_1, false)
                    .validate(parser);
            assertThat(result.getTestAssertions()).as("PDF/UA-1").isEmpty();
            assertThat(result.isCompliant()).isTrue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tenStopsFitOnThePageAndThirtyTakeMore() throws IOException {
        assertThat(pages(10)).isEqualTo(1);
        assertThat(pages(30)).isGreaterThan(1);
    }

    private int pages(int stops) throws IOException {
        var many = IntStream.range(0, stops)
                .mapToObj(i -> stop("s" + i, 13.150 + i * 0.0005, "18:%02d".formatted(i), "18:%02d".formatted(i + 1)))
                .toArray(String[]::new);
        try (var document = Loader.loadPDF(
                brief("planerare", kept(round("Lång", many)), "?f=pdf").body())) {
            return document.getNumberOfPages();
        }
    }

    @Test
    void wardensReadWhatWasHandedOutAndOthersNothing() {
        var id = kept(TWO);
        assertThat(brief("vard", id, "").status()).as("only planned").isEqualTo(404);
        http.post("planerare", "/api/rounds/" + id + "/publish", "");
        http.put("planerare", "/api/rounds/" + id, TWO.replace("Isfläck", "Glashalt"), "If-Match", "\"1\"");
        assertThat(brief("vard", id, "").text())
                .contains("Isfläck", "Version 1, utlämnad 2026-11-23 21:00")
                .doesNotContain("Glashalt");
        assertThat(brief("vard", id, "?f=pdf").status()).isEqualTo(200);
        assertThat(brief("planerare", id, "").text())
                .contains("Glashalt", "vårdarna har version 1 från 2026-11-23 21:00");
        for (var other : List.of("polis", "namnd", "rapportor", "admin", "dso")) {
            assertThat(brief(other, id, "").status()).as(other).isEqualTo(403);
        }
        http.post("planerare", "/api/rounds/" + id + "/withdraw", "");
        assertThat(brief("vard", id, "").status()).isEqualTo(404);
        assertThat(brief("planerare", id, "").text()).contains("tillbakatagen 2026-11-23 21:00, gäller inte");
        assertThat(brief("planerare", UUID.randomUUID(), "").status()).isEqualTo(404);
    }

    @Test
    void whatPeopleHavePlannedAtThePlaceStandsThere() {
        var place = UUID.randomUUID();
        var made = http.put("planerare", "/api/priority-places/" + place, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[13.2200, 55.3790], [13.2220, 55.3790],
                   [13.2220, 55.3800], [13.2200, 55.3800], [13.2200, 55.3790]]]},
                 "properties": {"name": "Vid provstoppet", "validFrom": "2031-03-10", "validTo": "2031-03-16",
                   "hazards": "Lös sten", "measures": "Bättre belysning", "handOffs": "Klottret lämnat till fastighetsägaren",
                   "dose": {"visitsPerWeek": 1, "minutesPerVisit": 10}}}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var near = stop("n", 13.2210, "18:10", "18:22").replace("55.376", "55.3795");
        var page = brief("planerare", kept(round("Med anteckningar", near)), "").text();
        assertThat(page)
                .contains("<strong>Överlämnat till andra:</strong> Klottret lämnat till fastighetsägaren")
                .contains("<strong>Åtgärder här:</strong> Bättre belysning")
                .contains("<strong>Se upp:</strong> Lös sten");
        assertThat(brief("planerare", kept(TWO), "").text()).doesNotContain("Klottret");
    }

    private static List<String> tags(PDDocument document) {
        var tags = new ArrayList<String>();
        collect(document.getDocumentCatalog().getStructureTreeRoot(), tags);
        return tags;
    }

    private static void collect(PDStructureNode node, List<String> tags) {
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStandardStructureType());
                collect(element, tags);
            }
        }
    }

    private static List<String> figures(PDStructureNode node) {
        var told = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStandardStructureType().equals("Figure")) {
                    told.add(element.getAlternateDescription());
                }
                told.addAll(figures(element));
            }
        }
        return told;
    }
}
