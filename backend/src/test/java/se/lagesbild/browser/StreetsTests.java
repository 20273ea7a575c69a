package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.OsloApp;

/** Rounds along real streets, in the area that has them. */
class StreetsTests extends OsloApp {
    @ParameterizedTest
    @EnumSource(Look.class)
    void aRoundIsDrawnAlongTheStreets(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            assertThat(page.locator("#source-line").getByText(Pattern.compile("OpenStreetMap")))
                    .isVisible();
            var choose = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.CHECKBOX);
            for (int i = 0; i < 5; i++) {
                choose.nth(i).check();
            }
            page.getByRole(AriaRole.TAB, Visitor.named("Rond.*")).click();
            page.getByRole(AriaRole.BUTTON, Visitor.exactly("Planera rond")).click();
            assertThat(page.getByText(Pattern.compile("varav olika gator")).first())
                    .isVisible();
            assertThat(page.locator(".round-result").getByText(Pattern.compile("(räta|raka) linjer")))
                    .hasCount(0);
            visitor.keep("30-oslo-rond", "En rond längs gatorna (Oslo)");
        }
    }
}
