package se.lagesbild.backend.routes;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Takes stops out of a draft so that others find room. Which ones changes from step to step: any, a stretch of one round, those around a
 * place, a stretch of each round, a stretch of each round that comes near a place (Christiaens and Vanden Berghe 2020, Transportation
 * Science 54(2)), or a whole round, which then begins with a place that was left out: plans of another shape are hardly found otherwise. Not
 * thread-safe.
 */
final class Ruin {
    /** Largest share of the stops that one step takes out. */
    private static final double MOST = 0.35;
    /** So many may always be taken out: of a short round all, else it never finds another one. */
    private static final int FEW = 5;
    /** One step in so many takes out a whole round. */
    private static final int WHOLE_ROUND = 10;
    /** One changed round in so many has its break moved. */
    private static final int REST_MOVES = 4;

    private final Terrain terrain;
    private final Dice dice;
    private final int[][] near;

    Ruin(Terrain terrain, Dice dice) {
        this.terrain = terrain;
        this.dice = dice;
        near = nearest(terrain);
    }

    /** Takes out one stop at least, where there is one. Afterwards all times and insertions are known. */
    void change(Draft draft) {
        int placed = draft.placed();
        if (placed == 0) return;
        if (dice.oneIn(WHOLE_ROUND)) {
            beginElsewhere(draft, draft.courses[dice.below(terrain.shifts)]);
            return;
        }
        int count = 1 + dice.below(Math.max((int) (placed * MOST), Math.min(placed, FEW)));
        switch (dice.below(5)) {
            case 0 -> {
                for (int i = 0; i < count; i++) draft.removeNth(dice.below(placed - i));
            }
            case 1 -> {
                Course course = draft.courses[dice.below(terrain.shifts)];
                removeStretch(draft, course, Math.min(count, course.size));
            }
            case 2 -> {
                int left = count;
                int[] around = near[dice.below(terrain.places)];
                for (int k = 0; k < around.length && left > 0; k++) if (draft.remove(around[k])) left--;
            }
            case 3 -> {
                int each = Math.max(1, count / terrain.shifts);
                for (Course course : draft.courses) removeStretch(draft, course, Math.min(each, course.size));
            }
            default -> removeStretchesNear(draft, near[dice.below(terrain.places)], count);
        }
        settle(draft);
    }

    /** Empties a round and puts one place into it, any that fits. */
    void beginElsewhere(Draft draft, Course course) {
        draft.clear(course);
        draft.lookAgain();
        for (int tries = 0; tries < 10 && draft.openCount > 0; tries++) {
            int place = draft.open[dice.below(draft.openCount)];
            if (course.cost[place] < Double.POSITIVE_INFINITY && course.cost[place] <= course.spare()) {
                draft.insert(course, place);
                return;
            }
        }
    }

    private void removeStretch(Draft draft, Course course, int count) {
        if (count == 0) return;
        int at = dice.below(course.size - count + 1);
        for (int i = 0; i < count; i++) draft.remove(course, at);
    }

    private void removeStretchesNear(Draft draft, int[] around, int count) {
        int rounds = 1 + dice.below(terrain.shifts);
        int longest = Math.max(1, count / rounds);
        for (int k = 0; k < around.length && rounds > 0; k++) {
            int shift = draft.courseOf[around[k]];
            if (shift < 0 || draft.touched[shift]) continue;
            Course course = draft.courses[shift];
            int length = Math.min(1 + dice.below(longest), course.size);
            int at = course.positionOf(around[k]);
            int low = Math.max(0, at - length + 1);
            int high = Math.min(at, course.size - length);
            int from = low + dice.below(high - low + 1);
            for (int i = 0; i < length; i++) draft.remove(course, from);
            rounds--;
        }
    }

    /** Computes times and insertions after stops were taken out. */
    void settle(Draft draft) {
        for (Course course : draft.courses) {
            if (!draft.touched[course.shift]) continue;
            // without a stop the walk can only be longer where the matrix is no true distance
            if (!course.time()) draft.clear(course);
            if (course.restLeg >= 0 && dice.oneIn(REST_MOVES)) moveRest(course);
        }
        draft.lookAgain();
    }

    private void moveRest(Course course) {
        int leg = dice.below(course.size + 1);
        if (course.holds(course.stops, course.size, leg)) {
            course.restLeg = leg;
            course.time();
        }
    }

    /** Per place all places, nearest first, itself included; ties by index. */
    private static int[][] nearest(Terrain terrain) {
        int[][] near = new int[terrain.places][];
        for (int i = 0; i < terrain.places; i++) {
            double[] to = terrain.metres[i];
            near[i] = IntStream.range(0, terrain.places)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(j -> to[j]).thenComparingInt(j -> j))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return near;
    }
}
