package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** A warden reports, and the planner sees it. */
class ReportTests extends TrelleborgApp {

    private Visitor wardenAt(Look look, double latitude, double longitude) {
        var options = look.options()
                .setGeolocation(new com.microsoft.playwright.options.Geolocation(latitude, longitude).setAccuracy(8))
                .setPermissions(List.of("geolocation"));
        return new Visitor(port, look, options).logIn("vard").go("/warden/");
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aReportFromThePhoneReachesTheStore(Look look) {
        var graffiti = "/api/observations?category=MIL-KLOT&datetime=2026-11-23T19:00:00Z/..";
        int before = http.get("vard", graffiti).json().path("numberMatched").asInt();
        try (var visitor = wardenAt(look, 55.3768, 13.1581)) {
            var page = visitor.page();
            assertThat(page.getByText(Pattern.compile("ring 112")).first()).isVisible();
            assertThat(page.getByText(Pattern.compile("ersätter inte en polisanmälan"))
                            .first())
                    .isVisible();
            assertThat(page.getByText(Pattern.compile("Här, ± 8"))).isVisible();
            visitor.keep("20-varden-rapportera", "Värdens rapport: var och vad");

            page.getByRole(AriaRole.BUTTON, named("^Skada")).click();
            page.getByRole(AriaRole.BUTTON, named("^[Kk]lotter")).click();
            visitor.keep("21-varden-vald", "Värdens rapport: kategorin är vald");
            page.getByRole(AriaRole.BUTTON, exactly("Spara rapport")).click();
            assertThat(page.getByText(Pattern.compile("Sparad .*klotter")).first())
                    .isVisible();
            visitor.keep("22-varden-sparad", "Värdens rapport: sparad");
        }
        var list = http.get("vard", graffiti).json();
        assertThat(list.path("numberMatched").asInt()).isEqualTo(before + 1);
        var stored = list.path("features").path(0);
        assertThat(stored.path("geometry").path("coordinates").path(0).asDouble())
                .isEqualTo(13.1581);
        assertThat(stored.path("properties").path("category").asString()).isEqualTo("MIL-KLOT");
        assertThat(stored.path("properties").path("positionKind").asString()).isEqualTo("GPS");
        assertThat(stored.path("properties").path("positionAccuracy").asDouble())
                .isEqualTo(8.0);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void withoutAPositionTheMapIsTapped(Look look) {
        try (var visitor = new Visitor(port, look).logIn("vard").go("/warden/")) {
            var page = visitor.page();
            assertThat(page.getByText(Pattern.compile("Telefonen lämnar inte ut positionen")))
                    .isVisible();
            page.getByRole(AriaRole.BUTTON, exactly("Använd kartans mitt")).click();
            assertThat(page.getByText(Pattern.compile("Utpekad på kartan"))).isVisible();
            visitor.keep("23-varden-utan-position", "Värdens rapport: utpekad på kartan");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void outsideTheMunicipalityTheServersWordsStandAtTheField(Look look) {
        try (var visitor = wardenAt(look, 57.7, 11.97)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, named("^Lugnt")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Spara rapport")).click();
            assertThat(page.getByText(Pattern.compile("mer än 2 km utanför Trelleborg"))
                            .first())
                    .isVisible();
            visitor.keep("24-varden-utanfor", "Värdens rapport: platsen ligger utanför kommunen");
            visitor.expectError("422");
        }
    }

    @Test
    void aPhoneNumberInTheNoteNeverLeavesThePhone() {
        try (var visitor = wardenAt(Look.PHONE_DARK, 55.3768, 13.1581)) {
            var page = visitor.page();
            var sent = new java.util.ArrayList<String>();
            page.onRequest(request -> {
                if (request.method().equals("PUT")) {
                    sent.add(request.url());
                }
            });
            var note = page.getByLabel("Anteckning (valfri)");
            page.getByRole(AriaRole.BUTTON, named("^Lugnt")).click();
            note.fill("Ring Åsa 070-174 06 05");
            page.getByRole(AriaRole.BUTTON, exactly("Spara rapport")).click();
            assertThat(page.getByRole(AriaRole.ALERT)
                            .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                    .setHasText("Telefonnummer på tecken 10–22. Ta bort det.")))
                    .isVisible();
            assertThat(note).isFocused();
            assertThat(note).hasAttribute("aria-invalid", "true");
            assertThat(note).hasAccessibleDescription(Pattern.compile("Telefonnummer på tecken 10–22"));
            assertThat(note).hasValue("Ring Åsa 070-174 06 05");
            assertThat(sent).isEmpty();
            visitor.keep("27-varden-personuppgift", "Värdens rapport: ett telefonnummer i anteckningen");

            note.fill("Ring 114 14");
            page.getByRole(AriaRole.BUTTON, exactly("Spara rapport")).click();
            assertThat(page.getByText(Pattern.compile("Sparad .*")).first()).isVisible();
            assertThat(sent).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void withoutANetworkItSaysThatNothingIsSavedAndKeepsTheForm(Look look) {
        try (var visitor = wardenAt(look, 55.3768, 13.1581)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, named("^Lugnt")).click();
            page.context().setOffline(true);
            page.getByRole(AriaRole.BUTTON, exactly("Spara rapport")).click();
            assertThat(page.getByText(Pattern.compile("Inte sparad: ingen kontakt"))
                            .first())
                    .isVisible();
            visitor.keep("25-varden-utan-nat", "Värdens rapport: inget nät");
            page.context().setOffline(false);
            page.getByRole(AriaRole.BUTTON, exactly("Spara rapport")).click();
            assertThat(page.getByText(Pattern.compile("Sparad .*")).first()).isVisible();
            visitor.expectError("ERR_INTERNET_DISCONNECTED");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aPlannerReportsFromTheMap(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Rapportera iakttagelse")).click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText(Pattern.compile("ring 112")).first()).isVisible();
            visitor.keep("26-karta-rapportera", "Planerarens rapport på kartan");
        }
    }
}
