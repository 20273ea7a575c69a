package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Areas of several parts, their hours, two who change the same one, what is marked as a file, own files, and two maps beside each other. */
class PlannerShapesTests extends TrelleborgApp {
    private static final String CLOSE_UP = "/map?z=16&c=13.157,55.376";
    private static final Locator.GetByTextOptions SAME = new Locator.GetByTextOptions().setExact(true);

    /** A square of about 100 m, its south-west corner given, and its end. */
    private static String square(double longitude, double latitude, String holes) {
        return String.format(
                Locale.ROOT,
                "[[[%1$.4f, %2$.4f], [%3$.4f, %2$.4f], [%3$.4f, %4$.4f], [%1$.4f, %4$.4f], [%1$.4f, %2$.4f]]%5$s]",
                longitude,
                latitude,
                longitude + 0.0016,
                latitude + 0.0009,
                holes);
    }

    private String place(String name, String geometry, String more) {
        var path = "/api/priority-places/" + UUID.randomUUID();
        var answer = http.put("planerare", path, """
                {"type": "Feature", "geometry": %s, "properties": {"name": "%s"%s}}""".formatted(geometry, name, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return path;
    }

    private JsonNode stored(String path) {
        return http.get("planerare", path).json();
    }

    private Page open(Visitor visitor, String name) {
        var page = visitor.logIn("planerare").go(CLOSE_UP + "&tool=draw").page();
        page.getByRole(AriaRole.BUTTON, named("^" + name)).click();
        assertThat(page.locator("#area-name")).hasValue(name);
        return page;
    }

    private static void save(Page page) {
        page.waitForResponse(
                answer -> answer.request().method().equals("PUT")
                        && answer.url().contains("/api/priority-places/")
                        && answer.ok(),
                () -> page.locator(".tool-panel").getByText("Spara", SAME).click());
        assertThat(page.locator(".area-form")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void hoursOfAWantedPresenceAreChangedWithTheKeyboard(Look look) {
        var name = "Timplats " + (char) ('A' + look.ordinal());
        var path = place(
                name,
                "{\"type\": \"Polygon\", \"coordinates\": %s}".formatted(square(13.1561, 55.3752, "")),
                ", \"wantedDose\": {\"visitsPerWeek\": 3, \"minutesPerVisit\": 15, \"windows\": [{\"weekday\": 5, \"from\": \"21:00\", \"to\": \"01:00\"}]}");
        try (var visitor = new Visitor(port, look)) {
            var page = open(visitor, name);
            var first = page.getByRole(AriaRole.GROUP, exactly("Tid 1"));
            assertThat(first).containsText("fredag 21:00–01:00 dagen efter");
            first.getByLabel("lördag").focus();
            page.keyboard().press("Space");
            assertThat(first).containsText("fredag och lördag 21:00–01:00 dagen efter");
            page.getByRole(AriaRole.BUTTON, exactly("Lägg till tid")).focus();
            page.keyboard().press("Enter");
            var second = page.getByRole(AriaRole.GROUP, exactly("Tid 2"));
            assertThat(second.getByLabel("måndag")).isFocused();
            page.keyboard().press("Space");
            page.locator(".tool-panel").getByText("Spara", SAME).click();
            assertThat(second).containsText("Ange från och till.");
            visitor.keep("45-karta-tider", "Kartan: när på veckan en plats ska besökas");
            second.getByLabel("Från").fill("07:30");
            second.getByLabel("Till").fill("09:00");
            assertThat(second).containsText("måndag 07:30–09:00");
            save(page);
        }
        assertThat(stored(path)
                        .path("properties")
                        .path("wantedDose")
                        .path("windows")
                        .valueStream()
                        .map(window -> window.path("weekday").asInt() + " "
                                + window.path("from").asString() + "–"
                                + window.path("to").asString())
                        .toList())
                .containsExactly("1 07:30–09:00", "5 21:00–01:00", "6 21:00–01:00");
        assertThat(http.delete("planerare", path, "If-Match", "\"2\"").status()).isEqualTo(204);
    }

    @Test
    void onePartOfSeveralIsMovedAddedAndTakenAway() {
        var hole =
                ", [[13.1566, 55.3755], [13.1566, 55.3758], [13.1572, 55.3758], [13.1572, 55.3755], [13.1566, 55.3755]]";
        var path = place(
                "Tvådelad",
                "{\"type\": \"MultiPolygon\", \"coordinates\": [%s, %s]}"
                        .formatted(square(13.1561, 55.3752, hole), square(13.1590, 55.3752, "")),
                "");
        var before = stored(path).path("geometry").path("coordinates");
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)) {
            var page = open(visitor, "Tvådelad");
            assertThat(page.getByLabel(Pattern.compile("^Del 1, .* 1 hål$"))).isChecked();
            page.getByLabel(Pattern.compile("^Del 2, ")).check();
            page.getByText("Hörnen som siffror").click();
            var east = page.getByLabel("Hörn 1, E");
            east.fill(east.inputValue().replaceFirst("\\.", "1.")); // ten times as far east, and more
            east.press("Tab");
            page.getByRole(AriaRole.BUTTON, exactly("Ångra")).click();
            var north = page.getByLabel("Hörn 1, N");
            north.fill(String.valueOf(Double.parseDouble(north.inputValue()) - 10));
            north.press("Tab");
            visitor.keep("46-karta-delar", "Kartan: ett område i flera delar");
            save(page);
            var after = stored(path).path("geometry").path("coordinates");
            assertThat(after.path(0)).as("the first part and its hole").isEqualTo(before.path(0));
            assertThat(after.path(1)).isNotEqualTo(before.path(1));
            assertThat(after.path(1).path(0).size()).isEqualTo(5);

            page.getByRole(AriaRole.BUTTON, named("^Tvådelad")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Lägg till en del")).click();
            assertThat(page.locator(".tool-panel").getByText("Spara", SAME)).isDisabled();
            page.keyboard().press("Shift+ArrowUp");
            page.keyboard().press("Shift+ArrowUp");
            for (var keys : new String[] {"Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"}) {
                page.keyboard().press(keys);
                page.keyboard().press("Enter");
            }
            page.keyboard().press("Enter");
            assertThat(page.getByLabel(Pattern.compile("^Del 3, "))).isChecked();
            save(page);
            assertThat(stored(path).path("geometry").path("coordinates").size()).isEqualTo(3);

            page.getByRole(AriaRole.BUTTON, named("^Tvådelad")).click();
            page.getByLabel(Pattern.compile("^Del 2, ")).check();
            page.getByRole(AriaRole.BUTTON, exactly("Ta bort delen")).click();
            assertThat(page.getByLabel(Pattern.compile("^Del 3, "))).hasCount(0);
            save(page);
            var left = stored(path).path("geometry").path("coordinates");
            assertThat(left.size()).isEqualTo(2);
            assertThat(left.path(0)).isEqualTo(before.path(0));
        }
        assertThat(http.delete("planerare", path, "If-Match", "\"4\"").status()).isEqualTo(204);
    }

    @Test
    void whoSavesSecondChoosesWhichOfTheTwoIsToStand() {
        var geometry = "{\"type\": \"Polygon\", \"coordinates\": %s}".formatted(square(13.1561, 55.3752, ""));
        var path = place("Omtvistad", geometry, "");
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)) {
            var page = open(visitor, "Omtvistad");
            other(path, geometry, "\"1\"", "den andras");
            page.getByLabel("Anteckning").fill("min");
            page.locator(".tool-panel").getByText("Spara", SAME).click();
            assertThat(page.getByText("Dina ändringar står kvar nedanför")).isVisible();
            visitor.keep("47-karta-konflikt", "Kartan: två har ändrat samma plats");
            page.getByRole(AriaRole.BUTTON, exactly("Spara min ändå")).click();
            assertThat(page.locator(".area-form")).hasCount(0);
            assertThat(stored(path).path("properties").path("note").asString()).isEqualTo("min");

            page.getByRole(AriaRole.BUTTON, named("^Omtvistad")).click();
            other(path, geometry, "\"3\"", "den andras igen");
            page.getByLabel("Anteckning").fill("min igen");
            page.locator(".tool-panel").getByText("Spara", SAME).click();
            page.getByRole(AriaRole.BUTTON, exactly("Hämta den nya")).click();
            assertThat(page.getByLabel("Anteckning")).hasValue("den andras igen");
            save(page);
            assertThat(stored(path).path("properties").path("note").asString()).isEqualTo("den andras igen");
            visitor.expectError("409");
        }
        var version = http.get("planerare", path).header("ETag").orElseThrow();
        assertThat(http.delete("planerare", path, "If-Match", version).status()).isEqualTo(204);
    }

    private void other(String path, String geometry, String version, String note) {
        var answer = http.put("planerare", path, """
                {"type": "Feature", "geometry": %s, "properties": {"name": "Omtvistad", "note": "%s"}}""".formatted(geometry, note), "If-Match", version);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void whatIsMarkedIsFetchedAsAFileWithTheRowsThatWereCounted() throws IOException {
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP + "&period=12w&setting=TRAFFIC")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Markera")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Runt en punkt")).click();
            var map = page.locator("#map").boundingBox();
            page.mouse().click(map.x + map.width / 3, map.y + map.height / 2);
            page.getByLabel("Radie (m)").fill("300");
            page.getByLabel("Radie (m)").press("Tab");
            assertThat(page.locator(".area-summary dl")).containsText("28,2");
            var n = Integer.parseInt(page.locator(".area-summary dd").first().textContent());
            assertThat(n).isPositive();
            var file = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, exactly("Det markerade som GeoJSON"))
                    .click());
            assertThat(file.suggestedFilename()).endsWith("-markering.geojson");
            var features =
                    JsonMapper.shared().readTree(Files.readString(file.path())).path("features");
            assertThat(features.size()).isEqualTo(n);
            page.locator("section")
                    .filter(new Locator.FilterOptions().setHasText("Det markerade som fil"))
                    .last()
                    .scrollIntoViewIfNeeded();
            visitor.keep("48-karta-markerat-som-fil", "Kartan: det markerade som fil");
        }
    }

    @Test
    void bothMapsShowTheSameLayersAsStrong() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)
                .logIn("planerare")
                .go("/map?show=side&period=12w&compare=weeks&open=legend")) {
            var page = visitor.page();
            var second = page.locator(".second-map");
            assertThat(page.getByText("Båda kartorna visar samma lager med samma styrka"))
                    .isVisible();
            page.getByRole(AriaRole.CHECKBOX, exactly("Kända platser")).uncheck();
            assertThat(second.locator(".leaflet-places-pane")).hasCSS("display", "none");
            page.getByRole(AriaRole.BUTTON, exactly("Styrka och ordning för Iakttagelser"))
                    .click();
            page.getByLabel("Styrka för Iakttagelser").fill("40");
            assertThat(second.locator(".leaflet-observations-pane")).hasCSS("opacity", "0.4");
            assertThat(page.locator("#map .leaflet-observations-pane")).hasCSS("opacity", "0.4");
            page.getByRole(AriaRole.CHECKBOX, exactly("Kända platser")).check();
            assertThat(second.locator(".leaflet-places-pane")).hasCSS("display", "block");
            // a link gives the same on both
            assertThat(page).hasURL(Pattern.compile("layers=.*observations_40"));
            visitor.go(page.url().substring(page.url().indexOf("/map")));
            assertThat(second.locator(".leaflet-observations-pane")).hasCSS("opacity", "0.4");
            visitor.keep("49-karta-bredvid-lager", "Två kartor med samma lager");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aFileWithPersonalDataIsLookedAtAndThenSent(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP + "&tool=uploads")) {
            var page = visitor.page();
            var name = "Kiosker " + look.ordinal();
            file(page, name, "namn,kontakt,lat,lon\nKiosk,ring 070-174 06 35,55.376,13.157\n");
            page.getByLabel("Koordinater i filen").selectOption("EPSG:4326");
            page.getByRole(AriaRole.BUTTON, exactly("Skicka")).click();
            assertThat(page.getByText("Är det inga personuppgifter kan filen skickas ändå"))
                    .isVisible();
            visitor.keep("50-karta-egen-fil-personuppgifter", "Kartan: en egen fil som kan ha personuppgifter");
            page.getByRole(AriaRole.BUTTON, exactly("Jag har tittat: inga personuppgifter"))
                    .click();
            assertThat(page.getByText(name + ": 1 objekt är inläst.").first()).isVisible();
            var row = page.locator(".upload-row").filter(new Locator.FilterOptions().setHasText(name));
            assertThat(row).isVisible();
            row.getByText("Ta bort", SAME).click();
            assertThat(page.getByText(name + " är borttagen.").first()).isVisible();
            assertThat(row).hasCount(0);
            visitor.expectError("422");
        }
        assertThat(http.get("planerare", "/api/uploads").text()).doesNotContain("Kiosker " + look.ordinal());
    }

    @Test
    void aMapThatLeavesSomethingOutSaysHowMuch() {
        var text = new StringBuilder("namn,lat,lon\n");
        for (int i = 0; i < 3_600; i++) {
            text.append(String.format(Locale.ROOT, "p,%.4f,%.4f\n", 55.372 + i / 60 * 1e-4, 13.150 + i % 60 * 1e-4));
        }
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?z=14&c=13.153,55.375&tool=uploads")) {
            var page = visitor.page();
            file(page, "Stolpar", text.toString());
            page.getByLabel("Koordinater i filen").selectOption("EPSG:4326");
            page.getByRole(AriaRole.BUTTON, exactly("Skicka")).click();
            assertThat(page.getByText("Stolpar: 3\u00a0600 objekt är inlästa.").first())
                    .isVisible();
            // 1,100 of the 3,600 in the one tile that holds them all
            var words = "Allt ryms inte i den här skalan: upp till 1\u00a0100 objekt visas inte.";
            page.getByRole(AriaRole.BUTTON, exactly("Stäng")).click();
            page.locator("#legend > summary").click();
            assertThat(page.locator(".layer-key").getByText(words)).isVisible();
            visitor.keep("51-karta-allt-ryms-inte", "Kartan: ett lager som inte ryms i skalan säger det");
            page.locator("#map .leaflet-control-zoom-in").click();
            // a second click while the map is still on its way is not heard
            assertThat(page).hasURL(Pattern.compile("[?&]z=15(&|$)"));
            page.locator("#map .leaflet-control-zoom-in").click();
            assertThat(page).hasURL(Pattern.compile("[?&]z=16(&|$)"));
            assertThat(page.locator(".layer-key").getByText("Allt ryms inte")).isHidden();

            page.getByRole(AriaRole.BUTTON, exactly("Egna filer")).click();
            page.locator(".upload-row")
                    .filter(new Locator.FilterOptions().setHasText("Stolpar"))
                    .getByText("Ta bort", SAME)
                    .click();
            assertThat(page.getByText("Stolpar är borttagen.").first()).isVisible();
        }
    }

    @Test
    void thePlacesSayThatTheyDoNotFollowTheWords() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?q=moped")) {
            assertThat(visitor.page()
                            .getByRole(AriaRole.TABPANEL)
                            .getByText("påverkar bara iakttagelserna, inte platserna"))
                    .isVisible();
        }
    }

    private static void file(Page page, String name, String text) {
        page.getByLabel("Fil", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(name + ".csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByLabel("Lagrets namn")).hasValue(name);
    }
}
