package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.browser.Visitor.exactly;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;

/** The time line where one report of 1999 makes it 27 years long: four weeks are two pixels of it, and still taken by the hand. */
class PlannerLongLineTests extends TrelleborgApp {
    private static final Pattern OWN = Pattern.compile("period=own&from=\\d{4}-\\d\\d-\\d\\d&to=\\d{4}-\\d\\d-\\d\\d");
    private final String old = "/api/observations/" + UUID.randomUUID();

    @BeforeEach
    void oneOfLongAgo() {
        var answer = http.put("planerare", old, """
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1571, 55.3764]},
             "properties": {"category": "MIL-KLOT", "occurredAt": "1999-03-04T20:10:00+01:00", "positionKind": "GPS"}}\
            """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @AfterEach
    void gone() {
        assertThat(http.delete("planerare", old + "?reason=fel+datum").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theEndsNeverLieOverTheWindow(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare")) {
            // at either end of the line, and between
            for (var period :
                    new String[] {"1999-03-01&to=1999-03-28", "2012-06-04&to=2012-07-01", "2026-10-26&to=2026-11-22"}) {
                var page = visitor.go("/map?period=own&from=" + period).page();
                shown(page);
                var least = look.phone() ? 44 : 24;
                var whole = box(page, "Flytta tidsrutan");
                assertThat(whole.width).isGreaterThanOrEqualTo(least);
                for (double x : new double[] {whole.x + 1, whole.x + whole.width / 2, whole.x + whole.width - 1}) {
                    assertThat(partAt(page, x, whole.y + 30)).isEqualTo("Flytta tidsrutan");
                }
                // 20 of the 24 beside the line can be met by the hand at its very end
                assertThat(partAt(page, whole.x - 20, whole.y + 30)).isEqualTo("Första dagen");
                assertThat(partAt(page, whole.x + whole.width + 20, whole.y + 30))
                        .isEqualTo("Sista dagen");
            }
            visitor.keep("54-karta-lang-tidslinje", "Kartan: ett gammalt datum gör tidslinjen lång");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"DESK_LIGHT", "PHONE_LIGHT"})
    void someOfTheYearsStandUnderTheLine(Look look) {
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            shown(page);
            var boxes = page.locator(".time-axis span").all().stream()
                    .map(Locator::boundingBox)
                    .toList();
            // 28 years on about 400 or 280 pixels
            assertThat(boxes.size()).isBetween(4, 10);
            var axis = page.locator(".time-axis").boundingBox();
            for (int i = 0; i < boxes.size(); i++) {
                var year = boxes.get(i);
                double end = i + 1 < boxes.size() ? boxes.get(i + 1).x : axis.x + axis.width;
                assertThat(year.x + year.width).as("year %d", i).isLessThanOrEqualTo(end + 1);
                assertThat(year.height).as("on one line").isLessThan(24);
            }
        }
    }

    @Test
    void theWindowIsDraggedByTheMouse() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            shown(page);
            var whole = box(page, "Flytta tidsrutan");
            var track = page.locator(".time-track").boundingBox();
            page.mouse().move(whole.x + whole.width / 2, whole.y + 30);
            page.mouse().down();
            page.mouse().move(whole.x + whole.width / 2 - 90, whole.y + 30, new Mouse.MoveOptions().setSteps(8));
            page.mouse().up();
            assertThat(page).hasURL(OWN);
            movedBack(page, 90 / track.width);

            // and one of its ends
            var from = day(page, "from");
            var end = box(page, "Första dagen");
            page.mouse().move(end.x + end.width - 6, end.y + 30);
            page.mouse().down();
            page.mouse().move(end.x + end.width - 66, end.y + 30, new Mouse.MoveOptions().setSteps(8));
            page.mouse().up();
            page.waitForCondition(() -> day(page, "from").isBefore(from));
            page.getByRole(AriaRole.SLIDER, exactly("Flytta tidsrutan")).focus();
            var before = day(page, "from");
            page.keyboard().press("ArrowRight");
            assertThat(page).hasURL(Pattern.compile("from=" + before.plusWeeks(1)));
        }
    }

    @Test
    void theWindowIsDraggedByAFinger() {
        try (var visitor =
                new Visitor(port, Look.PHONE_LIGHT).logIn("planerare").go("/map?open=hours")) {
            var page = visitor.page();
            shown(page);
            var whole = box(page, "Flytta tidsrutan");
            var track = page.locator(".time-track").boundingBox();
            double x = whole.x + whole.width / 2;
            double y = whole.y + 30;
            var hand = page.context().newCDPSession(page);
            touch(hand, "touchStart", x, y);
            for (int step = 1; step <= 6; step++) {
                touch(hand, "touchMove", x - step * 10, y);
            }
            touch(hand, "touchEnd", 0, 0);
            assertThat(page).hasURL(OWN);
            movedBack(page, 60 / track.width);
        }
    }

    private static void touch(com.microsoft.playwright.CDPSession hand, String type, double x, double y) {
        var points = new JsonArray();
        if (!type.equals("touchEnd")) {
            var point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        hand.send("Input.dispatchTouchEvent", event);
    }

    /** Four weeks still, and a share of the line earlier than the last four. */
    private static void movedBack(Page page, double share) {
        assertThat(ChronoUnit.DAYS.between(day(page, "from"), day(page, "to"))).isEqualTo(27);
        long days = ChronoUnit.DAYS.between(day(page, "to"), LocalDate.parse("2026-11-23"));
        long all = ChronoUnit.DAYS.between(LocalDate.parse("1999-03-01"), LocalDate.parse("2026-11-30"));
        // a pixel is two to five weeks
        assertThat((double) days).isCloseTo(share * all, within(60.0));
    }

    private static LocalDate day(Page page, String name) {
        var match = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(page.url());
        assertThat(match.find()).as("%s in %s", name, page.url()).isTrue();
        return LocalDate.parse(match.group(1));
    }

    /** The time line in the middle of what is seen. */
    private static void shown(Page page) {
        var box = page.locator("#time-box");
        if (box.getAttribute("open") == null) {
            box.locator("summary").first().click();
        }
        page.locator(".time-track").evaluate("(track) => track.scrollIntoView({ block: 'center' })");
        assertThat(page.getByRole(AriaRole.SLIDER, exactly("Flytta tidsrutan")))
                .hasAttribute("aria-valuenow", Pattern.compile("\\d+"));
    }

    private static BoundingBox box(Page page, String name) {
        return page.getByRole(AriaRole.SLIDER, exactly(name)).boundingBox();
    }

    private static Object partAt(Page page, double x, double y) {
        return page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.getAttribute('aria-label')", List.of(x, y));
    }
}
