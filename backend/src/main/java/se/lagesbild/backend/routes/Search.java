package se.lagesbild.backend.routes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

final class Search {
    static int STRETCH = Integer.getInteger("stretch", 3000);
    static double SLACK = Double.parseDouble(System.getProperty("slack", "0.03"));
    static double SLACKSTOP = Double.parseDouble(System.getProperty("slackstop", "0"));
    static final double WALK_WEIGHT = Double.parseDouble(System.getProperty("walk", "0.02"));
    static double RUIN = Double.parseDouble(System.getProperty("ruin", "0.35"));
    static int SKEW = Integer.getInteger("skew", 0);
    static int STRINGS = Integer.getInteger("strings", 1);
    static int POOL = Integer.getInteger("pool", 1);
    static int FORCE = Integer.getInteger("force", 0);
    static int PASS = Integer.getInteger("pass", 4);
    static int EMPTY = Integer.getInteger("empty", 2);
    static int SKIPTIGHT = Integer.getInteger("skiptight", 0);
    private static final int FEW = 5;
    private static final double PASSED_OVER = 0.3;
    private static final double[] POWERS = {1, 1.5, 2, 2.5};
    private static final double[] NOISES = {0, 0.2, 0.5};

    private final Terrain terrain;
    private final Dice dice;
    private final Tightening tightening;
    private final Pool pool;
    private final double[][] appeal;
    private final double[] bias;
    private final double[] pull;
    private final boolean[] waits;
    private final int[][] near;

    private final Draft current;
    private final Draft trial;
    private final Draft best;
    private int steps;
    private int forced = -1;
    static int SEEDS = Integer.getInteger("seeds", 1);
    static int WIPE = Integer.getInteger("wipe", 0);
    static int OWN = Integer.getInteger("own", 1);
    private double topPrize, topMetres;

    Search(Terrain terrain, long seed) {
        this.terrain = terrain;
        dice = new Dice(seed);
        tightening = new Tightening(terrain);
        pool = new Pool(terrain);
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
        topPrize = best.prize;
        topMetres = best.metres;
    }

    Draft best() {
        return best;
    }

    void step() {
        if (terrain.places == 0) return;
        int phase = steps++ % STRETCH;
        if (phase == 0 && steps > 1) restart();
        trial.become(current);
        ruin();
        fill(dice.below(POWERS.length), NOISES[dice.below(NOISES.length)], dice.oneIn(PASS) ? PASSED_OVER : 0);
        if (trial.betterThan(best)) best.become(trial);
        if (trial.prize > topPrize || (trial.prize == topPrize && trial.metres < topMetres)) {
            topPrize = trial.prize;
            topMetres = trial.metres;
        }
        double slack = Math.max(SLACK, SLACKSTOP / Math.max(1, best.placed())) * (STRETCH - phase) / STRETCH;
        if (trial.betterThan(current) || loss() <= slack) {
            if (POOL > 0 && terrain.shifts > 1) pool.remember(trial);
            current.become(trial);
        }
    }

    private double loss() {
        double walk = topMetres > 0 ? (trial.metres - topMetres) / topMetres : 0;
        return (topPrize - trial.prize) / topPrize + WALK_WEIGHT * walk;
    }

    private void restart() {
        int stretch = steps / STRETCH;
        Arrays.fill(bias, 1);
        if (POOL > 0 && terrain.shifts > 1) {
            for (Pool.Part part : pool.best(5)) {
                trial.become(current);
                pool.lay(part, trial);
                fill(1, 0, 0);
                if (trial.betterThan(best)) best.become(trial);
            }
        }
        for (int i = 0; i < terrain.places; i++) bias[i] = stretch % 3 == 0 ? 0.5 + dice.share() : 1;
        current.become(best);
        if (stretch % EMPTY == EMPTY - 1) {
            current.clear();
            if (SEEDS > 0) {
                for (Course course : current.courses) if (SEEDS == 1 || dice.oneIn(SEEDS)) seed(current, course);
            }
        }
        topPrize = OWN > 0 ? current.prize : best.prize;
        topMetres = OWN > 0 ? current.metres : best.metres;
    }

