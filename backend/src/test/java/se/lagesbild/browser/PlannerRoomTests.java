package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** Room to work in on the planner's map: drawings that wait, tools beside the map, two maps of the same ground, layers that are seen from nearer. */
class PlannerRoomTests extends TrelleborgApp {
    private static final String CLOSE_UP = "/map?z=16&c=13.157,55.376";

    @ParameterizedTest
    @EnumSource(Look.class)
    void aDrawingThatIsNotSavedWaitsThroughAnotherToolAndAReload(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Rita")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Rita ny")).click();
            for (var keys : List.of("Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight")) {
                page.keyboard().press(keys);
                page.keyboard().press("Enter");
            }
            page.getByRole(AriaRole.BUTTON, exactly("Mät")).click();
            var draw = page.getByRole(AriaRole.BUTTON, exactly("Rita osparat"));
            draw.click();
            page.getByRole(AriaRole.BUTTON, exactly("Fortsätt rita")).click();
            page.locator("#area-name").fill("Osparad plats");
            page.getByLabel("Besök per vecka").fill("3");

            visitor.go(CLOSE_UP);
            draw.click();
            assertThat(page.locator(".draft")).containsText("Du har en ritning som inte är sparad: Osparad plats.");
            visitor.keep("52-karta-osparat", "Kartan: en ritning som inte är sparad väntar");
            page.getByRole(AriaRole.BUTTON, exactly("Släng")).click();
            assertThat(page.locator(".draft")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, exactly("Ångra")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Fortsätt rita")).click();
            assertThat(page.locator("#area-name")).hasValue("Osparad plats");
            assertThat(page.getByLabel("Besök per vecka")).hasValue("3");
            page.locator(".area-form")
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions()
                                    .setName("Avbryt")
                                    .setExact(true))
                    .first()
                    .click();
            assertThat(page.locator(".draft")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void whatIsWrongIsSaidBesideTheButtonThatWasPressed(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP + "&tool=draw")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Rita ny")).click();
            for (var keys : List.of("Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight")) {
                page.keyboard().press(keys);
                page.keyboard().press("Enter");
            }
            page.keyboard().press("Enter");
            page.locator("#area-name").fill("Timlös");
            page.getByRole(AriaRole.BUTTON, exactly("Lägg till tid")).click();
            page.locator(".form-foot button[type=submit]").click();
            var fault = page.locator(".fault-list").getByText("Tid 1: Välj minst en dag.");
            assertThat(fault).isVisible();
            var monday = page.getByRole(AriaRole.GROUP, exactly("Tid 1")).getByLabel("måndag");
            assertThat(monday).isFocused();
            assertThat(monday).isInViewport();
            visitor.keep("53-karta-fel-i-form", "Kartan: det som är fel står vid knappen också");
        }
    }

    @Test
    void eachOfTwoMapsShowsWhatTheOneDidAndTheOneGetsItBack() {
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?z=15&c=13.157,55.376&open=legend")) {
            var page = visitor.page();
            var show = page.getByLabel("Visa", new Page.GetByLabelOptions().setExact(true));
            show.selectOption("side");
            // half as wide: one level less shows the same ground
            assertThat(page).hasURL(Pattern.compile("[?&]z=14(&|$)"));
            assertThat(page.getByRole(AriaRole.APPLICATION)).hasCount(2);
            show.selectOption("one");
            assertThat(page).hasURL(Pattern.compile("[?&]z=15(&|$)"));
        }
    }

    @Test
    void placesOfNowStandOnTheSideOfNow() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP + "&show=swipe")) {
            var page = visitor.page();
            for (var pane : List.of("hotspots", "hotspots-marks"))
                assertThat(page.locator(".leaflet-" + pane + "-pane")).hasCSS("clip-path", Pattern.compile("polygon"));
            page.getByLabel("Visa", new Page.GetByLabelOptions().setExact(true)).selectOption("one");
            assertThat(page.locator(".leaflet-hotspots-marks-pane")).hasCSS("clip-path", "none");
        }
    }

    @Test
    void aLayerThatIsSeenFromNearerSaysSo() {
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?z=13&c=13.157,55.376&open=legend")) {
            var page = visitor.page();
            var places = page.getByRole(AriaRole.CHECKBOX, named("^Kända platser"));
            assertThat(places).hasAccessibleDescription("Zooma in för att se.");
            assertThat(page.locator("#layer-far-places")).isVisible();
            page.locator("#map .leaflet-control-zoom-in").click();
            assertThat(page.locator("#layer-far-places")).isHidden();
        }
    }
}
