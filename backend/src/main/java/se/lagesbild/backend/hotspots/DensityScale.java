package se.lagesbild.backend.hotspots;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/**
 * The five classes of a density: where each begins, in events per square kilometre and week. The breaks are five in a row out of 1, 2, 5, 10,
 * 20 and so on: easy to read, and the same for two periods. Pure.
 *
 * @param breaks ascending; what is under the first is in no class
 */
record DensityScale(List<BigDecimal> breaks) {
    static final int CLASSES = 5;

    private static final int[] MANTISSAS = {1, 2, 5};
    private static final int FINEST = -18;
    private static final int COARSEST = 30;

    /** The top class holds what is not far from the densest. */
    private static final double TOP_SHARE = 1.5;

    /** @param most the densest value that is to be told apart, over all that is compared; per square kilometre and week */
    static DensityScale of(double most) {
        int top = FINEST + CLASSES - 1;
        while (top < COARSEST && member(top + 1).doubleValue() <= most / TOP_SHARE) {
            top++;
        }
        return from(top - CLASSES + 1);
    }

    /** @throws Problem 400 for what is not such a row */
    static @Nullable DensityScale read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var numbers = text.split(",", -1);
        try {
            var first = new BigDecimal(numbers[0].strip());
            for (int n = FINEST; n <= COARSEST - CLASSES + 1; n++) {
                if (member(n).compareTo(first) == 0) {
                    var scale = from(n);
                    if (scale.is(numbers)) {
                        return scale;
                    }
                }
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.badQuery("breaks", "not-breaks", text.length() > 60 ? text.substring(0, 60) + "…" : text);
    }

    private boolean is(String[] numbers) {
        return numbers.length == CLASSES
                && IntStream.range(0, CLASSES)
                        .allMatch(i -> breaks.get(i).compareTo(new BigDecimal(numbers[i].strip())) == 0);
    }

    private static DensityScale from(int first) {
        return new DensityScale(IntStream.range(first, first + CLASSES)
                .mapToObj(DensityScale::member)
                .toList());
    }

    private static BigDecimal member(int n) {
        return BigDecimal.valueOf(MANTISSAS[Math.floorMod(n, MANTISSAS.length)])
                .scaleByPowerOfTen(Math.floorDiv(n, MANTISSAS.length));
    }

    /** @return 1 to 5, 0 for less than the first break */
    int classOf(double perWeek) {
        int found = 0;
        while (found < CLASSES && perWeek >= breaks.get(found).doubleValue()) {
            found++;
        }
        return found;
    }

    /** As in an address. */
    String text() {
        return breaks.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(","));
    }
}
