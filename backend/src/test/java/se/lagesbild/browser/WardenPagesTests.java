package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;
import static se.lagesbild.browser.WardensPhone.TORGET;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** Each of the warden's screens in four looks and at 200 % zoom: a picture, no finding of axe, no sideways scroll. */
class WardenPagesTests extends TrelleborgApp {
    private static final String ROUND = "Centrum, bildvandring";
    private static boolean prepared;

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyScreen(Look look) throws IOException {
        try (var phone = new WardensPhone(port, look)) {
            walkThrough(phone);
        }
    }

    @Test
    void everyScreenAtTwoHundredPercent() throws IOException {
        try (var phone = WardensPhone.zoomed(port)) {
            walkThrough(phone);
        }
    }

    /** A round for tonight, somebody else's report beside the square, and an answer to an earlier report of the warden. */
    private void prepare(WardensPhone phone) {
        if (prepared) return;
        prepared = true;
        phone.publishRound(http, ROUND);
        report("planerare", UUID.randomUUID(), "MIL-KLOT", "20:51");
        var earlier = UUID.randomUUID();
        report("vard", earlier, "MIL-BELY", "18:10");
        assertThat(http.post(
                                "planerare",
                                "/api/observations/" + earlier + "/close",
                                "{\"decision\": \"Lampan är bytt, två till är beställda.\"}")
                        .status())
                .isEqualTo(200);
    }

    private void report(String account, UUID id, String category, String at) {
        var body = """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1573, 55.3761]},
                 "properties": {"category": "%s", "occurredAt": "2026-11-23T%s:00+01:00", "positionKind": "GPS", "positionAccuracy": 8}}""".formatted(category, at);
        assertThat(http.put(account, "/api/observations/" + id, body).status()).isEqualTo(201);
    }

    private void walkThrough(WardensPhone phone) throws IOException {
        prepare(phone);
        var page = phone.page();
        phone.logIn("vard").at(TORGET).open();
        assertThat(page.getByText("Återkoppling")).isVisible();
        phone.keep("30-varden-start", "Värdens start utan pass");

        phone.tap("Börja pass");
        assertThat(page.getByLabel(java.util.regex.Pattern.compile("^" + ROUND)))
                .isVisible();
        phone.keep("31-varden-borja-pass", "Börja pass: par och rond");
        phone.back();
        phone.beginShift("Par 1", ROUND);
        assertThat(phone.said("^Du är \\d+ m från Torget")).isVisible();
        phone.keep("32-varden-pass", "Värdens start: nästa stopp, med förslag att checka in");

        phone.tap("Rapportera");
        assertThat(page.getByText("Här, ± 8 m")).isVisible();
        phone.keep("33-varden-rapportera", "Rapport: sex rutor");
        page.locator("[data-tile=OFF]").click();
        phone.keep("33-varden-rapportera-kategori", "Rapport: rutans kategorier");
        page.locator(".options")
                .getByRole(AriaRole.BUTTON, button("bråk, slagsmål"))
                .click();
        phone.keep("33-varden-rapportera-112", "Rapport: ring 112 först");
        page.locator(".picked").getByRole(AriaRole.BUTTON).click();
        page.locator("[data-tile=MIL]").click();
        page.locator(".options").getByRole(AriaRole.BUTTON, button("klotter")).click();
        page.setInputFiles("#report-photo", new FilePayload("bild.png", "image/png", picture()));
        assertThat(page.getByRole(AriaRole.IMG, exactly("Bild 1"))).isVisible();
        page.getByLabel("Anteckning (valfri)").fill("Tvättas bort. Ring 070-174 06 05.");
        assertThat(page.locator(".note-hits")).isVisible();
        page.locator(".note-field").scrollIntoViewIfNeeded();
        phone.keep("33-varden-rapportera-anteckning", "Rapport: telefonnummer i anteckningen, och en bild");
        page.getByLabel("Anteckning (valfri)").fill("Tvättas bort.");
        phone.tap("Spara");
        assertThat(page.getByText("Samma händelse?")).isVisible();
        phone.keep("33-varden-rapporterad", "Rapport: skickad, samma händelse?");
        phone.tap("Nej");
        page.locator(".place-line button").click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly("Var?"))).isVisible();
        phone.tap("Omkring 100 m");
        phone.keep("34-varden-var", "Rapport: platsen pekas ut");
        phone.back();
        phone.back();

        phone.row("Mina rapporter");
        assertThat(page.locator(".report-row")).hasCount(1);
        phone.keep("35-varden-mina-rapporter", "Mina rapporter på karta och i lista");
        page.locator(".report-row")
                .getByRole(AriaRole.BUTTON, button("Ändra klotter"))
                .click();
        phone.keep("35-varden-andra", "En rapport ändras");
        phone.back();
        phone.back();

        phone.row("Ronden");
        page.locator(".stop summary").nth(1).click();
        phone.keep("36-varden-ronden", "Ronden: karta, nästa stopp och alla stopp");
        page.locator(".stop").nth(1).scrollIntoViewIfNeeded();
        phone.keep("36-varden-ronden-stopp", "Ronden: ett stopp");
        phone.tap("Läs skylt");
        phone.keep("37-varden-las-skylt", "Skyltens kod");
        phone.back();
        phone.tap("Checka in på annan plats");
        phone.keep("37-varden-checka-in", "Checka in på annan plats");
        phone.back();
        phone.back();
        phone.tap("Hoppa över");
        phone.keep("37-varden-hoppa-over", "Hoppa över med skäl");
        phone.tap("Avbryt");
        phone.tap("Checka in");
        assertThat(page.getByText("Ni är här")).isVisible();
        phone.keep("37-varden-incheckad", "Incheckad, med ångra");

        phone.row("Återkoppling");
        assertThat(page.getByText("Lampan är bytt")).isVisible();
        phone.keep("38-varden-aterkoppling", "Det här ledde rapporterna till");
        phone.back();
        phone.row("Telefonen");
        phone.keep("39-varden-telefonen", "Telefonen: osänt, minne, karta");
        page.getByRole(AriaRole.HEADING, exactly("Version")).scrollIntoViewIfNeeded();
        phone.keep("39-varden-telefonen-slut", "Telefonen: utseende, språk, version");
        phone.tap("Logga ut");
        phone.keep("39-varden-logga-ut", "Logga ut: det osända ligger kvar");
        phone.tap("Avbryt");
        phone.back();
        phone.row("Avsluta pass");
        phone.keep("39-varden-avsluta", "Avsluta pass: summan och tre frågor");
        phone.back();
        page.getByRole(AriaRole.BUTTON, named("Checka ut")).first().click();
        phone.endShift("Gick ronden.");
        phone.waitUntilSent();
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) for (int y = 0; y < 240; y++) image.setRGB(x, y, x * 0x010000 / 2 + y * 0x100);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
