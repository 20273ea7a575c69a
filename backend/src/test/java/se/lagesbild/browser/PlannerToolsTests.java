package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Layers, measuring and the other tools over the planner's map. */
class PlannerToolsTests extends TrelleborgApp {
    private static final Locator.GetByTextOptions SAME = new Locator.GetByTextOptions().setExact(true);
    private static final double LONGITUDE = 13.157;
    private static final double LATITUDE = 55.376;
    private static final String CLOSE_UP = "/map?z=16&c=" + LONGITUDE + "," + LATITUDE;

    @ParameterizedTest
    @EnumSource(Look.class)
    void layersHaveALegendStrengthAndOrderThatALinkKeeps(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            openLayers(page);
            assertThat(page.getByText("Siffran är antalet på den ytan")).isVisible();
            page.getByRole(AriaRole.BUTTON, exactly("Styrka och ordning för Brännpunkter"))
                    .click();
            page.getByLabel("Styrka för Brännpunkter").fill("40");
            var up = page.getByRole(AriaRole.BUTTON, exactly("Flytta upp Brännpunkter"));
            up.focus();
            for (int step = 0; step < 20 && up.isEnabled(); step++) {
                page.keyboard().press("Enter");
            }
            page.getByRole(AriaRole.CHECKBOX, exactly("Kända platser")).uncheck();
            visitor.keep("40-karta-lager", "Kartan: lager med styrka och ordning");
            assertThat(page).hasURL(Pattern.compile("[?&]layers=.*places"));

            visitor.go(page.url().substring(page.url().indexOf("/map")));
            openLayers(page);
            assertThat(page.locator(".layer-row").first()).containsText("Brännpunkter");
            assertThat(page.getByRole(AriaRole.CHECKBOX, exactly("Kända platser")))
                    .not()
                    .isChecked();
            assertThat(page.locator(".leaflet-hotspots-pane")).hasCSS("opacity", "0.4");
            assertThat(page.locator(".leaflet-places-pane")).hasCSS("display", "none");
            page.waitForFunction("""
                    () => {
                      const order = (pane) => Number(document.querySelector(`.leaflet-${pane}-pane`).style.zIndex);
                      return order('hotspots') > order('observations');
                    }""");
        }
    }

    @Test
    void positionsAndLengthsAreThoseOfTheTownsOwnSystem() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            var map = page.locator("#map").boundingBox();
            page.mouse().move(map.x + map.width / 2, map.y + map.height / 2);
            var middle = pointerAt(page, null);
            var expected = Crs.of("EPSG:3008").from(Crs.WGS_84, LONGITUDE, LATITUDE);
            // one pixel is 1.4 m here, and the middle of the map may lie between two
            assertThat(middle.north()).isCloseTo(expected.getY(), within(2.0));
            assertThat(middle.east()).isCloseTo(expected.getX(), within(2.0));

            page.getByRole(AriaRole.BUTTON, exactly("Mät")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Mät sträcka")).click();
            page.mouse().click(map.x + 150, map.y + 120);
            var from = pointerAt(page, middle);
            page.mouse().click(map.x + 350, map.y + 320);
            var to = pointerAt(page, from);
            page.getByRole(AriaRole.BUTTON, exactly("Klar")).click();
            var straight = Math.hypot(to.north() - from.north(), to.east() - from.east());
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Klar"))).isHidden();
            // the positions are told in whole metres
            assertThat(number(page.locator(".figure").innerText())).isCloseTo(straight, within(1.5));
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void anAreaIsMeasuredWithTheKeyboardAlone(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Mät")).focus();
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.BUTTON, exactly("Mät yta")).focus();
            page.keyboard().press("Enter");
            for (var keys : List.of("Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown")) {
                page.keyboard().press(keys);
                page.keyboard().press("Enter");
            }
            var side = number(page.locator(".measures li").nth(0).innerText());
            assertThat(page.locator(".figure")).containsText("m²");
            visitor.keep("41-karta-mat", "Kartan: en yta mäts med tangenterna");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Klar"))).isHidden();
            // four sides of 60 pixels, each as long in metres as the first
            assertThat(number(page.locator(".figure").innerText())).isCloseTo(side * side, within(side * side * 0.01));
            page.keyboard().press("Escape");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aMarkedPartOfTheMapIsSummedUpAndStandsInTheAddress(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Markera")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Runt en punkt")).click();
            var map = page.locator("#map").boundingBox();
            page.mouse().click(map.x + 60, map.y + 120);
            assertThat(page.locator(".area-summary .lead")).isVisible();
            // a circle of 100 m: pi hectares
            assertThat(page.locator(".area-summary dl")).containsText("3,14 ha");
            page.getByLabel("Radie (m)").fill("10");
            page.getByLabel("Radie (m)").press("Tab");
            assertThat(page.getByText("Radien 10 m går inte att använda")).isVisible();
            page.getByLabel("Radie (m)").fill("400");
            page.getByLabel("Radie (m)").press("Tab");
            assertThat(page.locator(".area-summary dl")).containsText("50,27 ha");
            assertThat(page.locator(".area-summary")).containsText("Vanligast");
            visitor.keep("42-karta-markera", "Kartan: en markerad del sammanfattas");

            var sentence = page.locator(".area-summary .lead").textContent();
            visitor.go(page.url().substring(page.url().indexOf("/map")));
            assertThat(page.locator(".area-summary .lead")).hasText(sentence);
        }
    }

    @Test
    void theSumOfTheShownViewIsTheCountOfTheList() {
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?z=16&period=12w&c=13.157,55.376")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Markera")).click();
            var asked = page.waitForRequest(
                    request -> request.url().endsWith("/api/observations/summary"),
                    () -> page.getByRole(AriaRole.BUTTON, exactly("Allt på kartan"))
                            .click());
            var body = JsonMapper.shared().readTree(asked.postData());
            var ring = body.path("geometry").path("coordinates").path(0);
            var filter = body.path("filter").asString();
            // a box takes in up to half a metre around it, as PostGIS compares boxes; the ring does not
            int most = inBox(filter, ring, 0);
            int least = inBox(filter, ring, 0.00002);
            assertThat(least).isPositive();
            var shown = page.locator(".area-summary dd").first();
            assertThat(shown).hasText(Pattern.compile("^\\d+$"));
            assertThat(Integer.parseInt(shown.innerText())).isBetween(least, most);
        }
    }

    @Test
    void aFreehandRingAndARingByCornersAreMarked() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            var map = page.locator("#map").boundingBox();
            page.getByRole(AriaRole.BUTTON, exactly("Markera")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Frihand")).click();
            page.mouse().move(map.x + 400, map.y + 250);
            page.mouse().down();
            for (int step = 0; step <= 24; step++) {
                double turn = step * Math.PI / 12;
                page.mouse().move(map.x + 300 + 100 * Math.cos(turn), map.y + 250 + 100 * Math.sin(turn));
            }
            page.mouse().up();
            assertThat(page.locator(".area-summary .lead")).isVisible();
            // 100 pixels of 1.36 m: a circle of 5.8 ha, with straight sides a little less
            assertThat(hectares(page)).isBetween(5.2, 6.0);

            page.getByRole(AriaRole.BUTTON, exactly("Hörn för hörn")).click();
            for (var corner : new int[][] {{200, 150}, {400, 150}, {400, 350}, {200, 350}, {200, 150}}) {
                page.mouse().click(map.x + corner[0], map.y + corner[1]);
            }
            page.waitForCondition(() -> hectares(page) > 7);
            assertThat(hectares(page)).isBetween(7.2, 7.6);
            page.getByRole(AriaRole.BUTTON, exactly("Ta bort markeringen")).click();
            assertThat(page.locator(".area-summary")).hasCount(0);
            assertThat(page).not().hasURL(Pattern.compile("ring="));
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theMapIsPrintedWithWhatIsShown(Look look) throws IOException {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Skriv ut och spara")).click();
            page.getByLabel("Rubrik").fill("Torget i november");
            visitor.keep("43-karta-skriv-ut", "Kartan: skriv ut och spara");
            var asked = new ArrayList<String>();
            page.onRequest(request -> {
                if (request.url().endsWith("/api/map-prints")) {
                    asked.add(request.postData());
                }
            });
            var file = page.waitForDownload(
                    () -> page.getByRole(AriaRole.BUTTON, exactly("Gör filen")).click());
            assertThat(new String(Files.readAllBytes(file.path()), 0, 5, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF-");
            var layers = JsonMapper.shared().readTree(asked.get(0)).path("layers");
            // drawn from below: the land before what happened on it
            var order = layers.valueStream()
                    .map(layer -> layer.path("id").asString())
                    .toList();
            assertThat(order).containsSubsequence("boundary", "observations", "places");
        }
    }

    @Test
    void aPlaceIsDrawnNamedChangedAndBroughtBack() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            var panel = page.locator(".tool-panel");
            page.getByRole(AriaRole.BUTTON, exactly("Rita")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Rita ny")).click();
            for (var keys : List.of("Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown")) {
                page.keyboard().press(keys);
                page.keyboard().press("Enter");
            }
            page.keyboard().press("Enter");
            page.locator("#area-name").fill("Ritad plats");
            page.getByLabel("Besök per vecka").fill("3");
            page.getByLabel("Minuter per besök").fill("20");
            visitor.keep("44-karta-rita", "Kartan: en prioriterad plats ritas");
            panel.getByText("Spara", SAME).click();
            assertThat(page.getByText("Ritad plats är sparad.").first()).isVisible();
            var stored = drawn();
            assertThat(stored.path("properties")
                            .path("wantedDose")
                            .path("visitsPerWeek")
                            .asInt())
                    .isEqualTo(3);

            page.getByRole(AriaRole.BUTTON, named("Ritad plats.*")).click();
            page.getByText("Hörnen som siffror").click();
            var north = page.getByLabel("Hörn 1, N");
            north.fill(String.valueOf(number(north.inputValue().replace('.', ',')) - 25));
            north.press("Tab");
            // the words of the first saving stand there still
            page.waitForResponse(
                    answer -> answer.url().contains("/api/priority-places/")
                            && answer.request().method().equals("PUT")
                            && answer.ok(),
                    () -> panel.getByText("Spara", SAME).click());
            assertThat(page.getByText("Ritad plats är sparad.").first()).isVisible();
            var before = stored.path("geometry")
                    .path("coordinates")
                    .path(0)
                    .path(0)
                    .path(1)
                    .asDouble();
            var after = drawn().path("geometry")
                    .path("coordinates")
                    .path(0)
                    .path(0)
                    .path(1)
                    .asDouble();
            // a degree of latitude is 111.3 km here
            assertThat((before - after) * 111_340).isCloseTo(25, within(0.5));

            page.getByRole(AriaRole.BUTTON, named("Ritad plats.*")).click();
            panel.getByText("Ta bort", SAME).click();
            assertThat(page.getByText("Ritad plats är borttagen.").first()).isVisible();
            assertThat(drawn().isMissingNode()).isTrue();
            panel.getByText("Ångra", SAME).click();
            assertThat(page.getByText("Ritad plats är tillbaka.").first()).isVisible();
            assertThat(drawn().isMissingNode()).isFalse();
        }
    }

    private JsonNode drawn() {
        return http.get("planerare", "/api/priority-places")
                .json()
                .path("features")
                .valueStream()
                .filter(feature ->
                        feature.path("properties").path("name").asString().equals("Ritad plats"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @Test
    void theSelectionIsFetchedAsAFile() throws IOException {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?setting=TRAFFIC")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Skriv ut och spara")).click();
            var file = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, exactly("Iakttagelser som GeoJSON"))
                    .click());
            var features =
                    JsonMapper.shared().readTree(Files.readString(file.path())).path("features");
            assertThat(page.locator("#matched"))
                    .hasText(Pattern.compile("^"
                            + NumberFormat.getIntegerInstance(Locale.forLanguageTag("sv-SE"))
                                    .format(features.size())
                            + " iakttagelse"));
            assertThat(features.valueStream()
                            .map(feature ->
                                    feature.path("properties").path("setting").asString())
                            .distinct())
                    .containsExactly("TRAFFIC");
        }
    }

    @Test
    void policeMarkAPartOfTheMapAndSeeNothingUnderFive() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("polis").go("/map?z=13&c=13.157,55.376")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Markera")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Allt på kartan")).click();
            assertThat(page.locator(".area-summary dl")).containsText("minst ");
            assertThat(page.locator(".area-summary .matrix")).hasCount(0);
            openLayers(page);
            assertThat(page.getByRole(AriaRole.CHECKBOX, exactly("Iakttagelser")))
                    .hasCount(0);
        }
    }

    /** @param less degrees by which the box is smaller than the ring on each side */
    private int inBox(String filter, JsonNode ring, double less) {
        var box = String.join(
                ",",
                String.valueOf(ring.path(0).path(0).asDouble() + less),
                String.valueOf(ring.path(0).path(1).asDouble() + less),
                String.valueOf(ring.path(2).path(0).asDouble() - less),
                String.valueOf(ring.path(2).path(1).asDouble() - less));
        return http.get("planerare", "/api/observations/counts?" + filter + "&bbox=" + box)
                .json()
                .path("total")
                .asInt();
    }

    private static double hectares(Page page) {
        var match = Pattern.compile("\\(([\\d,]+) ha\\)")
                .matcher(page.locator(".area-summary dl").innerText().replace('\u00a0', ' '));
        return match.find() ? number(match.group(1)) : 0;
    }

    private static void openLayers(Page page) {
        var legend = page.locator("#legend");
        if (legend.getAttribute("open") == null) {
            legend.locator("> summary").click();
        }
    }

    /** Where the pointer is, in metres of the town's system, as the page writes it. */
    private record Spot(double north, double east, String words) {}

    /** @param before what was said of the place where the pointer was before; null: it was not on the map */
    private static Spot pointerAt(Page page, @Nullable Spot before) {
        var line = page.locator(".pointer-at");
        assertThat(line).hasText(Pattern.compile("N .* E .*"));
        if (before != null) {
            assertThat(line).not().hasText(before.words());
        }
        var words = line.textContent();
        var match =
                Pattern.compile("N ([\\d\\s]+) E ([\\d\\s]+) \\(EPSG:3008\\)").matcher(words.replace('\u00a0', ' '));
        assertThat(match.matches()).as(words).isTrue();
        return new Spot(number(match.group(1)), number(match.group(2)), words);
    }

    /** The first number, as Swedish writes it: {@code 1 234,5}. */
    private static double number(String words) {
        var match = Pattern.compile("\\d[\\d\\s\\u00a0\\u202f]*(,\\d+)?").matcher(words);
        assertThat(match.find()).as(words).isTrue();
        return Double.parseDouble(
                match.group().replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.'));
    }
}
