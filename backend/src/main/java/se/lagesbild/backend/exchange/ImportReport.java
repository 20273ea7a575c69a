package se.lagesbild.backend.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.observations.ObservationIntake;

/** Gathers what an import did not store: how many for each reason, the first few by line, and all of them in a file if asked. */
final class ImportReport implements ObservationIntake.Rejections {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final int SHOWN_PER_REASON = 5;

    private final @Nullable Writer all;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, List<String>> shown = new TreeMap<>();

    /** @param all receives every rejected row as {@code line;code;reason}, or null */
    ImportReport(@Nullable Writer all) {
        this.all = all;
    }

    @Override
    public void rejected(long line, String code, Object... args) {
        counts.merge(code, 1L, Long::sum);
        var text = ProblemText.text(SWEDISH, code, args);
        var few = shown.computeIfAbsent(code, c -> new ArrayList<>());
        if (few.size() < SHOWN_PER_REASON) {
            few.add("rad " + line + ": " + text);
        }
        if (all != null) {
            try {
                all.write(line + ";" + code + ";\"" + text.replace("\"", "\"\"") + "\"\n");
            } catch (IOException e) {
                throw new UncheckedIOException("the file of rejected rows cannot be written", e);
            }
        }
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    void print(PrintStream out) {
        counts.forEach((code, n) -> {
            out.println("  " + n + (n == 1 ? " rad" : " rader") + " togs inte med (" + code + "), till exempel:");
            shown.get(code).forEach(line -> out.println("    " + line));
        });
    }
}
