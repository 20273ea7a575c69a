package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** The page of presence wanted, given and owed; its places are in force in March 2024 alone, week 10 begins on the 4th. */
class DosePageTests extends TrelleborgApp {
    private static boolean made;

    @BeforeEach
    void fourPlacesInMarch() {
        if (made) {
            return;
        }
        made = true;
        var square = place(
                13.156,
                "Torgprov",
                "\"party\": \"WARDENS\", \"hazards\": \"Halt när det regnar.\", \"measures\": \"Fler lampor.\"",
                3,
                15,
                "2024-02-26");
        var station = place(
                13.160, "Stationsprov", "\"party\": \"BOTH\", \"handOffs\": \"Trasig lampa.\"", 4, 10, "2024-02-26");
        var park = place(13.164, "Parkprov", "\"party\": \"POLICE\"", 2, 15, "2024-03-07");
        place(13.168, "Hamnprov", "\"party\": \"WARDENS\"", 2, 10, "2024-02-26");
        visit("vard", square, "2024-02-27T20:00:00+01:00", "2024-02-27T20:30:00+01:00");
        visit("vard", square, "2024-03-05T20:00:00+01:00", "2024-03-05T20:12:00+01:00");
        visit("vard", square, "2024-03-08T21:00:00+01:00", "2024-03-08T21:18:00+01:00");
        visit("vard", station, "2024-03-06T21:00:00+01:00", "2024-03-06T21:06:00+01:00");
        visit("polis", station, "2024-03-06T22:00:00+01:00", "2024-03-06T22:09:00+01:00");
        visit("polis", park, "2024-03-09T22:00:00+01:00", "2024-03-09T22:15:00+01:00");
        visit("vard", "stadsparken", "2024-03-09T19:00:00+01:00", "2024-03-09T19:10:00+01:00");
    }

