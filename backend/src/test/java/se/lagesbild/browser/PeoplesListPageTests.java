package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.LundApp;

/** Why a place is hot, and people's list beside the computed one, on the planner's map. Uses 2005, at Lund C. */
class PeoplesListPageTests extends LundApp {
    private static final String MAP = "/map?period=own&from=2005-06-01&to=2005-06-28";
    private static final String LISTS = MAP + "&tab=people";
    private static final double[][] SITES = {{13.1872, 55.7058}, {13.1900, 55.7058}};

    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void reports() {
        if (!made) {
            made = true;
            for (int site = 0; site < SITES.length; site++) {
                for (int i = 0; i < 20 - 8 * site; i++) {
                    var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                             "properties": {"category": "HOU-ROBB", "occurredAt": "2005-06-%02dT22:10:00+02:00", "positionKind": "GPS"}}""".formatted(
                                    SITES[site][0], SITES[site][1], 1 + i));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                }
            }
        }
    }

    @AfterEach
    void leavesNothing() {
        jdbc.sql("delete from hotspots.set_aside where reason like 'ombyggnad%'")
                .update();
        jdbc.sql(
                        "delete from places.drawn_area where sheet ->> 'fromHotSpot' is not null or sheet ->> 'name' = 'Lekparken'")
                .update();
    }

    private static Locator computed(Page page, int rank) {
        return page.locator("#people li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "h3", new Page.LocatorOptions().setHasText(Pattern.compile("^" + rank + "\\. ")))));
    }

    private static Locator press(Locator place, String words) {
        return place.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + words + "$")));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aSpotSaysWhatTheMapHasThere(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go(MAP)) {
            var page = visitor.page();
            page.locator("#spots .spot-row .open").first().click();
            var table = page.locator("#detail .why-table");
            assertThat(table.getByRole(AriaRole.ROWHEADER)).not().hasCount(0);
            assertThat(table).containsText("Hållplatser");
            assertThat(page.locator("#detail .why-here")).containsText("Källa: OpenStreetMap, läge");
            assertThat(page.locator("#detail .why-here")).containsText(Pattern.compile("Inte inlagt: .*hamnområden"));
            page.locator("#detail .why-here").scrollIntoViewIfNeeded();
            visitor.keep("47-varfor-har", "En plats: vad kartan har där, bredvid hela orten");
        }
    }

    @Test
    void aMarkedAreaIsAskedWhenItsTableIsOpened() {
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(MAP + "&z=17&c=13.1872,55.7058&tool=select")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Allt på kartan")).click();
            var why = page.locator(".tool-panel details.why-here");
            assertThat(why).hasCount(1);
            assertThat(page.locator(".why-table")).hasCount(0);
            why.locator("summary").click();
            assertThat(why.locator(".why-table")).containsText("Hållplatser");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void placesArePutAsideAndTakenOverWithAReason(Look look) {
        var lekparken = "/api/priority-places/" + UUID.randomUUID();
        assertThat(http.put("planerare", lekparken, """
                        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[13.20,55.71],[13.202,55.71],[13.202,55.711],[13.20,55.711],[13.20,55.71]]]},
                         "properties":{"name":"Lekparken"}}""").status()).isEqualTo(201);
        try (var visitor = new Visitor(port, look).logIn("planerare").go(LISTS)) {
            var page = visitor.page();
            var people = page.locator("#people");
            assertThat(people.locator("li", new Locator.LocatorOptions().setHasText("Lekparken")))
                    .containsText("Skäl saknas. Skriv varför platsen är vald.");
            assertThat(people.locator(".lead")).containsText("Lekparken");

            press(computed(page, 2), "Stryk").click();
            var form = computed(page, 2).locator("form");
            press(form, "Stryk").click();
            assertThat(form).containsText("Skälet saknas. Skriv varför.");
            form.locator("textarea").fill("ombyggnad, ring 0701234567");
            press(form, "Stryk").click();
            assertThat(form.locator("mark")).hasText("0701234567");
            form.locator("textarea").fill("ombyggnad till jul");
            assertThat(form.getByLabel("Gäller till och med")).hasValue("2026-12-21");
            assertThat(form.locator(".note-hits")).isHidden();
            visitor.keep("48-stryk-plats", "Två listor: en plats stryks med skäl");
            press(form, "Stryk").click();
            assertThat(computed(page, 2)).containsText("Struken av kommunen till och med 21 dec.: ombyggnad till jul");
            assertThat(people.locator(".lead"))
                    .containsText("är struken av kommunen till och med 21 december: ombyggnad till jul.");
            assertThat(computed(page, 2).locator("h3")).isFocused();

            press(computed(page, 1), "Ta över").click();
            computed(page, 1).locator("textarea").fill("bråk efter matcherna");
            press(computed(page, 1).locator("form"), "Ta över").click();
            assertThat(computed(page, 1)).containsText("Vald av er som");
            assertThat(computed(page, 1)).containsText(": bråk efter matcherna");
            assertThat(people.locator(".notice.good")).containsText("är nu en prioriterad plats");
            page.locator("#people").evaluate("(box) => (box.scrollTop = 0)");
            visitor.keep("49-tva-listor", "Två listor: uträknade platser bredvid era egna");

            press(people.locator(".notice.good"), "Ångra").click();
            assertThat(press(computed(page, 1), "Ta över")).isVisible();
            press(computed(page, 2), "Ångra").click();
            assertThat(press(computed(page, 2), "Stryk")).isVisible();
        }
    }

    @Test
    void theKeyboardAloneIsEnoughAndEscapeLeavesTheForm() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("polis").go(LISTS)) {
            var page = visitor.page();
            press(computed(page, 2), "Stryk").focus();
            page.keyboard().press("Enter");
            assertThat(computed(page, 2).locator("textarea")).isFocused();
            page.keyboard().press("Escape");
            assertThat(computed(page, 2).locator("form")).hasCount(0);
            assertThat(press(computed(page, 2), "Stryk")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().type("ombyggnad, polisen");
            page.keyboard().press("Tab");
            assertThat(computed(page, 2).getByLabel("Gäller till och med")).isFocused();
            page.keyboard().press("Enter");
            assertThat(computed(page, 2)).containsText("Struken av polisen");
        }
    }

    @Test
    void aMissingReasonIsWrittenInThePlacesOwnForm() {
        var lekparken = "/api/priority-places/" + UUID.randomUUID();
        assertThat(http.put("planerare", lekparken, """
                        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[13.20,55.71],[13.202,55.71],[13.202,55.711],[13.20,55.711],[13.20,55.71]]]},
                         "properties":{"name":"Lekparken"}}""").status()).isEqualTo(201);
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(LISTS)) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Skriv skäl för Lekparken")).click();
            assertThat(page.locator("#area-name")).hasValue("Lekparken");
            page.locator("#area-reason").fill("barn känner sig otrygga");
            page.getByRole(AriaRole.BUTTON, exactly("Spara")).click();
            assertThat(page.locator("#people li", new Page.LocatorOptions().setHasText("Lekparken")))
                    .containsText("Vald av er: barn känner sig otrygga");
        }
    }
}
