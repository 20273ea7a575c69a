package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.OsloApp;

/** From the list of hot spots to two rounds on the phones and a sheet of paper, along real streets. */
class FifteenClicksTests extends OsloApp {
    private static final String DAY = "2026-11-28";

    private int clicks;

    private void click(Locator what) {
        what.click();
        clicks++;
    }

    @Test
    void twoRoundsAndTheirSheetInAtMostFifteenClicks() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            var choose = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.CHECKBOX);
            for (int i = 0; i < 5; i++) {
                click(choose.nth(i));
            }
            click(page.getByRole(AriaRole.TAB, named("Rond.*")));
            // a day where nobody else plans in these tests; a planner takes the one that stands there
            page.locator("#round-day").fill(DAY);
            RoundDeskTests.onlyChosen(page);
            // a list is opened, and a line of it chosen
            page.getByLabel("Antal par").selectOption("2");
            clicks += 2;
            click(page.getByRole(AriaRole.BUTTON, exactly("Planera rond")));
            assertThat(page.getByText("Ronden är ritad på kartan.")).isVisible();
            assertThat(page.locator("#round"))
                    .not()
                    .containsText(Pattern.compile("raka linjer|räta linjer|fågelvägen"));
            visitor.keep("45-tva-ronder-gator", "Två par längs riktiga gator, före utlämningen");

            for (int pair = 1; pair <= 2; pair++) {
                click(page.getByText("Lämna ut ronden").first());
                click(page.getByRole(AriaRole.BUTTON, exactly("Lämna ut till telefonen")));
                assertThat(page.getByText(Pattern.compile("^Utlämnad \\d\\d:\\d\\d, version 1\\.")))
                        .hasCount(pair);
            }
            var print =
                    page.getByRole(AriaRole.LINK, exactly("Skriv ut ronden")).first();
            var sheet = page.context().waitForPage(() -> click(print));
            assertThat(sheet.getByRole(AriaRole.HEADING).first()).isVisible();
            assertThat(sheet.locator("body")).containsText("Stopp");
            assertThat(clicks).isLessThanOrEqualTo(14);
        }
        var inHand = http.get("vard", "/api/rounds?date=" + DAY).json().path("rounds");
        assertThat(inHand.size()).as(inHand.toString()).isEqualTo(2);
        assertThat(inHand.path(0).path("stops").size()
                        + inHand.path(1).path("stops").size())
                .isBetween(3, 5);
    }
}
