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

/** Each page and state of the first version, in four looks. */
class PagesTests extends TrelleborgApp {

    @ParameterizedTest
    @EnumSource(Look.class)
    void logIn(Look look) {
        try (var visitor = new Visitor(port, look)) {
            visitor.go("/map");
            assertThat(visitor.page()).hasURL(Pattern.compile("/login\\?return=%2Fmap"));
            visitor.keep("01-logga-in", "Logga in, med demokonton");
            visitor.page().getByLabel("Användarnamn").fill("planerare");
            visitor.page().getByLabel("Lösenord").fill("fel");
            visitor.page().getByRole(AriaRole.BUTTON, exactly("Logga in")).click();
            assertThat(visitor.page().getByRole(AriaRole.ALERT).first()).containsText("stämmer inte");
            visitor.keep("02-fel-losenord", "Fel lösenord");
            visitor.expectError("401");
            visitor.page().getByLabel("Lösenord").fill("lagesbild");
            visitor.page().getByRole(AriaRole.BUTTON, exactly("Logga in")).click();
            visitor.page().waitForURL("**/map**");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void startByRole(Look look) {
        for (var role : List.of("planerare", "vard", "polis", "namnd", "admin", "dso", "rapportor")) {
            try (var visitor = new Visitor(port, look).logIn(role).go("/")) {
                assertThat(visitor.page()
                                .getByRole(AriaRole.HEADING, named("Hej .*"))
                                .first())
                        .isVisible();
                visitor.keep("03-start-" + role, "Startsidan för " + role);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void mapWithRankedPlaces(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            var places = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.LISTITEM);
            assertThat(places.first()).containsText("Torget (exempel)");
            assertThat(places.first()).containsText("iakttagelser på fyra veckor");
            visitor.keep("04-karta-platser", "Kartan: platser i rangordning");

            places.first().getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Hur säkert"))).isVisible();
            page.locator("#detail").getByText("Så räknas det").click();
            assertThat(page.getByText(Pattern.compile("^Getis-Ord Gi\\*: z = .*justerat p")))
                    .isVisible();
            visitor.keep("05-karta-plats", "En plats: varför, hur säkert, när");
            page.getByRole(AriaRole.BUTTON, named("Tillbaka till listan")).click();

            page.getByRole(AriaRole.TAB, exactly("Iakttagelser")).click();
            assertThat(page.getByRole(AriaRole.TABLE).first()).isVisible();
            visitor.keep("06-karta-lista", "Kartan: iakttagelser som lista");
        }
    }

    @Test
    void theListSaysTheSameAsTheServerCounts() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?tab=observations")) {
            var page = visitor.page();
            page.getByRole(AriaRole.TAB, exactly("Iakttagelser")).click();
            var counted = http.get("planerare", "/api/observations/counts?datetime=2026-10-26T21:00:00%2B01:00/..")
                    .json()
                    .path("total")
                    .asInt();
            assertThat(page.getByText(Pattern.compile("^Visar 1–\\d+ av " + counted + "$")))
                    .isVisible();
            assertThat(page.getByText(Pattern.compile("exempel")).first()).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aRoundPastChosenPlaces(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            var choose = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.CHECKBOX);
            for (int i = 0; i < 4; i++) {
                choose.nth(i).check();
            }
            page.getByRole(AriaRole.TAB, named("Rond.*")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Planera rond")).click();
            assertThat(page.getByText(Pattern.compile("Gångväg .*")).first()).isVisible();
            assertThat(page.locator(".round-result").getByText(Pattern.compile("(räta|raka) linjer")))
                    .isVisible();
            assertThat(page.getByText(Pattern.compile("Framme \\d\\d[:.]\\d\\d"))
                            .first())
                    .isVisible();
            visitor.keep("07-rond-raka-linjer", "En rond där inget gatunät är inläst");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void filterAndPeriodStandInTheAddress(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            page.getByLabel("Period").selectOption("12m");
            visitor.settle();
            page.getByText("Filter", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByLabel(Pattern.compile("^Hamn")).first().check();
            visitor.settle();
            assertThat(page).hasURL(Pattern.compile("setting=PORT"));
            visitor.keep("08-karta-filter", "Kartan: filter på hamnen, tolv månader");
            int counted = http.get(
                            "planerare",
                            "/api/observations/counts?setting=PORT&datetime=2025-11-23T21:00:00%2B01:00/..")
                    .json()
                    .path("total")
                    .asInt();
            page.reload();
            visitor.settle();
            assertThat(page.locator("#matched")).containsText(String.valueOf(counted));
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void anEmptySelectionSaysWhatToDo(Look look) {
        try (var visitor =
                new Visitor(port, look).logIn("planerare").go("/map?period=own&from=2001-01-01&to=2001-01-31")) {
            visitor.page().getByRole(AriaRole.TAB, exactly("Iakttagelser")).click();
            assertThat(visitor.page().getByText("Inga iakttagelser i urvalet")).isVisible();
            visitor.keep("09-karta-tom", "Inget i urvalet");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aServerThatFailsIsToldAndCanBeAskedAgain(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare")) {
            visitor.page()
                    .route(
                            "**/api/hotspots**",
                            route -> route.fulfill(
                                    new com.microsoft.playwright.Route.FulfillOptions()
                                            .setStatus(503)
                                            .setContentType("application/problem+json")
                                            .setBody(
                                                    "{\"status\":503,\"code\":\"no-database\",\"title\":\"Databasen svarar inte\",\"detail\":\"Försök igen om en stund.\"}")));
            visitor.go("/map");
            assertThat(visitor.page().getByText("Databasen svarar inte").first())
                    .isVisible();
            visitor.keep("10-karta-fel", "Servern svarar inte");
            visitor.expectError("503");
            visitor.page().unroute("**/api/hotspots**");
            visitor.page()
                    .getByRole(AriaRole.BUTTON, exactly("Försök igen"))
                    .first()
                    .click();
            assertThat(visitor.page()
                            .getByRole(AriaRole.TABPANEL)
                            .getByRole(AriaRole.LISTITEM)
                            .first())
                    .containsText("Torget");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void policeSeePlacesAndNoSingleReports(Look look) {
        try (var visitor = new Visitor(port, look).logIn("polis").go("/map")) {
            assertThat(visitor.page()
                            .getByRole(AriaRole.TABPANEL)
                            .getByRole(AriaRole.LISTITEM)
                            .first())
                    .containsText("Torget");
            assertThat(visitor.page().getByRole(AriaRole.TAB, exactly("Iakttagelser")))
                    .hasCount(0);
            visitor.keep("11-polis-karta", "Polisens karta: platser, inga enskilda rapporter");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aRoleWithoutTheMapIsToldWhereItIs(Look look) {
        try (var visitor = new Visitor(port, look).logIn("namnd").go("/map")) {
            assertThat(visitor.page()).hasURL(Pattern.compile("/\\?denied="));
            assertThat(visitor.page().getByText(Pattern.compile("är inte för din roll")))
                    .isVisible();
            visitor.keep("12-ingen-behorighet", "Sidan är inte för rollen");
        }
    }

    @Test
    void everythingOnTheMapCanBeReachedByKeyboard() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            page.keyboard().press("Tab");
            assertThat(page.getByRole(AriaRole.LINK, exactly("Till listan"))).isFocused();
            page.keyboard().press("Enter");
            var open = page.getByRole(AriaRole.TABPANEL)
                    .getByRole(AriaRole.LISTITEM)
                    .first()
                    .getByRole(AriaRole.BUTTON);
            for (int i = 0; i < 20 && !(Boolean) open.evaluate("b => b === document.activeElement"); i++) {
                page.keyboard().press("Tab");
            }
            assertThat(open).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Hur säkert"))).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.HEADING, named("Hur säkert"))).isHidden();
            assertThat(open).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void englishIsOneTapAway(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            if (look.phone()) {
                visitor.page().getByRole(AriaRole.BUTTON, exactly("Meny")).click();
            }
            visitor.page().getByRole(AriaRole.BUTTON, exactly("English")).click();
            assertThat(visitor.page().getByRole(AriaRole.TAB, exactly("Places")))
                    .isVisible();
            visitor.keep("13-karta-engelska", "Kartan på engelska");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theFirstAdministratorsForm(Look look) {
        try (var visitor = new Visitor(port, look).go("/first-admin#abc")) {
            visitor.keep("14-forsta-administratoren", "Formuläret för den första administratören");
        }
    }
}
