package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.json.JsonMapper;

/** A planner changes what the planner proposed: pins, takes out, moves, mends, and sees what each change costs. */
class RoundDeskTests extends TrelleborgApp {
    /** Priority places stay out: whose turn it is changes with what other tests do. */
    static void onlyChosen(Page page) {
        page.waitForFunction(
                "() => document.querySelector('.turns').dataset.date === document.getElementById('round-day').value");
        var ticked = page.locator(".turns li input:checked");
        for (int left = ticked.count(); left > 0; left--) {
            ticked.first().click();
        }
        assertThat(ticked).hasCount(0);
    }

    private static void planned(Page page, int places, String pairs, int minutes) {
        var choose = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.CHECKBOX);
        for (int i = 0; i < places; i++) {
            choose.nth(i).check();
        }
        page.getByRole(AriaRole.TAB, named("Rond.*")).click();
        onlyChosen(page);
        page.getByLabel("Antal par").selectOption(pairs);
        page.getByLabel("Längd (minuter)").fill(String.valueOf(minutes));
        page.getByRole(AriaRole.BUTTON, exactly("Planera rond")).click();
        assertThat(page.getByText("Lämna ut ronden").first()).isVisible();
    }

    private static List<String> stops(Page page, int pair) {
        return page.locator(".timeline.pair-" + pair + " strong").allTextContents();
    }

    private static Locator said(Page page) {
        return page.locator(".desk-bar [role=status]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"DESK_LIGHT", "PHONE_DARK"})
    void changesByKeyboardAndSeesWhatTheyCost(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            planned(page, 6, "1", 75);
            var before = stops(page, 1);
            assertThat(before).hasSizeGreaterThan(2);
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Ångra"))).isDisabled();

            // later, by the keyboard: the focus stays with the stop
            var later = page.getByRole(AriaRole.BUTTON, exactly("Flytta " + before.get(0) + " senare"));
            later.focus();
            page.keyboard().press("Enter");
            assertThat(said(page)).containsText("Ändringen");
            assertThat(stops(page, 1).subList(0, 2)).containsExactly(before.get(1), before.get(0));
            assertThat(later).isFocused();
            var table = page.locator(".round-beside table");
            assertThat(table.getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("Din ordning")))
                    .isVisible();
            assertThat(table.getByRole(
                            AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("Planerarens förslag")))
                    .isVisible();
            assertThat(table.getByRole(
                            AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("Alltid närmast först")))
                    .isVisible();
            assertThat(page.getByText(Pattern.compile("^Med en timme till täcks \\d+ %")))
                    .isVisible();
            page.locator(".round-beside").scrollIntoViewIfNeeded();
            visitor.keep("44-rond-jamford", "Planen bredvid andra ronder, och vad en timme till ger");
            page.getByRole(AriaRole.BUTTON, exactly("Ångra")).click();
            assertThat(said(page)).hasText("Ändringen är ångrad.");
            assertThat(stops(page, 1)).isEqualTo(before);

            // out, and in again
            page.getByRole(AriaRole.BUTTON, exactly("Ta bort " + before.get(1) + " ur ronden"))
                    .click();
            var take = page.getByRole(AriaRole.BUTTON, exactly("Ta med " + before.get(1) + " ändå"));
            assertThat(take).isFocused();
            assertThat(stops(page, 1)).doesNotContain(before.get(1));
            page.keyboard().press("Enter");
            assertThat(take).hasCount(0);
            assertThat(stops(page, 1)).contains(before.get(1));
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Lås " + before.get(1) + ": ska vara med")))
                    .hasAttribute("aria-pressed", "true");
            page.locator(".timeline").first().scrollIntoViewIfNeeded();
            visitor.keep("45-rond-andrad", "Ett låst stopp, och vad ändringen kostar");
        }
    }

    @Test
    void aStopGoesToTheOtherPairAndStaysThereWhenTheRestIsMended() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            planned(page, 6, "2", 60);
            var name = stops(page, 1).get(0);
            page.getByRole(AriaRole.BUTTON, exactly("Flytta " + name + " till par B"))
                    .click();
            assertThat(said(page)).containsText("Ändringen");
            assertThat(stops(page, 2)).contains(name);
            page.getByRole(AriaRole.BUTTON, exactly("Låt planeraren laga")).click();
            assertThat(page.getByRole(AriaRole.BUTTON, exactly("Låt planeraren laga")))
                    .isHidden();
            assertThat(stops(page, 2)).contains(name);
            assertThat(page.getByText("Lämna ut ronden").first()).isVisible();
        }
    }

    @Test
    void aStopIsDraggedWithinItsRound() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            page.setViewportSize(1440, 1600);
            planned(page, 6, "1", 75);
            var before = stops(page, 1);
            var items = page.locator(".timeline.pair-1 li");
            items.nth(1).evaluate("(item) => item.scrollIntoView({ block: 'center' })");
            var from = items.nth(0).locator(".order").boundingBox();
            var to = items.nth(1).boundingBox();
            page.mouse().move(from.x + 10, from.y + 10);
            page.mouse().down();
            page.mouse().move(from.x + 20, from.y + 40);
            page.mouse().move(to.x + 60, to.y + to.height - 6, new Mouse.MoveOptions().setSteps(5));
            page.mouse().up();
            assertThat(said(page)).containsText("Ändringen");
            assertThat(stops(page, 1).subList(0, 2)).containsExactly(before.get(1), before.get(0));
        }
    }

    /** The same search with fifty places and five times the steps, so that there is time to stop it. */
    @Test
    void aLongSearchIsStoppedAndLeavesWhatItHas() {
        var random = new SplittableRandom(7);
        var places = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            places.add("{\"id\": \"p%d\", \"name\": \"Plats %d\", \"point\": [%s, %s], \"prize\": %d}"
                    .formatted(i, i, 13.14 + random.nextInt(300) / 1e4, 55.37 + random.nextInt(120) / 1e4, 1 + i % 7));
        }
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            planned(page, 3, "2", 240);
            page.route("**/api/rounds/plan", route -> {
                var asked = new JsonMapper().readTree(route.request().postData());
                route.resume(new Route.ResumeOptions()
                        .setPostData("{\"shifts\": %s, \"iterations\": 60000, \"places\": [%s]}"
                                .formatted(asked.path("shifts"), String.join(",", places))));
            });
            page.getByRole(AriaRole.BUTTON, exactly("Planera rond")).click();
            var cancel = page.getByRole(AriaRole.BUTTON, exactly("Avbryt räkningen"));
            assertThat(page.getByText("Plats 6", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            cancel.click();
            assertThat(said(page)).hasText("Avbrutet: det bästa förslaget hittills visas.");
            assertThat(cancel).isHidden();
            assertThat(page.getByText("Lämna ut ronden").first()).isVisible();
        }
    }

    @Test
    void placesWhoseTurnItIsAreProposedAndComeFirst() {
        var id = UUID.randomUUID();
        var made = http.put("planerare", "/api/priority-places/" + id, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[13.146, 55.3765], [13.147, 55.3765], [13.147, 55.377], [13.146, 55.377], [13.146, 55.3765]]]},
                 "properties": {"name": "Parken på tur", "reason": "prov", "party": "WARDENS", "validFrom": "2026-12-14", "validTo": "2026-12-20",
                  "hazards": "hal trappa", "wantedDose": {"visitsPerWeek": 3, "minutesPerVisit": 15}}}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            var choose = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.CHECKBOX);
            for (int i = 0; i < 3; i++) {
                choose.nth(i).check();
            }
            page.getByRole(AriaRole.TAB, named("Rond.*")).click();
            page.getByLabel("Dag", new Page.GetByLabelOptions().setExact(true)).fill("2026-12-15");
            var turns = page.getByRole(AriaRole.GROUP, exactly("Prioriterade platser"));
            var due = turns.locator("li", new Locator.LocatorOptions().setHasText("Parken på tur"));
            assertThat(due.getByRole(AriaRole.CHECKBOX)).isChecked();
            assertThat(due)
                    .containsText("inget besök är känt de senaste åtta veckorna. 3 av veckans 3 besök återstår.");
            assertThat(turns.getByLabel("Sätt platser som är på tur först")).isChecked();
            // places that other tests left behind are due too
            var others = turns.locator("li", new Locator.LocatorOptions().setHasNotText("Parken på tur"))
                    .getByRole(AriaRole.CHECKBOX);
            for (int i = 0; i < others.count(); i++) {
                others.nth(i).uncheck();
            }
            visitor.keep("46-rond-pa-tur", "Prioriterade platser som är på tur den valda dagen");

            // half an hour holds two places: this one is among them, and says why
            page.getByLabel("Längd (minuter)").fill("30");
            page.getByRole(AriaRole.BUTTON, exactly("Planera rond")).click();
            var stop = page.locator(".timeline li", new Page.LocatorOptions().setHasText("Parken på tur"));
            assertThat(stop.locator(".tag")).hasText("på tur");
            assertThat(stop).containsText("stanna 15 min");
            page.getByText("Lämna ut ronden").click();
            page.locator(".handout-stops summary", new Page.LocatorOptions().setHasText("Parken på tur"))
                    .click();
            assertThat(page.locator(".handout-stops li", new Page.LocatorOptions().setHasText("Parken på tur"))
                            .getByLabel("Risker"))
                    .hasValue("hal trappa");
        } finally {
            http.delete("planerare", "/api/priority-places/" + id, "If-Match", "\"1\"");
        }
    }
}
