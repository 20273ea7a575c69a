package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** A priority place is followed up, on the example data of the demonstration. */
class FollowUpPageTests extends TrelleborgApp {
    private final String place = UUID.randomUUID().toString();

    @BeforeEach
    void place() {
        var made = http.put("planerare", "/api/priority-places/" + place, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates":
                  [[[13.1570, 55.3755], [13.1586, 55.3755], [13.1586, 55.3764], [13.1570, 55.3764], [13.1570, 55.3755]]]},
                 "properties": {"name": "Uppföljningstorget"}}""");
        org.assertj.core.api.Assertions.assertThat(made.status())
                .as(made.text())
                .isEqualTo(201);
    }

    @AfterEach
    void away() {
        http.delete("planerare", "/api/priority-places/" + place, "If-Match", "\"1\"");
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void saysWhatCanBeSaidShowsItAndAsksAnew(Look look) {
        try (var visitor = new Visitor(port, look)
                .logIn("planerare")
                .go("/map/follow-up?place=" + place + "&from=2026-09-28&to=2026-11-22")) {
            var page = visitor.page();
            assertThat(page.getByRole(AriaRole.HEADING, exactly("Uppföljning: Uppföljningstorget")))
                    .isVisible();
            assertThat(page.locator("#answer .said")).containsText("Uppföljningstorget: ");
            assertThat(page.locator("#example")).isVisible();
            assertThat(page.locator("#answer .map-box")).isVisible();
            assertThat(page.locator(".follow-chart rect")).hasCount(16);
            visitor.keep("66-uppfoljning", "Uppföljning av en plats");
            page.locator("#head-weeks").scrollIntoViewIfNeeded();
            page.locator("#answer .map-box").scrollIntoViewIfNeeded();
            assertThat(page.locator("#answer .map-boundary")).isVisible();
            visitor.keep("67-uppfoljning-karta", "Platserna att jämföra med");
            page.locator("#answer .follow-chart").scrollIntoViewIfNeeded();
            visitor.keep("68-uppfoljning-veckor", "Vecka för vecka");
            page.locator("#answer summary").first().click();
            assertThat(page.locator("#answer details[open] tbody tr")).hasCount(16);
            page.getByLabel("Runt omkring").selectOption("300");
            page.getByRole(AriaRole.BUTTON, exactly("Visa")).click();
            assertThat(page).hasURL(Pattern.compile("ring=300"));
            assertThat(page.locator("#answer")).containsText("Runt omkring (300 m)");
        }
    }

    @Test
    void takesTheLastEightWeeksUnlessAskedOtherwiseAndSaysWhatCannotBeUsed() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map/follow-up?place=" + place)) {
            var page = visitor.page();
            assertThat(page.locator("#follow-place")).hasValue(place);
            assertThat(page.locator("#answer .said")).containsText("under 56 dagar före");
            page.getByLabel("Från och med").fill("2026-11-20");
            page.getByLabel("Till och med").fill("2026-11-22");
            page.getByRole(AriaRole.BUTTON, exactly("Visa")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Perioden är 3 dagar: ge 7 till 366 dagar.");
            visitor.expectError("400");
        }
    }
}
