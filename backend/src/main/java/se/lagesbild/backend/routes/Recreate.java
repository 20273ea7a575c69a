package se.lagesbild.backend.routes;

import java.util.Arrays;

/**
 * Inserts open places into a draft while one fits, the one with the most prize per delay first, each where it delays least (Vansteenwegen
 * et al. 2009, Computers &amp; Operations Research 36(12)); then shortens the rounds, and inserts again. How much prize counts, and how much
 * chance, changes from step to step. Not thread-safe.
 */
final class Recreate {
    /** Share of the places that wait until all others had their turn: else a cheap one of little prize keeps a dear one out each time. */
    private static final double PASSED_OVER = 0.3;
    /** One step in so many lets places wait. */
    private static final int WAITING = 4;

    private static final double[] POWERS = {1, 1.5, 2, 2.5};
    private static final double[] NOISES = {0, 0.2, 0.5};
    private static final int USUAL_POWER = 2;
    /** Pinned places come before all others. */
    private static final double PINNED = 1e9;

    private static final int UNKNOWN = -2;
    private static final int NONE = -1;

    private final Terrain terrain;
    private final Dice dice;
    private final Tightening tightening;
    private final double[][] appeal;
    /** How each place is seen for a while; 1 is as it is. */
    private final double[] bias;

    private final double[] pull;
    /** Per shift the place that it would take next, and its prize per delay. */
    private final int[] next;

    private final double[] worth;
    private final boolean[] waits;

    Recreate(Terrain terrain, Dice dice) {
        this.terrain = terrain;
        this.dice = dice;
        tightening = new Tightening(terrain);
        appeal = new double[POWERS.length][terrain.places];
        for (int a = 0; a < POWERS.length; a++) {
            for (int i = 0; i < terrain.places; i++) {
                appeal[a][i] = StrictMath.pow(terrain.prize[i], POWERS[a]) * (terrain.pinned[i] ? PINNED : 1);
            }
        }
        bias = new double[terrain.places];
        next = new int[terrain.shifts];
        worth = new double[terrain.shifts];
        pull = new double[terrain.places];
        waits = new boolean[terrain.places];
        seePlainly();
    }

    /** Sees the prizes as they are. */
    void seePlainly() {
        Arrays.fill(bias, 1);
    }

    /** Sees the prizes through noise from now on. */
    void seeThroughNoise() {
        for (int i = 0; i < bias.length; i++) bias[i] = 0.5 + dice.share();
    }

    /** The greedy way, without chance. */
    void fillPlainly(Draft draft) {
        System.arraycopy(appeal[USUAL_POWER], 0, pull, 0, pull.length);
        insertAll(draft, Double.NEGATIVE_INFINITY);
        draft.sum();
    }

    /** @param hopeless a draft that has less prize than this after the first insertions is not shortened: it is a waste of time */
    void fill(Draft draft, double hopeless) {
        double[] power = appeal[dice.below(POWERS.length)];
        double noise = NOISES[dice.below(NOISES.length)];
        for (int i = 0; i < terrain.places; i++) {
            pull[i] = power[i] * bias[i];
            if (noise > 0) pull[i] *= 1 + noise * (2 * dice.share() - 1);
        }
        if (dice.oneIn(WAITING)) {
            for (int i = 0; i < terrain.places; i++) waits[i] = dice.share() < PASSED_OVER;
            insertSome(draft);
            Arrays.fill(waits, false);
        }
        insertAll(draft, hopeless);
        draft.sum();
    }

    private void insertAll(Draft draft, double hopeless) {
        boolean again = true;
        while (again) {
            insertSome(draft);
            again = false;
            draft.sum();
            if (draft.prize < hopeless) return;
            for (Course course : draft.courses) {
                if (!draft.touched[course.shift]) continue;
                draft.touched[course.shift] = false;
                if (tightening.tighten(course)) {
                    draft.lookAgain(course);
                    again = true;
                }
            }
        }
    }

    private void insertSome(Draft draft) {
        Arrays.fill(next, UNKNOWN);
        while (insertOne(draft)) {}
    }

    private boolean insertOne(Draft draft) {
        int shift = -1;
        for (int s = 0; s < terrain.shifts; s++) {
            if (next[s] == UNKNOWN) choose(draft, draft.courses[s]);
            if (next[s] >= 0 && (shift < 0 || worth[s] > worth[shift])) shift = s;
        }
        if (shift < 0) return false;
        int place = next[shift];
        draft.insert(draft.courses[shift], place);
        for (int s = 0; s < terrain.shifts; s++) if (s == shift || next[s] == place) next[s] = UNKNOWN;
        return true;
    }

    /** Finds the place that a course would take next. */
    private void choose(Draft draft, Course course) {
        int place = NONE;
        double most = 0;
        double least = 1e-6 * (terrain.ends[course.shift] - terrain.begins[course.shift]);
        double spare = Math.min(course.spare(), Double.MAX_VALUE);
        double[] cost = course.cost;
        int[] open = draft.open;
        for (int k = 0; k < draft.openCount; k++) {
            int i = open[k];
            double delay = cost[i];
            if (delay > spare || waits[i]) continue;
            double score = pull[i] / Math.max(delay, least);
            if (score > most || (score == most && i < place)) {
                most = score;
                place = i;
            }
        }
        next[course.shift] = place;
        worth[course.shift] = most;
    }
}
