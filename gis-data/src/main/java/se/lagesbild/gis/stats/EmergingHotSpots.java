package se.lagesbild.gis.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names the {@link EmergingPattern} of series of z values, as {@link SpaceTimeGetisOrd} gives them. Pure, thread-safe. */
public final class EmergingHotSpots {
    private static final double HOT = 1.959963984540054; // two-sided 5 %
    private static final double LEVEL = 0.05;

    private EmergingHotSpots() {}

    /** One pattern for each place. */
    public static EmergingPattern[] of(SpaceTimeGetisOrd.Scores scores) {
        var patterns = new EmergingPattern[scores.places()];
        for (int place = 0; place < patterns.length; place++) {
            patterns[place] = of(scores.series(place));
        }
        return patterns;
    }

    /**
     * The first pattern that fits.
     *
     * @param z of one place, oldest first; finite
     */
    public static EmergingPattern of(double[] z) {
        return allOf(z).stream().findFirst().orElse(EmergingPattern.NO_PATTERN);
    }

    /** All patterns that the published wording lets fit, the first one first; empty where there is none. */
    public static List<EmergingPattern> allOf(double[] z) {
        if (Arrays.stream(z).allMatch(value -> Math.abs(value) < HOT)) {
            return List.of(); // most places: not worth a trend
        }
        int trend = MannKendall.of(z).direction(LEVEL);
        var fitting = new ArrayList<>(hot(z, trend));
        var turned = Arrays.stream(z).map(value -> -value).toArray();
        hot(turned, -trend).forEach(pattern -> fitting.add(pattern.mirrored()));
        return fitting;
    }

    private static List<EmergingPattern> hot(double[] z, int trend) {
        int n = z.length;
        int hot = 0;
        int cold = 0;
        for (double value : z) {
            hot += value >= HOT ? 1 : 0;
            cold += value <= -HOT ? 1 : 0;
        }
        int run = 0; // hot steps without a break at the end
        while (run < n && z[n - 1 - run] >= HOT) {
            run++;
        }
        boolean mostly = 10L * hot >= 9L * n;
        boolean last = run > 0;
        var fitting = new ArrayList<EmergingPattern>();
        add(fitting, EmergingPattern.NEW_HOT, last && hot == 1);
        add(fitting, EmergingPattern.CONSECUTIVE_HOT, run >= 2 && hot == run && !mostly);
        add(fitting, EmergingPattern.INTENSIFYING_HOT, mostly && last && trend > 0);
        add(fitting, EmergingPattern.PERSISTENT_HOT, mostly && trend == 0);
        add(fitting, EmergingPattern.DIMINISHING_HOT, mostly && last && trend < 0);
        add(fitting, EmergingPattern.SPORADIC_HOT, last && hot > run && !mostly && cold == 0);
        add(fitting, EmergingPattern.OSCILLATING_HOT, last && cold > 0 && !mostly);
        add(fitting, EmergingPattern.HISTORICAL_HOT, !last && mostly);
        return fitting;
    }

    private static void add(List<EmergingPattern> fitting, EmergingPattern pattern, boolean fits) {
        if (fits) {
            fitting.add(pattern);
        }
    }
}
