package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** A planner follows one observation from the list to its end. */
class ObservationLifeTests extends TrelleborgApp {
    private static final double LATITUDE = 55.3912;

    /** Metres of longitude here: far enough apart that no test finds the other's reports near. */
    private static final double STEP = 0.008;

    private UUID report(String account, double longitude, String note, int minute, UUID... photos) {
        var id = UUID.randomUUID();
        var named = new ArrayList<String>();
        for (var photo : photos) {
            named.add('"' + photo.toString() + '"');
        }
        var answer =
                http.put(account, "/api/observations/" + id, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "MIL-KLOT", "occurredAt": "2026-11-23T20:%02d:00+01:00", "note": "%s",
                                "positionKind": "GPS", "positionAccuracy": 8, "people": "NONE", "photos": %s}}""".formatted(longitude, LATITUDE, minute, note, named));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private UUID reportWithPhoto(double longitude, String note, int minute) throws IOException {
        var photo = UUID.randomUUID();
        var id = report("vard", longitude, note, minute, photo);
        var bytes = wallWithGraffiti();
        var sent = http.put(
                "vard",
                "/api/photos/" + photo,
                bytes,
                "image/jpeg",
                "Content-Range",
                "bytes 0-%d/%d".formatted(bytes.length - 1, bytes.length));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        return id;
    }

    private static byte[] wallWithGraffiti() throws IOException {
        var image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x9a, 0x8f, 0x80));
        pen.fillRect(0, 0, 640, 400);
        pen.setColor(new Color(0x1d, 0x4e, 0x79));
        pen.fillOval(120, 90, 180, 180);
        pen.fillRect(340, 120, 160, 40);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private static Locator section(Page page, String heading) {
        return page.locator("#detail section")
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.HEADING, exactly(heading))));
    }

    /** Opens the row whose note holds the word, which no other note does. */
    private Visitor open(Look look, String word) {
        var visitor = new Visitor(port, look).logIn("planerare").go("/map?tab=observations&q=" + word);
        visitor.page()
                .getByRole(AriaRole.TABLE)
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("klotter")))
                .click();
        visitor.settle();
        return visitor;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void verifiedHandedOnAndClosedWithWordsForTheReporter(Look look) throws IOException {
        double longitude = 13.12 + STEP * look.ordinal();
        var word = "grindstolpe" + (char) ('a' + look.ordinal());
        var id = reportWithPhoto(longitude, "Blå cirkel på muren vid " + word, 40);
        report("rapportor", longitude + 0.0004, "Någon har målat på muren", 25);

        try (var visitor = open(look, word)) {
            var page = visitor.page();
            var photo = page.getByAltText(Pattern.compile("^Foto 1 av 1"));
            assertThat(photo).isVisible();
            assertThat(photo).hasJSProperty("naturalWidth", 640);
            assertThat(section(page, "Kan vara samma händelse")
                            .getByText(Pattern.compile("25 m bort, 15 minuter emellan")))
                    .isVisible();
            assertThat(section(page, "Historik").getByRole(AriaRole.LISTITEM)).hasCount(1);
            visitor.keep("30-iakttagelse", "En iakttagelse: läge, foto, uppgifter");

            page.getByRole(AriaRole.BUTTON, exactly("Verifiera")).click();
            var state = section(page, "Läge").locator("p").first();
            assertThat(state).containsText(Pattern.compile("^Verifierad mån"));
            assertThat(state).isFocused();
            assertThat(section(page, "Historik").getByRole(AriaRole.LISTITEM)).hasCount(2);

            page.getByRole(AriaRole.BUTTON, exactly("Lämna vidare")).click();
            assertThat(page.getByLabel("Till vem")).isFocused();
            page.getByLabel("Till vem").fill("Gatuenheten");
            page.getByLabel("Meddelande").fill("Ring 070-174 06 05 om stegen.");
            assertThat(page.getByText("Telefonnummer: 070-174 06 05")).isVisible();
            visitor.keep("31-iakttagelse-lamna-vidare", "En iakttagelse lämnas vidare: telefonnumret ska bort");
            page.getByRole(AriaRole.BUTTON, exactly("Lämna vidare")).click();
            assertThat(page.getByLabel("Meddelande")).isFocused();
            assertThat(state).containsText("Verifierad");
            page.getByRole(AriaRole.BUTTON, exactly("Byt mot [telefonnummer]")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Lämna vidare")).click();
            assertThat(state).containsText("Lämnad vidare till Gatuenheten");
            assertThat(state).containsText("Ring [telefonnummer] om stegen.");

            page.getByRole(AriaRole.BUTTON, exactly("Avsluta")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Avsluta")).click();
            assertThat(page.getByText("Skriv vad det ledde till, minst tre tecken."))
                    .isVisible();
            page.getByLabel("Vad ledde det till?").fill("Muren är tvättad, " + word + " är lagad.");
            page.getByRole(AriaRole.BUTTON, exactly("Avsluta")).click();
            assertThat(state).containsText(Pattern.compile("^Avslutad .*Muren är tvättad"));
            assertThat(section(page, "Historik").getByRole(AriaRole.LISTITEM)).hasCount(4);
            visitor.keep("32-iakttagelse-avslutad", "En iakttagelse är avslutad med återkoppling");

            page.keyboard().press("Escape");
            var rows = page.getByRole(AriaRole.TABLE).first();
            assertThat(rows.getByText("avslutad").first()).isVisible();
            assertThat(rows.locator("tbody").getByRole(AriaRole.BUTTON)).isFocused();
        }
        var feedback = http.get("vard", "/api/observations/feedback").json().path("feedback");
        assertThat(feedback.valueStream()
                        .filter(one -> one.path("id").asString().equals(id.toString()))
                        .map(one -> one.path("decision").asString())
                        .toList())
                .isEqualTo(List.of("Muren är tvättad, " + word + " är lagad."));
    }

    @Test
    void theSameEventIsLinkedByHandAndCanBeUndone() {
        var id = report("vard", 13.18, "Ny målning vid flaggstången", 40);
        report("rapportor", 13.1804, "Rött streck på husvägg", 30);
        try (var visitor = open(Look.DESK_LIGHT, "flaggstången")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Samma händelse som den här"))
                    .click();
            assertThat(section(page, "Läge")).containsText("Samma händelse som en annan iakttagelse.");
            page.getByRole(AriaRole.BUTTON, exactly("Visa den andra")).click();
            assertThat(page.locator("#detail")).containsText("Rött streck på husvägg");

            // what is the same event as another stands in no list until it is asked for
            visitor.go("/map?tab=observations&q=flaggstången");
            assertThat(page.getByText("Inga iakttagelser i urvalet")).isVisible();
            visitor.go("/map?tab=observations&q=flaggstången&status=DUPLICATE");
            page.getByRole(AriaRole.TABLE)
                    .first()
                    .locator("tbody")
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            assertThat(page).hasURL(Pattern.compile("obs=" + id));
            page.getByRole(AriaRole.BUTTON, exactly("Inte samma händelse")).click();
            assertThat(section(page, "Läge")).containsText("Ny: ingen har tagit ställning");
        }
    }

    @Test
    void erasingSaysWhatWillHappenAndLeavesNothingToRead() {
        var id = report("vard", 13.19, "Text som ska bort vid pumphuset", 41);
        try (var visitor = open(Look.PHONE_DARK, "pumphuset")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Radera")).click();
            assertThat(page.getByText(Pattern.compile("Det går inte att ångra")))
                    .isVisible();
            visitor.keep("33-iakttagelse-radera", "En iakttagelse ska raderas: vad som händer står först");
            page.getByLabel("Varför ska den raderas?").fill("Beskriver en person.");
            page.getByRole(AriaRole.BUTTON, exactly("Radera")).click();
            assertThat(page.getByText("Iakttagelsen är raderad.")).isVisible();
            assertThat(page.locator("#detail")).isHidden();
        }
        var history = http.get("planerare", "/api/observations/" + id + "/history");
        assertThat(history.text().toLowerCase(Locale.ROOT))
                .doesNotContain("pumphuset")
                .contains("beskriver en person");
    }

    @Test
    void whoeverComesSecondSeesHowItStandsAndDecidesAgain() {
        var id = report("vard", 13.20, "Sprejad skylt vid slussen", 42);
        try (var visitor = open(Look.DESK_DARK, "slussen")) {
            var page = visitor.page();
            assertThat(http.post(
                                    "planerare",
                                    "/api/observations/" + id + "/close",
                                    "{\"decision\": \"Redan åtgärdat\"}")
                            .status())
                    .isEqualTo(200);
            page.getByRole(AriaRole.BUTTON, exactly("Verifiera")).click();
            assertThat(section(page, "Läge")).containsText("Redan åtgärdat");
            assertThat(section(page, "Läge").getByRole(AriaRole.ALERT)).containsText("Någon annan ändrade");
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Verifiera"))).hasCount(0);
            visitor.keep("34-iakttagelse-andrad", "Någon annan hann före");
            visitor.expectError("409");
        }
    }

    @Test
    void theAddressOpensTheObservation() {
        var id = report("vard", 13.21, "Krita på trappan vid kvarnen", 43);
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?obs=" + id)) {
            assertThat(visitor.page().locator("#detail")).containsText("Krita på trappan vid kvarnen");
            assertThat(visitor.page()).hasURL(Pattern.compile("obs=" + id));
        }
    }
}
