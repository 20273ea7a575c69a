package se.lagesbild.backend.routes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Seeded large-neighbourhood search: takes some stops out, puts others in, keeps what is good enough. Every step depends on
 * the terrain and the seed alone, on every JDK: no clock, no hash order, no {@code Math.pow}. Not thread-safe.
 *
 * <p>The method is Shaw's (1998) ruin and recreate with threshold acceptance; insertion by prize over delay is from
 * Vansteenwegen et al. (2009), Computers &amp; Operations Research 36(12).
 */
final class Search {
    /** Steps from one fresh start to the next. */
    private static final int STRETCH = 3_000;
    /** Share of the prize that a step may lose at the beginning of a stretch. */
    private static final double SLACK = 0.03;
    /** What 100 % more walking counts like, as a share of the prize. */
    private static final double WALK_WEIGHT = 0.02;
    /** Largest share of the stops that one step takes out. */
    private static final double RUIN = 0.35;
    /** So many may always be taken out: of a short round all, else it never finds another one. */
    private static final int FEW = 5;

    /** Share of the places that wait, in every fourth step. */
    private static final double PASSED_OVER = 0.3;

    private static final double[] POWERS = {1, 1.5, 2, 2.5};
    private static final double[] NOISES = {0, 0.2, 0.5};

    private final Terrain terrain;
    private final SplittableRandom random;
    private final Tightening tightening;
    private final double[][] appeal;
    private final double[] bias;
    private final double[] pull;
    private final boolean[] waits;
    private final int[][] near;

    private final Draft current;
    private final Draft trial;
    private final Draft best;
    private int steps;

    /** Builds the first full plan: the greedy one. */
    Search(Terrain terrain, long seed) {
        this.terrain = terrain;
        random = new SplittableRandom(seed);
        tightening = new Tightening(terrain);
        appeal = new double[POWERS.length][terrain.places];
        for (int a = 0; a < POWERS.length; a++) {
            for (int i = 0; i < terrain.places; i++) appeal[a][i] = StrictMath.pow(terrain.prize[i], POWERS[a]);
        }
        bias = new double[terrain.places];
        pull = new double[terrain.places];
        waits = new boolean[terrain.places];
        near = nearest(terrain);
        current = new Draft(terrain);
        trial = new Draft(terrain);
        best = new Draft(terrain);
        Arrays.fill(bias, 1);
        trial.lookAgain();
        fill(POWERS.length - 2, 0, 0);
        current.become(trial);
        best.become(trial);
    }

    /** The best plan so far: most prize, then least walking. */
    Draft best() {
        return best;
    }

    /** One change, kept or not. */
    void step() {
        if (terrain.places == 0) return;
        int phase = steps++ % STRETCH;
        if (phase == 0 && steps > 1) restart();
        trial.become(current);
        ruin();
        fill(
                random.nextInt(POWERS.length),
                NOISES[random.nextInt(NOISES.length)],
                random.nextInt(4) == 0 ? PASSED_OVER : 0);
        if (trial.betterThan(best)) best.become(trial);
        double slack = SLACK * (STRETCH - phase) / STRETCH;
        if (trial.betterThan(current) || loss() <= slack) current.become(trial);
    }

    private double loss() {
        double walk = best.metres > 0 ? (trial.metres - best.metres) / best.metres : 0;
        return (best.prize - trial.prize) / best.prize + WALK_WEIGHT * walk;
    }

    /** Back to the best plan or to none; every third stretch sees the prizes through noise, else the search can stick. */
    private void restart() {
        int stretch = steps / STRETCH;
        for (int i = 0; i < terrain.places; i++) bias[i] = stretch % 3 == 0 ? 0.5 + random.nextDouble() : 1;
        current.become(best);
        if (stretch % 2 == 1) current.clear();
    }

    private void ruin() {
        int placed = trial.placed();
        if (placed == 0) return;
        int most = Math.max((int) (placed * RUIN), Math.min(placed, FEW));
        int count = 1 + random.nextInt(most);
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i < count; i++) trial.removeNth(random.nextInt(placed - i));
            }
            case 1 -> {
                Course course = trial.courses[random.nextInt(terrain.shifts)];
                removeStretch(course, Math.min(count, course.size));
            }
            case 2 -> {
                int left = count;
                int[] around = near[random.nextInt(terrain.places)];
                for (int k = 0; k < around.length && left > 0; k++) {
                    if (trial.remove(around[k])) left--;
                }
            }
            default -> {
                int each = Math.max(1, count / terrain.shifts);
                for (Course course : trial.courses) removeStretch(course, Math.min(each, course.size));
            }
        }
        for (Course course : trial.courses) {
            if (!trial.touched[course.shift]) continue;
            // without a stop the walk can only be longer where the matrix is no true distance
            if (!course.time()) trial.clear(course);
            if (course.restLeg >= 0 && random.nextInt(4) == 0) moveRest(course);
        }
        trial.lookAgain();
    }

    private void removeStretch(Course course, int count) {
        if (count == 0) return;
        int at = random.nextInt(course.size - count + 1);
        for (int i = 0; i < count; i++) trial.remove(course, at);
    }

    private void moveRest(Course course) {
        int leg = random.nextInt(course.size + 1);
        if (course.holds(course.stops, course.size, leg)) {
            course.restLeg = leg;
            course.time();
        }
    }

    /**
     * Inserts while something fits, shortens, and inserts again.
     *
     * @param passOver share of the places that have to wait until all others had their turn: else a cheap place of little
     *                 prize would come first each time and keep a dear one out
     */
    private void fill(int power, double noise, double passOver) {
        for (int i = 0; i < terrain.places; i++) {
            pull[i] = appeal[power][i] * bias[i] * (1 + noise * (2 * random.nextDouble() - 1));
            waits[i] = passOver > 0 && random.nextDouble() < passOver;
        }
        if (passOver > 0) insertAll();
        Arrays.fill(waits, false);
        insertAll();
        trial.sum();
    }

    private void insertAll() {
        boolean again = true;
        while (again) {
            while (insertOne()) {}
            again = false;
            for (Course course : trial.courses) {
                if (!trial.touched[course.shift]) continue;
                trial.touched[course.shift] = false;
                if (tightening.tighten(course)) {
                    trial.lookAgain(course);
                    again = true;
                }
            }
        }
    }

    private boolean insertOne() {
        int place = -1;
        Course into = null;
        double most = 0;
        for (Course course : trial.courses) {
            double least = 1e-6 * (terrain.ends[course.shift] - terrain.begins[course.shift]);
            for (int i = 0; i < terrain.places; i++) {
                if (trial.courseOf[i] >= 0 || waits[i] || course.cost[i] == Double.POSITIVE_INFINITY) continue;
                double score = pull[i] / Math.max(course.cost[i], least);
                if (score > most) {
                    most = score;
                    place = i;
                    into = course;
                }
            }
        }
        if (into == null) return false;
        trial.insert(into, place);
        return true;
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
