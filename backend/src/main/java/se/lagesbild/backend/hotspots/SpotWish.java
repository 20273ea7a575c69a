package se.lagesbild.backend.hotspots;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/**
 * How the layer of ranked places is wanted.
 *
 * @param most how many places
 * @param sinceFirst true where a selection without a time means all of it, and not the last four weeks
 */
record SpotWish(HotSpots.Measure measure, int most, boolean sinceFirst) {
    static final SpotWish USUAL = new SpotWish(HotSpots.Measure.COUNT, 20, false);
    static final Set<String> PARAMETERS = Set.of("measure", "spots", "since");

    /** @throws Problem 400 naming the value */
    static SpotWish read(UnaryOperator<@Nullable String> given) {
        var since = given.apply("since");
        if (since != null && !since.equals("first")) {
            throw Problem.badQuery("since", "not-one-of", since, "first");
        }
        return new SpotWish(measure(given.apply("measure")), most(given.apply("spots")), since != null);
    }

    private static HotSpots.Measure measure(@Nullable String text) {
        if (text == null) {
            return USUAL.measure;
        }
        return Arrays.stream(HotSpots.Measure.values())
                .filter(measure -> word(measure).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.badQuery(
                        "measure",
                        "not-one-of",
                        text,
                        Arrays.stream(HotSpots.Measure.values())
                                .map(SpotWish::word)
                                .collect(Collectors.joining(", "))));
    }

    private static int most(@Nullable String text) {
        if (text == null) {
            return USUAL.most;
        }
        int most = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (most < 1 || most > USUAL.most) {
            throw Problem.badQuery("spots", "not-between", text, 1, USUAL.most);
        }
        return most;
    }

    private static String word(HotSpots.Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /** For the log of reads, behind the filter. */
    String asked() {
        return equals(USUAL) ? "" : "&measure=" + word(measure) + "&spots=" + most + (sinceFirst ? "&since=first" : "");
    }
}
