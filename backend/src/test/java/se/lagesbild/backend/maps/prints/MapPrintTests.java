package se.lagesbild.backend.maps.prints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;

/** A map on paper: true to scale, told in words too, readable aloud, and only for those who may see what it shows. */
class MapPrintTests extends TrelleborgApp {
    private static final String TOWN = "[13.12, 55.35, 13.20, 55.40]";

    @Autowired
    JdbcClient jdbc;

    private Http.Answer print(String account, String fields) {
        return http.post(account, "/api/map-prints", "{\"bbox\": " + TOWN + ", " + fields + "}");
    }

    private static final String LAYERS =
            "\"layers\": [{\"id\": \"boundary\"}, {\"id\": \"observations\", \"opacity\": 0.9}, {\"id\": \"places\"}]";

    private static String words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @ParameterizedTest
    @CsvSource({"A4, portrait, 210, 297", "A4, landscape, 297, 210", "A3, portrait, 297, 420", "A3, landscape, 420, 297"
    })
    void fillsTheSheetThatWasAskedFor(String paper, String orientation, int wide, int high) throws IOException {
        var answer = print(
                "planerare", "\"paper\": \"%s\", \"orientation\": \"%s\", %s".formatted(paper, orientation, LAYERS));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/pdf");
        try (var document = Loader.loadPDF(answer.body())) {
            var page = document.getPage(0).getMediaBox();
            assertThat(Math.round(page.getWidth() / 72 * 25.4)).isEqualTo(wide);
            assertThat(Math.round(page.getHeight() / 72 * 25.4)).isEqualTo(high);
            var first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(document))
                    .as("all but the tables stands on the first page")
                    .contains("Skala 1:", "Källa: Lägesbild Trelleborg", "Sida 1 av " + document.getNumberOfPages())
                    .doesNotContain("Observationer efter");
        }
    }

    @Test
    void saysInWordsWhatTheMapShows() throws IOException {
        var pdf = print(
                        "planerare",
                        "\"title\": \"Helgen på Östra sidan\", \"filter\": \"?setting=PORT&datetime=2026-10-26/2026-11-22&category=MIL-KLOT,OFF-BERU\", "
                                + LAYERS)
                .body();
        var words = words(pdf);
        assertThat(words)
                .contains(
                        "Helgen på Östra sidan",
                        "2026-10-26 till 2026-11-22",
                        "Miljö: Hamn",
                        "Kategori: ",
                        "EXEMPEL: kartan visar påhittade uppgifter",
                        "EPSG:3008",
                        "Observationer efter kategori och miljö",
                        "utskriven 2026-11-23 21:00",
                        "Ihålig: exempel");
        assertThat(words).as("other settings have none").containsPattern("Alla 0 0 \\d+ \\d+");
    }

    @Test
    void theTableCountsWhatLiesWithinTheFrame() throws IOException {
        // the whole municipality: all that has a place
        var answer = http.post(
                "planerare",
                "/api/map-prints",
                "{\"bbox\": [12.9, 55.25, 13.7, 55.6], \"layers\": [{\"id\": \"observations\"}]}");
        long placed = http.get("planerare", "/api/observations/counts")
                .json()
                .path("placed")
                .asLong();
        assertThat(words(answer.body())).containsPattern("Alla \\d+ \\d+ \\d+ " + placed + "\\s");
        // the ground of a field far from all
        var empty = http.post(
                "planerare",
                "/api/map-prints",
                "{\"bbox\": [13.60, 55.55, 13.61, 55.56], \"layers\": [{\"id\": \"observations\"}], \"filter\": \"datetime=1999-01-01\"}");
        assertThat(words(empty.body())).contains("Inget inom kartans ram");
    }

    @Test
    void ranksTheHotSpotsInATable() throws IOException {
        var spot = http.get("polis", "/api/hotspots")
                .json()
                .path("features")
                .path(0)
                .path("properties");
        var words = words(print("polis", "\"layers\": [{\"id\": \"boundary\"}, {\"id\": \"hotspots\"}]")
                .body());
        assertThat(words.replaceAll("\\s+", " "))
                .contains(
                        "Brännpunkter",
                        "Rang Plats Antal Säkerhet Varför",
                        "1 " + spot.path("name").asString());
    }

    @Test
    void showsTheSameHotSpotsAsTheListBesideTheMap() throws IOException {
        var list = http.get("polis", "/api/hotspots?datetime=../..&measure=harm&limit=8")
                .json()
                .path("features");
        assertThat(list.size()).isEqualTo(8);
        var words = words(print(
                                "polis",
                                "\"layers\": [{\"id\": \"hotspots\", \"spots\": \"8\", \"measure\": \"harm\", \"since\": \"first\"}]")
                        .body())
                .replaceAll("\\s+", " ");
        for (int i = 0; i < 8; i++) {
            var spot = list.path(i).path("properties");
            assertThat(words)
                    .contains("%d %s %d "
                            .formatted(
                                    i + 1,
                                    spot.path("name").asString(),
                                    spot.path("count").asInt()));
        }
        assertThat(words).as("no ninth").doesNotContainPattern(" 9 [A-ZÅÄÖ]");
        assertThat(print("polis", "\"layers\": [{\"id\": \"hotspots\", \"spots\": \"21\"}]")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void canBeReadAloud() throws Exception {
        var pdf = print("planerare", LAYERS).body();
        assertThat(pages(pdf)).isGreaterThanOrEqualTo(2);
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
            var result = Foundries.defaultInstance()
                    .createValidator(PDFAFlavour.PDFUA_1, false)
                    .validate(parser);
            assertThat(result.getTestAssertions()).as("PDF/UA-1").isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void isAPictureToo() throws IOException {
        var answer = print("planerare", "\"f\": \"png\", " + LAYERS);
        assertThat(answer.header("Content-Type")).contains("image/png");
        assertThat(answer.header("Content-Disposition").orElse("")).contains("lagesbild-trelleborg-2026-11-23.png");
        var image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).as("297 mm at 200 dots per inch").isBetween(2337, 2340);
    }

    @Test
    void speaksEnglish() throws IOException {
        var answer = http.post(
                "planerare", "/api/map-prints", "{\"bbox\": " + TOWN + ", " + LAYERS + "}", "Accept-Language", "en");
        assertThat(words(answer.body()))
                .contains("Scale 1:", "Observations by category and setting", "Page 1 of", "Public space");
    }

    @Test
    void isPrintedByTheRolesThatMaySeeIt() throws IOException {
        assertThat(print("vard", LAYERS).status()).isEqualTo(403);
        assertThat(print("namnd", LAYERS).status()).isEqualTo(403);
        var police = print("polis", LAYERS);
        assertThat(police.status()).isEqualTo(422);
        assertThat(police.fault("/layers/1/id")).isEqualTo("no-such-layer");
        assertThat(words(print("polis", "\"layers\": [{\"id\": \"boundary\"}, {\"id\": \"places\"}]")
                        .body()))
                .contains("(exempel)")
                .doesNotContain("Observationer efter");
    }

    @Test
    void theReadIsLogged() {
        print("planerare", "\"filter\": \"datetime=2026-02-03/2026-02-04\", " + LAYERS);
        assertThat(jdbc.sql(
                                "select count(*) from access.read_log where what = 'map-print/observations' and filter like '%2026-02-02T23%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /bbox | missing",
                "{} | /layers | missing",
                "{\"bbox\": [1, 2], \"layers\": []} | /bbox | not-a-bbox",
                "{\"bbox\": [14, 55, 13, 56], \"layers\": []} | /bbox | not-a-bbox",
                "{\"bbox\": [\"a\", 55, 13, 56], \"layers\": []} | /bbox | not-a-bbox",
                "{\"bbox\": [13, 55, 14, 95], \"layers\": []} | /bbox | not-a-bbox",
                "{\"bbox\": [-60, -60, -59, -59], \"layers\": []} | /bbox | outside-the-map",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [{\"id\": \"mars\"}]} | /layers/0/id | no-such-layer",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [{\"id\": \"places\", \"opacity\": 2}]} | /layers/0/opacity | not-between",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"paper\": \"A0\"} | /paper | not-one-of",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"orientation\": \"up\"} | /orientation | not-one-of",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"f\": \"tiff\"} | /f | not-one-of",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"filter\": 7} | /filter | not-a-text",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"title\": \"ring 070-174 06 05\"} | /title | personal-data-phone",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"leftOut\": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]} | /leftOut | too-many",
                "{\"bbox\": [13.1, 55.3, 13.2, 55.4], \"layers\": [], \"leftOut\": \"x\"} | /leftOut | not-a-uuid"
            })
    void tellsWhichFieldBreaksARule(String body, String pointer, String code) {
        var answer = http.post("planerare", "/api/map-prints", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .hasSizeGreaterThan(8)
                .isNotEqualTo(code);
    }

    @Test
    void aFilterThatCannotBeReadIsTold() {
        var answer = print("planerare", "\"filter\": \"setting=MOON\", " + LAYERS);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("MOON");
    }

    @Test
    void saysWhichLayersOfOtherServersAreLeftOut() throws IOException {
        var id = java.util.UUID.randomUUID();
        var address = "/api/outside-layers/" + id;
        var made = http.put(
                "admin",
                address,
                "{\"kind\": \"XYZ\", \"title\": \"Ortofoto\", \"attribution\": \"Någon\", \"roles\": [\"PLANNER\"], \"address\": \"https://maps.example/{z}/{x}/{y}\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var fields = "\"leftOut\": [\"" + id + "\"], \"layers\": [{\"id\": \"boundary\"}]";
        assertThat(words(print("planerare", fields).body()))
                .contains("Lager utifrån följer inte med på utskriften: Ortofoto.");
        var twice = fields.replace("[\"" + id, "[\"" + id + "\", \"" + id);
        assertThat(words(print("planerare", twice).body()))
                .contains("Lager utifrån följer inte med på utskriften: Ortofoto.");
        // whoever may not see it is not told what it is called
        assertThat(words(print("polis", fields).body())).doesNotContain("Ortofoto");
        assertThat(http.delete("admin", address, "If-Match", "\"1\"").status()).isEqualTo(204);
    }
}
