package se.lagesbild.start.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import se.lagesbild.backend.Command;

/** The command line's own import of a CSV file, in turn with plain {@code COPY} of the very rows it stored. */
final class ImportBench {
    /** A small number of rows is quick and noisy: it is done this often, and the middle one counts. */
    private static final int ROUNDS_WHEN_SMALL = 3;

    private static final int SMALL = 200_000;

    private final Store store;
    private final Command importing;
    private final Lines lines;

    ImportBench(Store store, Command importing, Lines lines) {
        this.store = store;
        this.importing = importing;
        this.lines = lines;
    }

    /** Rows a second; the ratio is the import's share of what COPY does. */
    record Figures(double imported, double copied) {
        double ratio() {
            return imported / copied;
        }
    }

    /** Leaves the imported rows in the table. */
    Figures run(Path csv, Path mapping, int rows) throws SQLException, IOException {
        var imports = new Samples();
        var copies = new Samples();
        var dump = Files.createTempFile("lagesbild-bench-", ".copy");
        try {
            int rounds = rows <= SMALL ? ROUNDS_WHEN_SMALL : 1;
            for (int round = 1; round <= rounds; round++) {
                store.empty();
                store.checkpoint();
                long start = System.nanoTime();
                int exitCode = importing.run(List.of(csv.toString(), "--mapping", mapping.toString()));
                long took = System.nanoTime() - start;
                imports.add(took);
                if (exitCode != 0 || store.count() != rows) {
                    throw new IllegalStateException("Importen lagrade %d av %d rader.".formatted(store.count(), rows));
                }
                if (round == 1) {
                    store.dump(dump);
                    lines.say("  COPY av samma rader, %d MB", Files.size(dump) >> 20);
                }
                long copied = store.copyIntoTwin(dump);
                copies.add(copied);
                lines.say(
                        "  import %.1f s, COPY %.1f s: %.2f av COPY", took / 1e9, copied / 1e9, (double) copied / took);
            }
        } finally {
            Files.deleteIfExists(dump);
            store.dropTwin();
        }
        return new Figures(rows / imports.medianMillis() * 1e3, rows / copies.medianMillis() * 1e3);
    }
}