    private void seed(Draft draft, Course course) {
        for (int tries = 0; tries < 10 && draft.openCount > 0; tries++) {
            int place = draft.open[dice.below(draft.openCount)];
            if (course.cost[place] < Double.POSITIVE_INFINITY && course.cost[place] <= course.spare()) {
                draft.insert(course, place);
                draft.sum();
                return;
            }
        }
    }

    private void ruin() {
        forced = -1;
        int placed = trial.placed();
        if (placed == 0) return;
        int most = Math.max((int) (placed * RUIN), Math.min(placed, FEW));
        int count = 1 + dice.below(SKEW > 0 ? 1 + dice.below(most) : most);
        int kind = dice.below(4 + STRINGS);
        if (WIPE > 0 && dice.oneIn(WIPE)) {
            Course course = trial.courses[dice.below(terrain.shifts)];
            trial.clear(course);
            trial.lookAgain();
            seed(trial, course);
            return;
        }
        if (kind == 0) {
            for (int i = 0; i < count; i++) trial.removeNth(dice.below(placed - i));
        } else if (kind == 1) {
            Course course = trial.courses[dice.below(terrain.shifts)];
            removeStretch(course, Math.min(count, course.size));
        } else if (kind == 2) {
            int left = count;
            int seed = dice.below(terrain.places);
            if (FORCE > 0 && trial.openCount > 0 && dice.oneIn(FORCE)) {
                seed = trial.open[dice.below(trial.openCount)];
                forced = seed;
            }
            int[] around = near[seed];
            for (int k = 0; k < around.length && left > 0; k++) if (trial.remove(around[k])) left--;
        } else if (kind == 3) {
            int each = Math.max(1, count / terrain.shifts);
            for (Course course : trial.courses) removeStretch(course, Math.min(each, course.size));
        } else {
            int seed = dice.below(terrain.places);
            int strings = 1 + dice.below(terrain.shifts);
            int longest = Math.max(1, count / strings);
            int[] around = near[seed];
            for (int k = 0; k < around.length && strings > 0; k++) {
                int s = trial.courseOf[around[k]];
                if (s < 0 || trial.touched[s]) continue;
                Course course = trial.courses[s];
                int length = Math.min(1 + dice.below(longest), course.size);
                int at = course.positionOf(around[k]);
                int low = Math.max(0, at - length + 1);
                int high = Math.min(at, course.size - length);
                int from = low + dice.below(high - low + 1);
                for (int i = 0; i < length; i++) trial.remove(course, from);
                strings--;
            }
        }
        for (Course course : trial.courses) {
            if (!trial.touched[course.shift]) continue;
            // without a stop the walk can only be longer where the matrix is no true distance
            if (!course.time()) trial.clear(course);
            if (course.restLeg >= 0 && dice.oneIn(4)) moveRest(course);
        }
        trial.lookAgain();
    }

    private void removeStretch(Course course, int count) {
        if (count == 0) return;
        int at = dice.below(course.size - count + 1);
        for (int i = 0; i < count; i++) trial.remove(course, at);
    }

    private void moveRest(Course course) {
        int leg = dice.below(course.size + 1);
        if (course.holds(course.stops, course.size, leg)) {
            course.restLeg = leg;
            course.time();
        }
    }

    private void fill(int power, double noise, double passOver) {
        for (int i = 0; i < terrain.places; i++) {
            pull[i] = appeal[power][i] * bias[i] * (noise == 0 ? 1 : 1 + noise * (2 * dice.share() - 1));
            waits[i] = passOver > 0 && dice.share() < passOver;
        }
        if (forced >= 0) {
            Course into = null;
            for (Course c : trial.courses)
                if (c.cost[forced] <= c.spare() && c.cost[forced] < Double.POSITIVE_INFINITY && (into == null || c.cost[forced] < into.cost[forced])) into = c;
            if (into != null) trial.insert(into, forced);
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
            double spare = course.spare();
            double[] cost = course.cost;
            for (int k = 0; k < trial.openCount; k++) {
                int i = trial.open[k];
                double c = cost[i];
                if (c == Double.POSITIVE_INFINITY || c > spare || waits[i]) continue;
                double score = pull[i] / Math.max(c, least);
                if (score > most || (score == most && i < place)) {
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
