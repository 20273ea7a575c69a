package se.lagesbild.start.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.lagesbild.start.bench.browser.BrowserTab;
import se.lagesbild.start.bench.browser.BrowserTab.Spot;
import se.lagesbild.start.bench.browser.Chromium;
import tools.jackson.databind.JsonNode;

/** What a planner feels: from the hand on a filter to the new map on the screen, and whether the page stands still while the map is moved. */
final class BrowserBench {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    /** The municipality, the town in cells, the town in points. */
    private static final int[] LEVELS = {11, 13, 15};

    private static final int ROUNDS = 5;
    private static final int MOVES = 6;
    private static final double GOAL_MILLIS = 300;
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 30);

    private final Path executable;
    private final String root;
    private final Lines lines;
    private final Repaints repaints = new Repaints();
    private int asked;

    BrowserBench(Path executable, int port, Lines lines) {
        this.executable = executable;
        this.root = "http://127.0.0.1:" + port;
        this.lines = lines;
    }

    /** @param longitude of the town's centre, WGS 84 @param categories codes that are switched on and off */
    Repaints run(double longitude, double latitude, List<String> categories) {
        try (var chromium = Chromium.start(executable, WIDTH, HEIGHT)) {
            lines.say("Webbläsare: %s, %d x %d punkter", chromium.version(), WIDTH, HEIGHT);
            var tab = chromium.open();
            tab.before(probe());
            tab.go(root + "/login");
            var unused = tab.value("import('/shared/api.js').then((api) => api.logIn('planerare', 'lagesbild'))");
            // what the browser and the server do only once is not measured
            open(tab, LEVELS[0], longitude, latitude);
            round(tab, -1, categories, new Repaints());
            for (int level : LEVELS) {
                open(tab, level, longitude, latitude);
                for (int round = 0; round < ROUNDS; round++) {
                    round(tab, round, categories, repaints);
                    lines.still("nivå %d, varv %d av %d", level, round + 1, ROUNDS);
                }
                move(tab);
            }
        }
        repaints.lines(GOAL_MILLIS).forEach(line -> lines.say("%s", line));
        return repaints;
    }

    private void open(BrowserTab tab, int level, double longitude, double latitude) {
        tab.go(String.format(
                Locale.ROOT,
                "%s/map?period=own&from=2023-01-01&to=2023-12-31&z=%d&c=%.5f,%.5f",
                root,
                level,
                longitude,
                latitude));
        tab.await("globalThis.probe?.drawn() && document.querySelector('.time-window')?.hasAttribute('aria-valuenow')");
        var unused = tab.value(
                "document.querySelectorAll('#filters, #filters details').forEach((one) => { one.open = true; })");
    }

    private interface Hand {
        void act();
    }

    /** One change of each kind; no two of all rounds leave the same filter behind. */
    private void round(BrowserTab tab, int round, List<String> categories, Repaints into) {
        var category = categories.get(Math.floorMod(round / 2, categories.size()));
        change(tab, into, "kategori", () -> tab.click(box("#categories", category)));
        change(tab, into, "miljö", () -> tab.click(box("#settings", "PUBLIC_SPACE")));
        change(tab, into, "timmar", () -> brush(tab, round));
        change(tab, into, "källa", () -> tab.click(box("#sources-filter", "IMPORT")));
        for (int i = 0; i < 2; i++) {
            change(tab, into, "period", () -> press(tab, "#period", "ArrowUp"));
        }
        change(tab, into, "tidslinje", () -> press(tab, ".time-window", "ArrowRight"));
    }

    private void change(BrowserTab tab, Repaints into, String kind, Hand hand) {
        var unused = tab.value("probe.arm()");
        double before = tab.workMillis();
        hand.act();
        try {
            tab.await("probe.done()");
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    kind + ": " + tab.value("probe.missing()").asString(), e);
        }
        double work = tab.workMillis() - before;
        var times = tab.value("probe.read()");
        double alone = tab.value("probe.fetchAgain('%sT00:00:00Z')".formatted(LAST_DAY.minusDays(asked++)))
                .asDouble();
        into.add(
                kind,
                times.path("tiles").asDouble(),
                times.path("counts").asDouble(),
                alone,
                work,
                millis(times.path("blocked")));
    }

    private static String box(String list, String code) {
        return "%s input[value='%s']".formatted(list, code);
    }

    private static void press(BrowserTab tab, String selector, String key) {
        var unused = tab.value("document.querySelector('%s').focus()".formatted(selector));
        tab.press(key);
    }

    /** Drags over a block of the week, another one in each round. */
    private static void brush(BrowserTab tab, int round) {
        int day = Math.floorMod(round, 6);
        int hour = Math.floorMod(3 * round, 20);
        tab.drag(
                cell(tab, day, hour),
                List.of(cell(tab, day, hour + 1), cell(tab, day + 1, hour + 2), cell(tab, day + 1, hour + 3)));
    }

    private static Spot cell(BrowserTab tab, int day, int hour) {
        return tab.find("td[data-hour='%d']".formatted(24 * day + hour));
    }

    /** Moves the map about and changes its level there and back, with a hand's own pace. */
    private void move(BrowserTab tab) {
        var middle = tab.find("#map");
        for (int i = 0; i < MOVES; i++) {
            double angle = 2 * Math.PI * i / MOVES;
            var way = new ArrayList<Spot>();
            for (int step = 1; step <= 20; step++) {
                way.add(new Spot(middle.x() + 12 * step * Math.cos(angle), middle.y() + 9 * step * Math.sin(angle)));
            }
            moved(tab, () -> tab.drag(middle, way));
            int notch = i % 2 == 0 ? 120 : -120;
            moved(tab, () -> tab.wheel(middle, notch));
        }
    }

    private void moved(BrowserTab tab, Hand hand) {
        var unused = tab.value("probe.watch()");
        double before = tab.workMillis();
        hand.act();
        var moved = tab.value("probe.rested()");
        repaints.addMove(moved.path("gap").asDouble(), tab.workMillis() - before, millis(moved.path("blocked")));
    }

    private static List<Double> millis(JsonNode numbers) {
        return numbers.valueStream().map(JsonNode::asDouble).toList();
    }

    private static String probe() {
        try (var in = BrowserBench.class.getResourceAsStream("probe.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
