package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** The page that says how far the hot spots can be trusted. */
class TrustPageTests extends TrelleborgApp {
    @ParameterizedTest
    @EnumSource(Look.class)
    void saysWhatAHotSpotIsHowItDidAndWhatChanged(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map/hotspots")) {
            var page = visitor.page();
            assertThat(page.getByRole(AriaRole.HEADING, exactly("Brännpunkter: hur säkra är de?")))
                    .isVisible();
            assertThat(page.locator("#example")).containsText("betyder varken jämförelsen eller betygen något");
            assertThat(page.locator("#contest .said")).containsText("resultatet betyder ingenting");
            assertThat(page.locator("#contest .shares li")).hasCount(12);
            assertThat(page.locator("#weeks tbody tr").first()).containsText(Pattern.compile("v\\. \\d+"));
            assertThat(page.locator("#change h3").first()).containsText("Nya:");
            visitor.keep("60-brannpunkter-hur-sakra", "Brännpunkter: hur säkra är de?");
            page.locator("#contest summary").click();
            assertThat(page.locator("#contest tbody tr")).hasCount(12);
            visitor.keep("61-brannpunkter-alla-siffror", "Jämförelsen i siffror");
        }
    }

    @Test
    void aChoiceStandsInTheAddressAndAsksAnew() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map/hotspots")) {
            var page = visitor.page();
            assertThat(page.locator("#contest .shares li")).hasCount(12);
            page.getByLabel("Rutornas storlek").selectOption("500");
            assertThat(page).hasURL(Pattern.compile("cell=500"));
            assertThat(page.locator("#contest")).containsText("Rutor på 500 m");
        }
    }

    @Test
    void theBoardReadsItWithoutAMap() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("namnd")) {
            var page = visitor.page();
            page.getByRole(AriaRole.LINK, exactly("Hur säkra är brännpunkterna?"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/map/hotspots$"));
            assertThat(page.locator("#contest .shares li")).hasCount(12);
            assertThat(page.locator("#change li").first()).isVisible();
            assertThat(page.locator("#change a")).hasCount(0);
        }
    }

    @Test
    void theListLeadsThere() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("polis").go("/map")) {
            var page = visitor.page();
            page.getByRole(AriaRole.LINK, exactly("Hur säkra är brännpunkterna?"))
                    .click();
            assertThat(page.locator("#contest .said")).isVisible();
        }
    }
}
