package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** The planner's report beside the map. */
class ReportTests extends TrelleborgApp {

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
