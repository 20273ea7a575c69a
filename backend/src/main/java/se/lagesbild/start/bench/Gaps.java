package se.lagesbild.start.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How far answers lie below the best known values, in per cent of these. Mutable. */
final class Gaps {
    /** Per cent; less is a rounding. */
    private static final double NONE = 1e-6;

    private final List<Double> gaps = new ArrayList<>();

    /** @return the gap: 0 where the value was reached, below 0 where more was found */
    double add(double bestKnown, double found) {
        double gap = bestKnown == 0 ? 0 : 100 * (bestKnown - found) / bestKnown;
        gaps.add(gap);
        return gap;
    }

    boolean isEmpty() {
        return gaps.isEmpty();
    }

    double mean() {
        return gaps.stream().mapToDouble(gap -> gap).average().orElse(Double.NaN);
    }

    /** The smallest gap that this share of all does not exceed (nearest rank). */
    double percentile(double percent) {
        if (gaps.isEmpty()) return Double.NaN;
        List<Double> sorted = new ArrayList<>(gaps);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100 * sorted.size()) - 1));
    }

    /** Share of the best known values that was reached, per cent. */
    double atBest() {
        return gaps.stream().filter(gap -> gap <= NONE).count() * 100.0 / gaps.size();
    }

    String line(String name) {
        return String.format(
                Locale.forLanguageTag("sv"),
                "  %-24s %5d %9.3f %9.2f %9.2f %9.0f",
                name,
                gaps.size(),
                mean(),
                percentile(90),
                percentile(100),
                atBest());
    }
}
