package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** The planner's map on the screen of an ordinary office, 1366 by 768: room for the map, and areas that fit each other. */
class PlannerDeskTests extends TrelleborgApp {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"DESK_LIGHT", "DESK_DARK"})
    void hoursAndTimeLineAreFoldedAwayWhereSomebodyWantsMoreMap(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare")) {
            var page = visitor.page();
            page.setViewportSize(WIDTH, HEIGHT);
            visitor.go("/map?show=side&z=14&c=13.157,55.376");
            double before = page.locator("#map").boundingBox().height;
            var fold = page.locator("#time-box > summary");
            fold.focus();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("charts=0"));
            assertThat(page.locator(".time-track")).isHidden();
            // the hours and their heads are more than 200 pixels high
            assertThat(page.locator("#map").boundingBox().height).isGreaterThan(before + 200);
            visitor.keep("55-karta-mer-karta", "Kartan: timmar och tidslinje är undanfällda");

            // a link gives the same to a colleague
            visitor.go(page.url().substring(page.url().indexOf("/map")));
            assertThat(page.locator(".time-track")).isHidden();
            fold.click();
            assertThat(page.locator(".time-track")).isVisible();
            assertThat(page).not().hasURL(Pattern.compile("charts="));
        }
    }

    @Test
    void aZoneCatchesOnTheCornerOfThePlaceBesideIt() {
        double east = 13.2616;
        double south = 55.3950;
        var place = "/api/priority-places/" + UUID.randomUUID();
        var put = http.put("planerare", place, """
            {"type": "Feature", "properties": {"name": "Grannplatsen"}, "geometry": {"type": "Polygon", "coordinates":
             [[[13.2600, %2$s], [%1$s, %2$s], [%1$s, 55.3959], [13.2600, 55.3959], [13.2600, %2$s]]]}}\
            """.formatted(east, south));
        assertThat(put.status()).as(put.text()).isEqualTo(201);
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)
                .logIn("planerare")
                .go("/map?z=17&tool=draw&c=" + east + "," + south)) {
            var page = visitor.page();
            page.getByLabel("Vad", new Page.GetByLabelOptions().setExact(true)).selectOption("zones");
            page.getByRole(AriaRole.BUTTON, exactly("Rita ny")).click();
            var map = page.locator("#map").boundingBox();
            double x = map.x + map.width / 2;
            double y = map.y + map.height / 2;
            page.mouse().move(x + 6, y + 5);
            assertThat(page.getByText("Fastnar i: prioriterad plats")).isVisible();
            for (var corner : new int[][] {{6, 5}, {140, 60}, {60, 140}, {5, 6}}) {
                page.mouse().click(x + corner[0], y + corner[1]);
            }
            page.locator("#area-name").fill("Grannzonen");
            page.getByLabel("Miljö", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("TRAFFIC");
            page.locator(".form-foot button[type=submit]").click();
            assertThat(page.getByText("Grannzonen är sparad.").first()).isVisible();
            var zone = zone();
            assertThat(zone.path("properties").path("setting").asString()).isEqualTo("TRAFFIC");
            var corner = zone.path("geometry")
                    .path("coordinates")
                    .path(0)
                    .valueStream()
                    .filter(at -> Math.abs(at.path(0).asDouble() - east) < 1e-6)
                    .findFirst()
                    .orElseThrow();
            // six pixels would be four metres
            assertThat(corner.path(1).asDouble()).isCloseTo(south, within(1e-6));
            var gone = "/api/zones/" + zone.path("id").asString();
            assertThat(http.delete("planerare", gone, "If-Match", "\"1\"").status())
                    .isEqualTo(204);
        }
        assertThat(http.delete("planerare", place, "If-Match", "\"1\"").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void whatAnOwnFileSaysIsReadAsAListToo(Look look) {
        var name = "Kiosker på kartan " + (char) ('A' + look.ordinal());
        var file = "/api/uploads/" + UUID.randomUUID();
        var put = http.put(
                "planerare",
                file + "?format=csv&crs=EPSG:4326&name=" + Http.encoded(name),
                "nr,namn,varor,lat,lon\n1,Kiosk ett,glass,55.376,13.157\n2,Kiosk två,,55.3762,13.1573\n3,Kiosk långt bort,glass,55.42,13.25\n"
                        .getBytes(StandardCharsets.UTF_8),
                "application/octet-stream");
        assertThat(put.status()).as(put.text()).isEqualTo(201);
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map?z=17&c=13.157,55.376&open=legend")) {
            var page = visitor.page();
            var row = page.locator(".layer-row").filter(new Locator.FilterOptions().setHasText(name));
            row.getByText("Visa som lista").click();
            assertThat(row.getByText("2 i kartans utsnitt.")).isVisible();
            assertThat(row.locator("li")).hasCount(2);
            assertThat(row.locator("li").first()).containsText("Kiosk ett");
            assertThat(row.locator("li").first()).containsText("nr: 1 · varor: glass");
            visitor.keep("56-karta-egen-fil-som-lista", "Kartan: en egen fil som lista");
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Kiosk två"))
                    .press("Enter");
            assertThat(page).hasURL(Pattern.compile("c=13.157\\d\\d,55.3762"));
        }
        assertThat(http.delete("planerare", file).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void presenceOfTheWeekIsReadAsAListToo(Look look) {
        var shift = UUID.randomUUID();
        var visit = "/api/presence/" + UUID.randomUUID();
        assertThat(http.put("polis", "/api/shifts/" + shift, """
            {"party": "POLICE", "pair": "Par 7", "start": "2026-11-23T04:00:00+01:00",
             "startedAt": "2026-11-23T04:00:00+01:00", "endedAt": "2026-11-23T05:00:00+01:00"}\
            """).status()).isEqualTo(201);
        assertThat(http.put("polis", visit, """
            {"shift": "%s", "arrived": "2026-11-23T04:10:00+01:00", "left": "2026-11-23T04:23:00+01:00",
             "method": "HAND", "place": "stadsparken"}\
            """.formatted(shift)).status()).isEqualTo(201);
        int minutes = 0;
        for (var given : http.get("planerare", "/api/dose").json().path("places")) {
            boolean counts = given.path("name").asString().startsWith("Stadsparken")
                    && !given.path("party").asString().equals("BOTH");
            minutes += counts ? given.path("done").path("minutes").asInt() : 0;
        }
        assertThat(minutes).isGreaterThanOrEqualTo(13);
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map?open=legend&z=15&c=13.157,55.376")) {
            var page = visitor.page();
            var presence = page.getByRole(AriaRole.CHECKBOX, exactly("Närvaro den här veckan"));
            presence.check();
            var row = page.locator(".layer-row").filter(new Locator.FilterOptions().setHas(presence));
            row.getByText("Visa som lista").click();
            var words = "Stadsparken (exempel): " + minutes + " minuter";
            assertThat(row.getByText(words)).isVisible();
            visitor.keep("57-karta-narvaro", "Kartan: veckans närvaro, också som lista");
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words))
                    .press("Enter");
            assertThat(page).hasURL(Pattern.compile("[?&]z=16(&|$)"));
        }
        // what has ended is not taken back by anybody
        jdbc.sql("delete from presence_police.visit where shift = :id")
                .param("id", shift)
                .update();
        jdbc.sql("delete from presence.shift where id = :id").param("id", shift).update();
    }

    private JsonNode zone() {
        return http.get("planerare", "/api/zones")
                .json()
                .path("features")
                .valueStream()
                .filter(feature ->
                        feature.path("properties").path("name").asString().equals("Grannzonen"))
                .findFirst()
                .orElseThrow();
    }
}
