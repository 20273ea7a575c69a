package se.lagesbild.backend.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Streets;
import se.lagesbild.gis.formats.OsmGround;

/** {@code ./lagesbild import FILE}: observations as CSV, the Police's feed, or streets with their ground and places. */
@Component
class ImportCommand implements Command {
    private static final String USAGE = """
            Skriv: ./lagesbild import FIL [--format csv|polisen|osm] [--mapping MALL.yml] [--source NAMN] [--rejected FIL]
              csv      iakttagelser, .csv eller .csv.gz, med en mall (se docs/import.md)
              polisen  Polisens öppna händelser, .json eller .json.gz
              osm      gator, bakgrund och platser, ett OpenStreetMap-utdrag .osm.pbf""";

    private static final List<String> OPTIONS = List.of("--format", "--mapping", "--source", "--rejected");

    /** Objects named of each fault; more are only counted. */
    private static final int TOLD = 5;

    private final Imports imports;
    private final Streets streets;

    ImportCommand(Imports imports, Streets streets) {
        this.imports = imports;
        this.streets = streets;
    }

    @Override
    public String word() {
        return "import";
    }

    @Override
    public int run(List<String> args) {
        if (args.contains("--help") || args.contains("-h")) {
            System.out.println(USAGE);
            return 0;
        }
        var files = new ArrayList<String>();
        var options = new HashMap<String, String>();
        if (!read(args, files, options)) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            var file = Path.of(files.get(0));
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                System.err.println(file + ": filen finns inte eller får inte läsas.");
                return 1;
            }
            return run(file, options);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run(Path file, Map<String, String> options) {
        var viewer = Viewer.system("import på kommandoraden");
        var rejected = options.containsKey("--rejected") ? Path.of(options.get("--rejected")) : null;
        var progress = new ProgressLine();
        switch (options.getOrDefault("--format", format(file))) {
            case "csv" -> {
                if (!options.containsKey("--mapping")) {
                    System.err.println("CSV behöver en mall: --mapping MALL.yml (se docs/import.md).");
                    return 2;
                }
                tell(
                        imports.csv(
                                viewer,
                                file,
                                Path.of(options.get("--mapping")),
                                options.get("--source"),
                                rejected,
                                progress),
                        progress);
            }
            case "polisen" -> tell(imports.polisen(viewer, file, rejected, progress), progress);
            case "osm" -> {
                var done = streets.replace(file, String.valueOf(file.getFileName()), progress);
                progress.end();
                tell(done);
            }
            default -> {
                System.err.println("Formatet '" + options.get("--format") + "' finns inte.");
                System.err.println(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private static void tell(Streets.Imported done) {
        System.out.println("Gatunätet: " + done.network().segments() + " sträckor. "
                + done.network().attribution());
        if (done.parts() != null && done.parts().count() > 1) {
            System.out.printf(
                    Locale.forLanguageTag("sv"),
                    "  %d delar hänger inte ihop; den största har %.1f %% av längden, och ronder går i den.%n",
                    done.parts().count(),
                    100 * done.parts().mainShare());
        }
        System.out.println("Bakgrunden: " + done.pieces() + " ytor och linjer. Platser: "
                + (done.placeKinds().isEmpty() ? "inga" : String.join(", ", done.placeKinds())) + ".");
        done.leftOut().stream()
                .collect(Collectors.groupingBy(OsmGround.LeftOut::code, TreeMap::new, Collectors.toList()))
                .forEach((code, all) -> System.out.println("  %d togs inte med (%s): %s%s"
                        .formatted(
                                all.size(),
                                code,
                                all.stream()
                                        .limit(TOLD)
                                        .map(OsmGround.LeftOut::id)
                                        .collect(Collectors.joining(", ")),
                                all.size() > TOLD ? " …" : "")));
    }

    private static void tell(Imports.Done done, ProgressLine progress) {
        progress.end();
        var result = done.result();
        System.out.printf(
                "%s lästa på %s: %d nya, %d ändrade, %d oförändrade, %d togs inte med.%n",
                done.read() == 1 ? "1 rad" : done.read() + " rader",
                progress.took(),
                result.created(),
                result.updated(),
                result.unchanged(),
                done.read() - result.created() - result.updated() - result.unchanged());
        if (done.movedHours() > 0) {
            System.out.println("  " + done.movedHours()
                    + " tider finns inte på klockan (sommartiden började) och flyttades fram.");
        }
        done.report().print(System.out);
    }

    private static boolean read(List<String> args, List<String> files, Map<String, String> options) {
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            if (!arg.startsWith("--")) {
                files.add(arg);
            } else if (!OPTIONS.contains(arg)) {
                System.err.println("Okänt val: " + arg);
                return false;
            } else if (i + 1 == args.size()) {
                System.err.println(arg + " saknar sitt värde.");
                return false;
            } else {
                options.put(arg, args.get(++i));
            }
        }
        if (files.size() != 1) {
            System.err.println(files.isEmpty() ? "Filen saknas." : "En fil i taget, inte " + files.size() + ".");
        }
        return files.size() == 1;
    }

    private static String format(Path file) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".osm.pbf") || name.endsWith(".osm") || name.endsWith(".osm.gz")) {
            return "osm";
        }
        return name.endsWith(".json") || name.endsWith(".json.gz") ? "polisen" : "csv";
    }

    /** Rows read and rows a second: one line that renews itself in a terminal, a line every ten seconds elsewhere. */
    private static final class ProgressLine implements LongConsumer {
        private static final long EVERY_NANOS = 10_000_000_000L;

        private final boolean terminal = System.console() != null;
        private final long start = System.nanoTime();
        private long toldAt = start;
        private boolean open;

        @Override
        public void accept(long read) {
            long now = System.nanoTime();
            if (terminal) {
                System.out.print("\r  " + line(read) + "   ");
                System.out.flush();
                open = true;
            } else if (now - toldAt > EVERY_NANOS) {
                System.out.println("  " + line(read));
                toldAt = now;
            }
        }

        String line(long read) {
            double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
            return "%d lästa, %d i sekunden".formatted(read, Math.round(read / seconds));
        }

        String took() {
            return String.format(Locale.forLanguageTag("sv"), "%.1f s", (System.nanoTime() - start) / 1e9);
        }

        void end() {
            if (open) {
                System.out.println();
            }
        }
    }
}
