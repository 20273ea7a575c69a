package se.lagesbild.start.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.places.Streets;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.start.bench.browser.Chromium;

/** {@code ./lagesbild bench}: prints figures beside what the database alone can do. Judges nothing. */
final class Bench implements Command {
    private static final long SEED = 20_201;
    private static final int ANSWERS = 7;

    /** A server that has been up for a while has compiled what it does. */
    private static final int WARM_UPS = 10;

    private static final long LONGEST_READING_NANOS = TimeUnit.MINUTES.toNanos(3);

    /** How tags of tiles from memory begin. */
    private static final String FROM_MEMORY = "W/\"2-";

    private final DataSource pool;
    private final Area area;
    private final Installation installation;
    private final ObjectProvider<Command> commands;
    private final Environment environment;
    private final Streets streets;
    private final Lines lines = new Lines();
    private final List<String> summary = new ArrayList<>();
    private final Growth hotSpotsByRows = new Growth();

    Bench(
            DataSource pool,
            Area area,
            Installation installation,
            ObjectProvider<Command> commands,
            Environment environment,
            Streets streets) {
        this.pool = pool;
        this.area = area;
        this.installation = installation;
        this.commands = commands;
        this.environment = environment;
        this.streets = streets;
    }

    @Override
    public String word() {
        return "bench";
    }

