package se.lagesbild.backend.routes;

import java.util.List;

/**
 * Seeded large-neighbourhood search: takes some stops out, puts others in, keeps what is good enough (ruin and recreate after Shaw 1998,
 * CP98, with the falling threshold of Dueck and Scheuer 1990, J. Computational Physics 90(1)). From time to time it puts together rounds
 * of different plans, and begins again, from the best plan or from none. Every step depends on the terrain and the seed
 * alone, on every JDK: no clock, no hash order, no {@code Math.pow}. Not thread-safe.
 */
final class Search {
    /** Steps from one fresh start to the next. */
    private static final int STRETCH = 3_000;
    /** Share of the prize that a step may lose at the beginning of a stretch, beside the best of that stretch. */
    private static final double SLACK = 0.03;
    /** What 100 % more walking counts like, as a share of the prize. */
    private static final double WALK_WEIGHT = 0.02;
    /** Beyond the slack: so much may still be gained by shortening, as a share of the prize. */
    private static final double SHORTENING = 0.03;
    /** So many combinations of the rounds of different plans are tried at each fresh start. */
    private static final int COMBINATIONS = 5;

    private final Terrain terrain;
    private final Dice dice;
    private final Ruin ruin;
    private final Recreate recreate;
    private final Pool pool;
    private final Twins twins;

    private final Draft current;
    private final Draft trial;
    private final Draft best;
    /** Prize and walk of the best plan since the last fresh start. */
    private double topPrize;

    private double topMetres;
    private int steps;
    private int improvements;

    /**
     * Builds the first full plan: the greedy one.
     *
     * @param begin rounds to begin from, one per shift, or none; what does not fit is left out
     */
    Search(Terrain terrain, long seed, List<List<Integer>> begin) {
        this.terrain = terrain;
        dice = new Dice(seed);
        ruin = new Ruin(terrain, dice);
        recreate = new Recreate(terrain, dice);
        pool = new Pool(terrain);
        twins = new Twins(terrain, dice);
        current = new Draft(terrain);
        trial = new Draft(terrain);
        best = new Draft(terrain);
        trial.begin(begin);
        recreate.fillPlainly(trial);
        current.become(trial);
        best.become(trial);
        measureFrom(current);
    }

    /** The best plan so far: most prize, then least walking. */
    Draft best() {
        return best;
    }

    /** How often {@link #best} has changed. */
    int improvements() {
        return improvements;
    }

    /** One change, kept or not. */
    void step() {
        if (terrain.places == 0) return;
        int phase = steps % STRETCH;
        if (phase == 0 && steps > 0) freshStart(steps / STRETCH);
        steps++;
        double slack = SLACK * (STRETCH - phase) / STRETCH;
        trial.become(current);
        ruin.change(trial);
        recreate.fill(trial, topPrize * (1 - slack - SHORTENING));
        keepIfBest();
        boolean better = trial.betterThan(current);
        if (better || (trial.pins >= current.pins && loss() <= slack)) {
            current.become(trial);
            if (terrain.shifts > 1) pool.remember(current);
            if (better && (current.prize > topPrize || (current.prize == topPrize && current.metres < topMetres))) {
                measureFrom(current);
            }
        }
    }

    private void keepIfBest() {
        if (!trial.betterThan(best)) return;
        best.become(trial);
        twins.keep();
        improvements++;
    }

    private double loss() {
        double walk = topMetres > 0 ? (trial.metres - topMetres) / topMetres : 0;
        return (topPrize - trial.prize) / topPrize + WALK_WEIGHT * walk;
    }

    private void measureFrom(Draft draft) {
        topPrize = draft.prize;
        topMetres = draft.metres;
    }

    /** Every other stretch begins with a single place in each round; every third sees the prizes through noise, else the search can stick. */
    private void freshStart(int stretch) {
        recreate.seePlainly();
        if (terrain.shifts > 1) combine();
        if (stretch % 3 == 0) recreate.seeThroughNoise();
        twins.restore();
        current.become(best);
        if (stretch % 2 == 1) {
            current.empty();
            twins.change(current);
            for (Course course : current.courses) ruin.beginElsewhere(current, course);
            current.sum();
        }
        if (terrain.twins > 0 && stretch % 2 == 0) {
            twins.change(current);
            ruin.settle(current);
            recreate.fillPlainly(current);
        }
        measureFrom(current);
    }

    private void combine() {
        for (Pool.Part part : pool.best(COMBINATIONS)) {
            trial.become(current);
            pool.lay(part, trial);
            recreate.fillPlainly(trial);
            keepIfBest();
        }
    }
}
