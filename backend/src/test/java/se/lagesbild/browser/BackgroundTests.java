package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.LundApp;

/** The map's own background and places by kind, where the extract has them. */
class BackgroundTests extends LundApp {
    private static final String STATION = "/map?c=13.1868,55.7058&z=16";

    /** Until a canvas of the pane bears something. */
    private static void waitForInk(Visitor visitor, String pane) {
        visitor.page().waitForFunction("""
                (pane) => [...document.querySelectorAll(`.leaflet-${pane}-pane canvas`)].some((canvas) =>
                  canvas.width && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value))""", pane);
    }

    private static void openLegend(Visitor visitor) {
        var legend = visitor.page().locator("#legend");
        if (legend.getAttribute("open") == null) {
            legend.locator("summary").first().click();
        }
        assertThat(visitor.page()
                        .getByRole(
                                AriaRole.CHECKBOX,
                                new com.microsoft.playwright.Page.GetByRoleOptions()
                                        .setName(Pattern.compile("^Bakgrund"))))
                .isVisible();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theGroundIsPaintedAndPlacesTellTheirName(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(STATION)) {
            var page = visitor.page();
            waitForInk(visitor, "background");
            openLegend(visitor);
            assertThat(page.locator("#legend").getByText("© OpenStreetMap contributors"))
                    .isVisible();
            assertThat(page.locator("#legend").getByText("Byggnad")).isVisible();
            var stations = page.getByRole(AriaRole.CHECKBOX, Visitor.exactly("Stationer och terminaler"));
            assertThat(stations).not().isChecked();
            stations.check();
            waitForInk(visitor, "places-station");
            var row = page.locator(".layer-row").filter(new Locator.FilterOptions().setHas(stations));
            row.getByText("Visa som lista").click();
            var name = row.getByRole(
                    AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Lund centralstation")));
            assertThat(name.first()).isVisible();
            visitor.keep("31-bakgrund", "Egen bakgrund och stationer (Lund C)");
        }
    }
}