    @Override
    public int run(List<String> args) {
        BenchOptions options;
        try {
            options = BenchOptions.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + BenchOptions.USAGE);
            return 2;
        }
        try (var connection = pool.getConnection()) {
            var store = new Store(connection);
            if (!installation.demo() || store.holdsWhatIsNotOurs()) {
                System.err.println(
                        "Mätningen tömmer tabellen över iakttagelser: kör den på en tom databas, med --demo, eller utan LAGESBILD_DB_URL.");
                return 1;
            }
            return measure(options, store);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Mätningen gick inte: " + e.getMessage(), e);
        }
    }

    private int measure(BenchOptions options, Store store) throws SQLException, IOException {
        long start = System.nanoTime();
        var machine = Machine.line(store.versions());
        lines.say("%s", machine);
        if (!options.browserAlone() && !options.networkAlone()) {
            new StatisticsBench(lines, SEED).run();
        }
        if (options.networkAlone()) {
            network();
        }
        if (options.statisticsAlone() || options.networkAlone()) {
            return 0;
        }
        var web = new WebClient(environment.getRequiredProperty("local.server.port", Integer.class));
        web.logIn("planerare", "lagesbild");
        var chromium = Chromium.find(System.getenv());
        if (options.browserAlone() && chromium.isEmpty()) {
            System.err.println("--browser behöver Chromium: installera det, eller peka ut det med LAGESBILD_CHROMIUM.");
            return 1;
        }
        store.empty();
        if (options.browserAlone()) {
            for (int rows : options.rows()) {
                lines.say("");
                lines.say("== %,d iakttagelser", rows);
                store.empty();
                int exitCode = withFile(
                        rows,
                        store,
                        (csv, mapping) -> importing().run(List.of(csv.toString(), "--mapping", mapping.toString())));
                if (exitCode != 0) {
                    throw new IllegalStateException("Importen gick inte.");
                }
                settle(store, web);
                var unused = browser(chromium.orElseThrow(), store);
            }
            store.empty();
            lines.say("Klart på %.0f s. %s", (System.nanoTime() - start) / 1e9, Machine.line(store.versions()));
            return 0;
        }
        new ReportBench(store, web, lines).run(area.longitude(), area.latitude(), store.someCategories(), SEED);
        for (int rows : options.rows()) {
            one(rows, store, web, chromium);
        }
        store.empty();
        // last, since the heap that it needs would stay for the others to fill
        network();
        lines.say("");
        lines.say("Sammanfattning (%.0f s). %s", (System.nanoTime() - start) / 1e9, machine);
        lines.say(
                "    rader  import/s    COPY/s  kvot  8-13/s  kvot  14-16/s  kvot  om igen  p50 ms  p95 ms  brännpunkter  lista  antal  heap MB");
        summary.forEach(line -> lines.say("%s", line));
        if (options.rows().size() > 1) {
            lines.say(
                    "Listan över brännpunkter växer med antalet upphöjt till %.2f; 1 är rakt",
                    hotSpotsByRows.exponent());
        }
        return 0;
    }

    private void network() throws SQLException, IOException {
        boolean ours = environment.getProperty("LAGESBILD_DB_URL", "").isBlank()
                && streets.loaded().isEmpty();
        new NetworkBench(lines, SEED).run(ours ? pool : null, streets);
    }

    private void one(int rows, Store store, WebClient web, Optional<Path> chromium) throws SQLException, IOException {
        lines.say("");
        lines.say("== %,d iakttagelser", rows);
        Machine.heapPeakMegabytes();
        var imported = withFile(
                rows, store, (csv, mapping) -> new ImportBench(store, importing(), lines).run(csv, mapping, rows));
        settle(store, web);
        var categories = store.someCategories();
        var tiles = new TileBench(web, pool, lines, categories);
        var plain = tiles.run("utan filter", false, area.longitude(), area.latitude());
        var filtered = tiles.run("ett år, åtta kategorier, en miljö", true, area.longitude(), area.latitude());
        lines.say(
                "  filtrerade: minst %.1f gånger PostGIS på nivå 8-13 (mål 3), %.1f på 14-16 (mål 1), p95 högst %.2f av PostGIS (mål 1), om igen till nivå 12 minst %.0f (mål 20)",
                filtered.coarse(), filtered.fine(), filtered.slowest(), filtered.again());
        var load = new LoadBench(web, pool, lines, categories);
        var coarse = load.run(8, 13, true, area.longitude(), area.latitude());
        var fine = load.run(14, 16, false, area.longitude(), area.latitude());

        lines.say("Svar över HTTP, %d gånger vardera", ANSWERS);
        var hotSpots = answers(web, "brännpunkter, 4 veckor", "/api/hotspots?datetime=2024-12-04/2024-12-31");
        hotSpotsByRows.add(rows, hotSpots.medianMillis());
        answers(web, "brännpunkter, ett år, efter skada", "/api/hotspots?datetime=2024-01-01/2024-12-31&measure=harm");
        var list = answers(web, "lista, 100 rader", "/api/observations?limit=100");
        var filter = TileFilter.of(categories, 0).query().substring(1);
        answers(web, "lista, 100 rader, filtrerad", "/api/observations?limit=100&" + filter);
        answers(web, "lista, fritext", "/api/observations?limit=100&q=rad%20123");
        var counts = answers(web, "antal", "/api/observations/counts");
        answers(web, "antal, filtrerade", "/api/observations/counts?" + filter);
        if (chromium.isPresent()) {
            try {
                var unused = browser(chromium.get(), store);
            } catch (IllegalStateException | UncheckedIOException | CompletionException e) {
                // what was measured before it is not lost
                lines.say("Webbläsare: inte mätt, " + e.getMessage());
            }
        } else {
            lines.say("Webbläsare: inte mätt, Chromium finns inte.");
        }
        long heap = Machine.heapPeakMegabytes();
        lines.say(
                "Minne: heap högst %d MB, %d MB är kvar efter städning, hela processen hittills högst %d MB",
                heap, Machine.heapInUseMegabytes(), Machine.processPeakMegabytes());

        var all = new Samples();
        all.addAll(plain.http());
        all.addAll(filtered.http());
        summary.add(String.format(
                Locale.forLanguageTag("sv"),
                "%9d %9.0f %9.0f  %.2f %8.0f %5.1f %8.0f %5.1f %7.0f %7.1f %7.1f %9.0f %6.0f %6.1f %8d",
                rows,
                imported.imported(),
                imported.copied(),
                imported.ratio(),
                coarse.http(),
                coarse.ratio(),
                fine.http(),
                fine.ratio(),
                filtered.again(),
                all.medianMillis(),
                all.percentileMillis(95),
                hotSpots.medianMillis(),
                list.medianMillis(),
                counts.medianMillis(),
                heap));
    }

    private void settle(Store store, WebClient web) throws SQLException {
        store.settle();
        lines.say("  statistik uppdaterad");
        awaitIndex(web);
    }

    private Repaints browser(Path chromium, Store store) throws SQLException {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        return new BrowserBench(chromium, port, lines).run(area.longitude(), area.latitude(), store.someCategories());
    }

    /** Only a tile from memory has the name of its rows. */
    private void awaitIndex(WebClient web) {
        long start = System.nanoTime();
        var path = TileBench.path(
                TileTour.around(area.longitude(), area.latitude(), 12).get(0), TileFilter.none());
        while (!web.tag(path).startsWith(FROM_MEMORY)) {
            if (System.nanoTime() - start > LONGEST_READING_NANOS) {
                throw new IllegalStateException("Indexet blev inte klart.");
            }
            pause();
            lines.still("indexet läses");
        }
        lines.say("  index i minnet efter %.1f s", (System.nanoTime() - start) / 1e9);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface OfFile<T> {
        T make(Path csv, Path mapping) throws SQLException, IOException;
    }

    private <T> T withFile(int rows, Store store, OfFile<T> work) throws SQLException, IOException {
        var folder = Files.createTempDirectory("lagesbild-bench-");
        Path csv = folder.resolve("rader.csv");
        Path mapping = folder.resolve("mall.yml");
        try {
            var file = new GeneratedFile(SEED, area.boundary(), area.longitude(), area.latitude(), store.categories());
            file.write(csv, rows, written -> lines.still("%,d rader skrivna", written));
            file.writeMapping(mapping);
            lines.say("Import av CSV, %d MB", Files.size(csv) >> 20);
            return work.make(csv, mapping);
        } finally {
            Files.deleteIfExists(csv);
            Files.deleteIfExists(mapping);
            Files.deleteIfExists(folder);
        }
    }

    private Command importing() {
        return commands.stream()
                .filter(command -> command.word().equals("import"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Ordet import finns inte."));
    }

    private Samples answers(WebClient web, String name, String path) {
        for (int i = 0; i < WARM_UPS; i++) {
            web.get(path);
            lines.still("%s, uppvärmning %d av %d", name, i + 1, WARM_UPS);
        }
        var samples = new Samples();
        int bytes = 0;
        for (int i = 0; i < ANSWERS; i++) {
            long start = System.nanoTime();
            bytes = web.get(path).length;
            samples.add(System.nanoTime() - start);
            lines.still("%s, %d av %d", name, i + 1, ANSWERS);
        }
        lines.say(
                "  %-36s p50 %7.1f ms, längsta %7.1f ms, %d KB packat",
                name, samples.medianMillis(), samples.percentileMillis(100), bytes / 1024);
        return samples;
    }
}