    private UUID place(double longitude, String name, String more, int visits, int minutes, String from) {
        var id = UUID.randomUUID();
        var answer = http.put("planerare", "/api/priority-places/" + id, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[%1$s, 55.39], [%2$s, 55.39], [%2$s, 55.3912], [%1$s, 55.3912], [%1$s, 55.39]]]},
                 "properties": {"name": "%3$s", "reason": "prov", "validFrom": "%7$s", "validTo": "2024-03-31",
                 "wantedDose": {"visitsPerWeek": %5$s, "minutesPerVisit": %6$s}, %4$s}}""".formatted(
                        longitude, longitude + 0.002, name, more, visits, minutes, from));
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(201);
        return id;
    }

    private void visit(String account, Object place, String arrived, String left) {
        var answer = http.put(account, "/api/presence/" + UUID.randomUUID(), """
                {"place": "%s", "arrived": "%s", "left": "%s"}""".formatted(place, arrived, left));
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void saysWhatIsWantedGivenAndOwed(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map/dose?week=2024-W10")) {
            var page = visitor.page();
            assertThat(page.locator("#sum .said")).containsText("minuter önskade");
            assertThat(page.locator("#sum")).containsText("24–26 av 45");
            var square = item(page, "Torgprov");
            assertThat(square).containsText("Önskat: 3 besök, 45 min");
            assertThat(square).containsText("Givet: 2 besök, 30 min");
            assertThat(square).containsText("Kvar: 1 besök, 15 min");
            assertThat(square).containsText("Att se upp med: Halt när det regnar.");
            assertThat(item(page, "Parkprov")).containsText("gäller 4 dagar av veckan");
            assertThat(item(page, "Parkprov")).containsText("Givet: 15 min");
            assertThat(item(page, "Stationsprov")).containsText("inga enskilda besök");
            assertThat(page.locator("#places")).containsText("Närvaro på andra platser");
            // a number on each place that owes, and none on colour alone
            assertThat(page.locator("#map .list-mark", new Page.LocatorOptions().setHasText("15"))
                            .first())
                    .isVisible();
            visitor.keep("70-narvaro", "Närvaro: önskad, given och kvar");
            square.locator("summary").click();
            page.locator("#places > details > summary").click();
            page.locator("#history").scrollIntoViewIfNeeded();
            visitor.keep("71-narvaro-siffror", "Närvaron i siffror och vecka för vecka");
        }
    }

    private static com.microsoft.playwright.Locator item(Page page, String name) {
        return page.locator(".dose-list > li", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    @Test
    void policeSeeTheirOwnVisits() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("polis").go("/map/dose?week=2024-W10")) {
            assertThat(item(visitor.page(), "Parkprov")).containsText("Givet: 1 besök, 15 min");
            assertThat(visitor.page().locator("#enter")).containsText("stannar hos polisen");
        }
    }

    /** With keys alone: place, day, time, minutes, save; the debt goes down; then it is taken back. */
    @Test
    void presenceIsEnteredAfterwards() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map/dose?week=2024-W10")) {
            var page = visitor.page();
            var port = item(page, "Hamnprov");
            assertThat(port).containsText("Kvar: 2 besök, 20 min");
            page.getByRole(AriaRole.BUTTON, exactly("Spara besöket")).press("Enter");
            assertThat(page.getByText("Välj en plats.")).isVisible();
            page.getByLabel("Plats", new Page.GetByLabelOptions().setExact(true))
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Hamnprov"));
            page.getByLabel("Dag", new Page.GetByLabelOptions().setExact(true)).fill("2024-03-10");
            page.getByLabel("Kom klockan").fill("21:30");
            page.getByLabel("Minuter", new Page.GetByLabelOptions().setExact(true))
                    .fill("12");
            page.getByRole(AriaRole.BUTTON, exactly("Spara besöket")).press("Enter");
            assertThat(port).containsText("Kvar: 1 besök, 8 min");
            assertThat(page.locator(".own-visits")).containsText("21:30 Hamnprov, 12 min");
            page.getByRole(AriaRole.BUTTON, exactly("Ta bort: 21:30 Hamnprov, 12 min"))
                    .press("Enter");
            assertThat(port).containsText("Kvar: 2 besök, 20 min");
            assertThat(page.locator(".own-visits")).containsText("Inga än.");
        }
    }

    @Test
    void weeksAreTurnedAndABadOneIsSaidSo() {
        try (var visitor =
                new Visitor(port, Look.PHONE_LIGHT).logIn("planerare").go("/map/dose?week=2024-W10")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Veckan före")).click();
            assertThat(page).hasURL(Pattern.compile("week=2024-W09"));
            assertThat(page.locator("#sum-head")).containsText("Vecka 9 2024");
            assertThat(item(page, "Torgprov")).containsText("Givet: 1 besök, 30 min");
            visitor.go("/map/dose?week=2024-W99");
            assertThat(page.locator("#week-error")).containsText("är inte en vecka");
            visitor.expectError("400");
        }
    }

    /** The layer of the planner's map shows this week: a place that is in force today, taken away again afterwards. */
    @Test
    void theMapHasALayerOfWhatIsOwed() {
        var id = UUID.randomUUID();
        http.put("planerare", "/api/priority-places/" + id, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[13.17, 55.38], [13.172, 55.38], [13.172, 55.381], [13.17, 55.381], [13.17, 55.38]]]},
                 "properties": {"name": "Lagerprov", "reason": "prov", "party": "WARDENS", "validFrom": "2026-11-23", "wantedDose": {"visitsPerWeek": 3, "minutesPerVisit": 15}}}""");
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)
                .logIn("planerare")
                .go("/map?z=16&c=13.171,55.3805&layers=dose&open=legend")) {
            assertThat(visitor.page().getByText("45 av 45 min kvar").first()).isVisible();
            visitor.keep("72-karta-narvaroskuld", "Kartan med närvaroskuld");
        } finally {
            http.delete("planerare", "/api/priority-places/" + id, "If-Match", "\"1\"");
        }
    }
}
