package se.lagesbild.gis.stats;

import java.util.Arrays;

/**
 * Gi* of each place in each step of a {@link SpaceTimeCube}, beside the mean and the variance of the whole cube, so that a step in which
 * there is more everywhere shows. Binary weights. For a step on its own, beside its own mean, see {@link GetisOrd} on
 * {@link SpaceTimeCube#step}. Pure, thread-safe.
 *
 * <p>Source: Ord and Getis (1995), as {@link GetisOrd}, on the cells of the cube; the neighbourhood in time as Esri documents it for its
 * Emerging Hot Spot Analysis.
 */
public final class SpaceTimeGetisOrd {

    private SpaceTimeGetisOrd() {}

    /** What belongs to the neighbourhood of a place in a step. */
    public enum Reach {
        /** The place and its neighbours in that step. */
        SPACE,
        /** These, and the same places one step before; the first step has none before it. */
        SPACE_AND_STEP_BEFORE
    }

    /** z values of all places and steps; 0 where nothing can be said, as for {@link GetisOrd.Result}. */
    public static final class Scores {
        private final int places;
        private final double[] z;

        private Scores(int places, double[] z) {
            this.places = places;
            this.z = z;
        }

        public int places() {
            return places;
        }

        public double z(int place, int step) {
            return z[step * places + place];
        }

        /** Oldest first. */
        public double[] series(int place) {
            var series = new double[z.length / places];
            for (int step = 0; step < series.length; step++) {
                series[step] = z(place, step);
            }
            return series;
        }

        /** Two-sided p of all places in one step, not adjusted. */
        public double[] p(int step) {
            return Arrays.stream(z, step * places, (step + 1) * places)
                    .map(NormalTail::twoSided)
                    .toArray();
        }
    }

    /** @param space neighbours of each place of the cube */
    public static Scores of(SpaceTimeCube cube, Neighbourhood space, Reach reach) {
        int places = cube.places();
        if (space.size() != places) {
            throw new IllegalArgumentException(
                    "a cube of %d places but neighbours of %d".formatted(places, space.size()));
        }
        var moments = Moments.of(cube.values());
        double n = moments.size();
        var z = new double[cube.values().length];
        var before = new double[places];
        var now = new double[places];
        for (int step = 0; step < cube.steps(); step++) {
            int base = step * places;
            boolean twoSteps = step > 0 && reach == Reach.SPACE_AND_STEP_BEFORE;
            for (int i = 0; i < places; i++) {
                double sum = moments.centred(base + i);
                for (int j : space.of(i)) {
                    sum += moments.centred(base + j);
                }
                now[i] = sum;
                double weight = (1.0 + space.count(i)) * (twoSteps ? 2 : 1);
                double spread = moments.variance() * weight * (n - weight) / (n - 1);
                z[base + i] = spread > 0 ? (twoSteps ? sum + before[i] : sum) / Math.sqrt(spread) : 0;
            }
            var swap = before;
            before = now;
            now = swap;
        }
        return new Scores(places, z);
    }
}
