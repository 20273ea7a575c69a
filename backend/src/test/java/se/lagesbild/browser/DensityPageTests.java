package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** Density on the planner's map: legend, bandwidth, table, and two periods with the same classes. */
class DensityPageTests extends TrelleborgApp {
    private static final String TOWN = "/map?z=14&c=13.157,55.376&period=12m";

    /** On from the beginning, as in a link. */
    private static final String WITH_DENSITY = TOWN + "&layers=density";

    private static void openLayers(Page page) {
        if (page.locator("#legend").getAttribute("open") == null) {
            page.locator("#legend > summary").click();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void isSwitchedOnExplainedAndListed(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(TOWN)) {
            var page = visitor.page();
            openLayers(page);
            page.getByRole(AriaRole.CHECKBOX, exactly("Täthet")).check();
            assertThat(page.locator(".density-key")).containsText("inte att det är fler än väntat: se brännpunkter");
            assertThat(page.locator(".density-key .ramp li")).hasCount(5);
            assertThat(page.locator(".density-key")).containsText(Pattern.compile("[0-9]+ räknade"));
            page.getByLabel("Bandbredd").selectOption("250");
            assertThat(page.locator(".density-key")).containsText("osäkrare än 250 m");
            assertThat(page).hasURL(Pattern.compile("density=250"));
            page.locator(".density-key summary").click();
            assertThat(page.locator(".density-key tbody tr").first()).isVisible();
            painted(page);
            visitor.keep("46-karta-tathet", "Kartan: täthet med teckenförklaring och tabell");

            visitor.go(page.url().substring(page.url().indexOf("/map")));
            openLayers(page);
            assertThat(page.getByLabel("Bandbredd")).hasValue("250");
            assertThat(page.getByRole(AriaRole.CHECKBOX, exactly("Täthet"))).isChecked();
            painted(page);
        }
    }

    @Test
    void twoPeriodsArePaintedWithTheSameClassesAndBandwidth() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare")) {
            var page = visitor.page();
            List<String> tiles = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/collections/density/tiles/")) {
                    tiles.add(request.url());
                }
            });
            for (var show : List.of("swipe", "side")) {
                tiles.clear();
                visitor.go(WITH_DENSITY.replace("12m", "12w") + "&density=400&show=" + show);
                page.waitForCondition(() -> periods(tiles) == 2);
                assertThat(tiles.stream().map(url -> parameter(url, "breaks")).distinct())
                        .hasSize(1);
                assertThat(tiles.stream()
                                .map(url -> parameter(url, "bandwidth"))
                                .distinct())
                        .containsExactly("400");
            }
        }
    }

    @Test
    void theClassesStayWhereTheyAreHeld() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(WITH_DENSITY)) {
            var page = visitor.page();
            openLayers(page);
            var ramp = page.locator(".density-key .ramp");
            assertThat(page.locator(".density-key .ramp li")).hasCount(5);
            var before = ramp.innerText();
            page.getByLabel("Behåll klasserna när urvalet ändras").check();
            assertThat(page).hasURL(Pattern.compile("breaks=[0-9.,]+"));
            page.locator("#period").selectOption("1w");
            page.waitForResponse(
                    answer -> answer.url().contains("/api/density")
                            && answer.url().contains("breaks="),
                    () -> page.locator("#period").selectOption("4w"));
            assertThat(page.locator(".density-key .ramp li")).hasCount(5);
            assertThat(ramp.innerText()).isEqualTo(before);
        }
    }

    @Test
    void thePoliceAreNotOfferedIt() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("polis").go(WITH_DENSITY)) {
            var page = visitor.page();
            openLayers(page);
            assertThat(page.getByRole(AriaRole.CHECKBOX, exactly("Brännpunkter")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.CHECKBOX, exactly("Täthet"))).hasCount(0);
            assertThat(page.locator(".density-key")).hasCount(0);
        }
    }

    /** Some of the density's canvases has a pixel that is not clear. */
    private static void painted(Page page) {
        page.waitForFunction("""
                () => [...document.querySelectorAll('.leaflet-density-pane canvas')].some((canvas) =>
                  canvas.width && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value))""");
    }

    private static long periods(List<String> tiles) {
        return List.copyOf(tiles).stream()
                .map(url -> parameter(url, "datetime"))
                .distinct()
                .count();
    }

    private static String parameter(String url, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return found.find() ? found.group(1) : "";
    }
}
