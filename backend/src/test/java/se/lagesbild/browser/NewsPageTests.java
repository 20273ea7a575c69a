package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

/** What a warden reports while a planner's page is open is on it without a hand being moved, and gone when it was taken back. */
class NewsPageTests extends TrelleborgApp {
    private static final String WORD = "nyhetsprov";

    @Test
    void aReportOfAnotherIsOnAnOpenPageAndGoesWithIt() {
        var id = UUID.randomUUID();
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?tab=observations&q=" + WORD)) {
            var page = visitor.page();
            visitor.settle();
            var row = page.locator("#observations").getByText(Pattern.compile("klotter", Pattern.CASE_INSENSITIVE));
            assertThat(row).hasCount(0);
            var before = version("planerare");
            assertThat(version("planerare")).isEqualTo(before);
            var ofAnother = version("rapportor");

            var stored = http.put("vard", "/api/observations/" + id, """
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1502, 55.3951]},
                     "properties": {"category": "MIL-KLOT", "occurredAt": "2026-11-23T19:55:00+01:00", "note": "%s vid muren",
                                    "positionKind": "GPS", "positionAccuracy": 8, "people": "NONE"}}""".formatted(WORD));
            assertThat(stored.status()).as(stored.text()).isEqualTo(201);
            assertThat(row.first()).isVisible();
            assertThat(page.locator("#matched")).containsText(Pattern.compile("\\b1\\b"));
            assertThat(version("planerare")).isNotEqualTo(before);
            assertThat(version("rapportor"))
                    .as("who may not see it is not told")
                    .isEqualTo(ofAnother);

            assertThat(http.delete("vard", "/api/observations/" + id + "?reason=prov")
                            .status())
                    .isBetween(200, 204);
            assertThat(row).hasCount(0);
        }
    }

    @Test
    void whoSeesNoObservationsMayNotAsk() {
        assertThat(http.get("polis", "/api/observations/version").status()).isEqualTo(403);
        assertThat(http.anonymous("/api/observations/version").status()).isEqualTo(401);
    }

    private String version(String account) {
        return http.get(account, "/api/observations/version")
                .json()
                .path("version")
                .asString();
    }
}
