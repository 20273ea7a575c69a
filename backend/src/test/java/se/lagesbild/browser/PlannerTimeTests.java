package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** Time on the planner's map: hours of the week, the time line, two periods beside each other, and the address that holds it all. */
class PlannerTimeTests extends TrelleborgApp {
    private static final String FOUR_WEEKS = "datetime=2026-10-27T00:00:00%2B01:00/2026-11-24T00:00:00%2B01:00";

    @Test
    void hoursAreDraggedAndTheWholePageFollows() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            drag(page, hour(page, 5, 20), hour(page, 6, 23));
            assertThat(page.locator("#hours-words").getByText("Valda timmar: fredag och lördag 20–24"))
                    .isVisible();
            assertThat(page).hasURL(Pattern.compile("hours=5:20-23,6:20-23"));
            assertThat(page.locator("#matched")).containsText(total(FOUR_WEEKS + "&hours=5:20-23,6:20-23"));

            // a second block, then one hour of the first one away
            drag(page, hour(page, 1, 7), hour(page, 1, 8));
            assertThat(page).hasURL(Pattern.compile("hours=1:7-8,5:20-23,6:20-23"));
            hour(page, 5, 20).click();
            assertThat(page).hasURL(Pattern.compile("hours=1:7-8,5:21-23,6:20-23"));
            page.getByLabel("Förval").selectOption(exactlyLabelled("Alla timmar"));
            assertThat(page.locator("#matched")).containsText(total(FOUR_WEEKS));
            assertThat(page).not().hasURL(Pattern.compile("hours="));
        }
    }

    @Test
    void hoursAreChosenByTheKeyboardAlone() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            hour(page, 1, 0).focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Space");
            assertThat(page).hasURL(Pattern.compile("hours=2:1-1"));
            assertThat(hour(page, 2, 1)).isFocused();
            assertThat(hour(page, 2, 1)).hasAttribute("aria-selected", "true");
            page.keyboard().down("Shift");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            page.keyboard().up("Shift");
            // the block began on a chosen hour: it takes away
            assertThat(page).not().hasURL(Pattern.compile("hours="));
            page.keyboard().press("Space");
            assertThat(page).hasURL(Pattern.compile("hours=3:2-2"));
            page.keyboard().press("Delete");
            assertThat(page).not().hasURL(Pattern.compile("hours="));
        }
    }

    @Test
    void theTimeLineMovesThePeriodByHandAndByKeyboard() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            var whole = page.getByRole(AriaRole.SLIDER, exactly("Flytta tidsrutan"));
            whole.hover();
            var box = whole.boundingBox();
            page.mouse().move(box.x + box.width / 2, box.y + 30);
            page.mouse().down();
            page.mouse().move(box.x - 90, box.y + 30, new Mouse.MoveOptions().setSteps(8));
            page.mouse().up();
            assertThat(page).hasURL(Pattern.compile("period=own&from=\\d{4}-\\d\\d-\\d\\d&to=\\d{4}-\\d\\d-\\d\\d"));
            countsWhatTheAddressSays(page);
            var from = parameter(page, "from");

            page.getByRole(AriaRole.SLIDER, exactly("Första dagen")).focus();
            page.keyboard().press("ArrowLeft");
            var weekBefore = java.time.LocalDate.parse(from).minusWeeks(1);
            assertThat(page).hasURL(Pattern.compile("from=" + weekBefore));
            page.getByRole(AriaRole.SLIDER, exactly("Sista dagen")).focus();
            page.keyboard().press("End");
            // the line ends with this week's Sunday
            assertThat(page).hasURL(Pattern.compile("to=2026-11-29"));
        }
    }

    @Test
    void theFilmStepsUntilItIsPaused() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)
                .logIn("planerare")
                .go("/map?period=own&from=2026-01-05&to=2026-02-01")) {
            var page = visitor.page();
            // a step is over quickly: they are noted as they come
            var steps = new LinkedHashSet<String>();
            page.onFrameNavigated(frame -> steps.add(frame.url().replaceFirst(".*(from=[^&]*&to=[^&]*).*", "$1")));
            page.getByLabel("Fart", new Page.GetByLabelOptions().setExact(true)).selectOption("500");
            page.getByRole(AriaRole.BUTTON, exactly("Spela")).click();
            page.waitForCondition(() -> steps.contains("from=2026-01-19&to=2026-02-15"));
            page.getByRole(AriaRole.BUTTON, exactly("Pausa")).click();
            steps.remove("from=2026-01-05&to=2026-02-01");
            assertThat(steps).startsWith("from=2026-01-12&to=2026-02-08", "from=2026-01-19&to=2026-02-15");
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Spela"))).isVisible();
            countsWhatTheAddressSays(page);
            var stopped = page.url();
            page.clock().runFor(5_000); // ten steps, if it still ran
            assertThat(page).hasURL(stopped);
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void twoPeriodsUnderADivider(Look look) {
        try (var visitor =
                new Visitor(port, look).logIn("planerare").go("/map?show=swipe&hours=5:18-23,6:0-2,6:18-23,7:0-2")) {
            var page = visitor.page();
            var now = total(FOUR_WEEKS + "&hours=5:18-23,6:0-2,6:18-23,7:0-2");
            var before = total(
                    "datetime=2026-09-29T00:00:00%2B02:00/2026-10-27T00:00:00%2B01:00&hours=5:18-23,6:0-2,6:18-23,7:0-2");
            assertThat(page.getByText(Pattern.compile("^Nu: 27 okt\\. – 23 nov\\., " + now + " iakttagelser$")))
                    .isVisible();
            assertThat(page.getByText(Pattern.compile("^Före: 29 sep\\. – 26 okt\\., " + before + " iakttagelser$")))
                    .isVisible();
            page.getByText("Skillnaden i tabell").first().click();
            assertThat(page.getByRole(AriaRole.ROW, named("Alla .*" + before + ".*" + now + ".*")))
                    .isVisible();
            var divider = page.getByRole(AriaRole.SLIDER, exactly("Gräns mellan före och nu"));
            divider.focus();
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            assertThat(divider).hasAttribute("aria-valuenow", "40");
            assertThat(page).hasURL(Pattern.compile("divider=0.40"));
            visitor.keep("15-karta-tva-perioder", "Två perioder under en gräns, fredags- och lördagskvällar");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void twoPeriodsSideBySideMoveTogether(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map?show=side&period=12w&compare=weeks")) {
            var page = visitor.page();
            assertThat(page.getByRole(AriaRole.APPLICATION)).hasCount(2);
            var scales = page.locator(".leaflet-control-scale-line");
            assertThat(scales).hasCount(2);
            var before = scales.last().textContent();
            page.locator("#map .leaflet-control-zoom-in").click();
            assertThat(scales.last()).not().hasText(before);
            // both maps have the same scale
            assertThat(scales.first()).hasText(scales.last().textContent());
            visitor.keep("16-karta-bredvid", "Två perioder bredvid varandra");
        }
    }

    /** No test stores anything before 1990. */
    @Test
    void aPeriodBeforeAllThatIsStoredIsNotCompared() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)
                .logIn("planerare")
                .go("/map?show=swipe&period=own&from=1985-01-01&to=1985-12-31")) {
            assertThat(visitor.page()
                            .getByText("Ingen jämförelse: data saknas för hela perioden före.")
                            .first())
                    .isVisible();
        }
    }

    @Test
    void anOpenPeriodHasNothingToCompareWith() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?show=side&period=all")) {
            assertThat(visitor.page().getByRole(AriaRole.APPLICATION)).hasCount(1);
            assertThat(visitor.page().getByLabel("Visa", new Page.GetByLabelOptions().setExact(true)))
                    .isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theWideTableIsSortedByTheKeyboard(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map?tab=observations&table=wide")) {
            var page = visitor.page();
            var category = page.getByRole(AriaRole.BUTTON, exactly("Kategori och källa"));
            category.focus();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Kategori och källa")))
                    .hasAttribute("aria-sort", "ascending");
            assertThat(category).isFocused();
            assertThat(page).hasURL(Pattern.compile("sort=category"));
            var expected = new ArrayList<String>();
            http.get("planerare", "/api/observations?sort=category&limit=50&" + FOUR_WEEKS)
                    .json()
                    .path("features")
                    .forEach(feature -> expected.add(feature.path("properties")
                            .path("categoryName")
                            .path("sv")
                            .asString()));
            assertThat(page.locator(".rows .row-button .words")).hasText(expected.toArray(String[]::new));
            visitor.keep("17-karta-bred-tabell", "Bred tabell, ordnad efter kategori");
        }
    }

    /** A link gives a colleague the same picture: filter, comparison, boxes that stand open, order of the table. */
    @Test
    void theAddressHoldsTheWholeView() {
        var address =
                "/map?z=15&c=13.15700,55.37600&period=own&from=2026-09-01&to=2026-09-28&compare=weeks&show=swipe&setting=TRAFFIC"
                        + "&hours=1:7-8&status=REPORTED&tab=observations&sort=source&open=filters,status";
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(address)) {
            var page = visitor.page();
            assertThat(page.getByLabel("Period", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("own");
            assertThat(page.getByRole(AriaRole.CHECKBOX, named("^Trafik"))).isChecked();
            assertThat(page.getByRole(AriaRole.CHECKBOX, named("^ny"))).isChecked();
            assertThat(page.locator("#hours-words").getByText("Valda timmar: måndag 07–09"))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.SLIDER, exactly("Gräns mellan före och nu")))
                    .isVisible();
            assertThat(page.getByLabel("Ordna", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("source");
            assertThat(page.locator("#matched"))
                    .containsText(total("datetime=2026-09-01/2026-09-28&setting=TRAFFIC&hours=1:7-8&status=REPORTED"));
            for (var part : List.of("compare=weeks", "show=swipe", "hours=1:7-8", "sort=source", "open=filters,status"))
                assertThat(page).hasURL(Pattern.compile(part));

            page.getByRole(AriaRole.BUTTON, exactly("Vyer")).click();
            assertThat(page.getByLabel("Länk till det som visas nu")).hasValue(page.url());
        }
    }

    @Test
    void aFocusAreaOfTheAgreementIsAFilterWithItsNumber() {
        try (var visitor =
                new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map?open=filters,focus&period=12w")) {
            var page = visitor.page();
            var narcotics = page.getByRole(AriaRole.CHECKBOX, named("^Narkotika"));
            var n = total("datetime=2026-09-01/2026-11-23&focus=NARKOTIKA");
            assertThat(page.locator("#focus-areas label").filter(new Locator.FilterOptions().setHas(narcotics)))
                    .containsText(n);
            narcotics.check();
            assertThat(page).hasURL(Pattern.compile("focus=NARKOTIKA"));
            assertThat(page.locator("#matched")).containsText(n);
            page.getByLabel("Period", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("2023-2026");
            assertThat(page.locator("#matched")).containsText(total("datetime=2023-01-01/2026-12-31&focus=NARKOTIKA"));
        }
    }

    private String total(String query) {
        var n = http.get("planerare", "/api/observations/counts?" + query)
                .json()
                .path("total")
                .asInt();
        // as the page writes it: a narrow space that does not break between thousands
        return java.text.NumberFormat.getIntegerInstance(java.util.Locale.forLanguageTag("sv-SE"))
                .format(n);
    }

    private static Locator hour(Page page, int weekday, int hour) {
        return page.locator(".hours td[data-hour='" + ((weekday - 1) * 24 + hour) + "']");
    }

    /** Each end is looked for when the hand is there: what comes meanwhile may move the matrix. */
    private static void drag(Page page, Locator from, Locator to) {
        from.hover();
        page.mouse().down();
        to.hover();
        page.mouse().up();
    }

    /** What is said of the count is that of the days in the address, whichever of the two comes first. */
    private void countsWhatTheAddressSays(Page page) {
        page.waitForCondition(() -> page.locator("#matched")
                .textContent()
                .startsWith(total("datetime=" + parameter(page, "from") + "/" + parameter(page, "to")) + " "));
    }

    private static String parameter(Page page, String name) {
        var match = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(page.url());
        assertThat(match.find()).as("%s in %s", name, page.url()).isTrue();
        return match.group(1);
    }

    private static com.microsoft.playwright.options.SelectOption exactlyLabelled(String label) {
        return new com.microsoft.playwright.options.SelectOption().setLabel(label);
    }
}
