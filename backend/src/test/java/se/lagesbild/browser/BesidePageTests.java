package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** Lists beside each other, and reports per warden hour, on the planner's map. Uses June 2006. */
class BesidePageTests extends TrelleborgApp {
    private static final String MAP = "/map?period=own&from=2006-06-01&to=2006-06-28";
    private static final double[] BOTH = {13.1604, 55.3744};
    private static final double[] LITTER = {13.1804, 55.3804};

    private static boolean made;

    @BeforeEach
    void reports() {
        if (made) {
            return;
        }
        made = true;
        put(BOTH, "TRA-BUS", 12);
        put(BOTH, "OFF-BERU", 14);
        put(LITTER, "MIL-SKRP", 20);
    }

    private void put(double[] at, String category, int n) {
        for (int i = 0; i < n; i++) {
            var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                     "properties": {"category": "%s", "occurredAt": "2006-06-%02dT20:10:00+02:00", "positionKind": "GPS"}}""".formatted(
                            at[0], at[1], category, i + 1));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void listsStandBesideEachOther(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(MAP)) {
            var page = visitor.page();
            var beside = page.locator(".beside");
            beside.locator("summary").click();
            assertThat(beside.locator(".lead")).containsText("står både på listan efter antal och på den efter tyngd");
            assertThat(beside.locator(".beside-columns section")).hasCount(2);
            page.locator("#beside-by").selectOption("traffic");
            assertThat(beside.locator(".lead")).containsText("(12 trafik, 14 ordning)");
            assertThat(beside).containsText("Efter DDACTS");
            beside.scrollIntoViewIfNeeded();
            visitor.keep("50-jamfor-listor", "Listor bredvid varandra: trafik och ordning på samma plats");
            page.locator("#beside-by").selectOption("group");
            assertThat(beside.getByText("20 iakttagelser i urvalet").first()).isVisible();
            // what the list is of, these are of
            page.locator("#beside-by").selectOption("measure");
            assertThat(beside.locator("h3").first()).hasText("Efter antal");
            beside.locator("ol").first().locator("button").first().click();
            assertThat(page).hasURL(Pattern.compile("[?&]c=13\\.1[56]"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK_LIGHT"})
    void aSpotSaysThatNobodyMeasuredTheHours(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(MAP)) {
            var page = visitor.page();
            page.locator("#spots .spot-row .open").first().click();
            assertThat(page.locator("#detail"))
                    .containsText(Pattern.compile("(deras timmar förklarar inte platsen|Ingen mätning per timme)"));
        }
    }
}
