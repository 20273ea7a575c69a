package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import se.lagesbild.backend.routes.RoundPlan.LeftOut;
import se.lagesbild.backend.routes.RoundPlan.Pause;
import se.lagesbild.backend.routes.RoundPlan.Reason;
import se.lagesbild.backend.routes.RoundPlan.Round;
import se.lagesbild.backend.routes.RoundPlan.Stop;

/**
 * Plans rounds: chooses and orders places so that the prize of all that is visited is as large as possible, and then the
 * walking as short as possible (team orienteering with time windows). Pure, thread-safe.
 */
public final class RoundSolver {
    /** Enough for 40 places and 4 shifts; ends within a second on one core. */
    public static final int DEFAULT_ITERATIONS = 12_000;

    private RoundSolver() {}

    /**
     * @param seed       chooses among plans; another seed may find another plan that is about as good
     * @param iterations steps of improvement, 0 or more; 0 gives the first full plan
     * @return the same for the same three arguments, on every machine and JDK
     */
    public static RoundPlan solve(RoundProblem problem, long seed, int iterations) {
        return solve(problem, Wishes.NONE, seed, iterations, () -> false, plan -> {});
    }

    /**
     * As {@link #solve(RoundProblem, long, int)}, with wishes, and watched on the way.
     *
     * @param iterations most steps of improvement
     * @param cancelled  asked before each step, on the same thread; true ends the search with what it has. The plan says how many steps
     *                   were done, so that it can be computed again
     * @param better     hears of the first full plan and of each better one, on the same thread
     * @throws IllegalArgumentException names the first wish that the problem does not know
     */
    public static RoundPlan solve(
            RoundProblem problem,
            Wishes wishes,
            long seed,
            int iterations,
            BooleanSupplier cancelled,
            Consumer<RoundPlan> better) {
        if (iterations < 0) {
            throw new IllegalArgumentException("%d iterations cannot be done: give 0 or more".formatted(iterations));
        }
        wishes.check(problem.candidates().size(), problem.shifts().size());
        Doubled doubled = Doubled.of(problem);
        Terrain terrain = Terrain.of(doubled, wishes);
        Terrain uncut = terrain.twins == 0 ? terrain : Terrain.of(doubled, wishes);
        Search search = new Search(terrain, seed, wishes.begin());
        better.accept(plan(uncut, search.best(), wishes, seed, 0));
        int told = search.improvements();
        int done = 0;
        while (done < iterations && !cancelled.getAsBoolean()) {
            search.step();
            done++;
            if (search.improvements() > told) {
                told = search.improvements();
                better.accept(plan(uncut, search.best(), wishes, seed, done));
            }
        }
        return plan(uncut, search.best(), wishes, seed, done);
    }

    /**
     * Solves a problem of the literature.
     *
     * @param stop asked before each step; true ends the search
     * @return per route the places in the order of the visits; the same for the same problem, seed and number of steps
     */
    public static int[][] solve(Orienteering problem, long seed, BooleanSupplier stop) {
        Search search = new Search(Terrain.of(problem), seed, List.of());
        while (!stop.getAsBoolean()) search.step();
        return Arrays.stream(search.best().courses)
                .map(course -> Arrays.copyOf(course.stops, course.size))
                .toArray(int[][]::new);
    }

    private static RoundPlan plan(Terrain terrain, Draft best, Wishes wishes, long seed, int iterations) {
        List<Round> rounds = new ArrayList<>();
        for (Course course : best.courses) rounds.add(round(terrain, course));
        List<LeftOut> leftOut = new ArrayList<>();
        double all = 0;
        for (int place = 0; place < terrain.places; place++) {
            all += terrain.prize[place];
            if (best.courseOf[place] >= 0 || best.courseOf[terrain.twinOf(place)] >= 0 || terrain.firstOf[place] >= 0) {
                continue;
            }
            Reason reason = wishes.banned().contains(place) ? Reason.BANNED : why(terrain, best, place);
            leftOut.add(new LeftOut(place, reason));
        }
        return new RoundPlan(rounds, leftOut, best.prize, all == 0 ? 1 : best.prize / all, seed, iterations);
    }

    private static Round round(Terrain terrain, Course course) {
        List<Stop> stops = new ArrayList<>();
        Pause pause = null;
        for (int p = 0; p <= course.size; p++) {
            if (p == course.restLeg) {
                int from = (int) course.restFrom(p == 0 ? terrain.begins[course.shift] : course.leave[p - 1]);
                pause = new Pause(p, from, from + (int) terrain.rest[course.shift]);
            }
            if (p == course.size) break;
            double walk = terrain.metres[course.from(p)][course.stops[p]];
            int candidate = terrain.firstOf[course.stops[p]] < 0 ? course.stops[p] : terrain.firstOf[course.stops[p]];
            stops.add(new Stop(candidate, (int) course.visit[p], (int) course.leave[p], walk));
        }
        return new Round(course.shift, stops, pause, course.metres, (int) course.visit[course.size]);
    }

    private static Reason why(Terrain terrain, Draft plan, int place) {
        boolean reachable = false;
        boolean inTime = false;
        boolean inWindow = false;
        boolean inCap = false;
        for (int s = 0; s < terrain.shifts; s++) {
            Course alone = new Course(terrain, s);
            reachable |= terrain.metres[terrain.first[s]][place] + terrain.metres[place][terrain.last[s]]
                    < Double.POSITIVE_INFINITY;
            inTime |= fitsAtAnyHour(terrain, s, place);
            alone.look(place, Double.POSITIVE_INFINITY);
            inWindow |= alone.cost[place] < Double.POSITIVE_INFINITY;
            alone.look(place, terrain.cap[s]);
            inCap |= alone.cost[place] < Double.POSITIVE_INFINITY;
        }
        if (!reachable) return Reason.NOT_REACHABLE;
        if (!inTime) return Reason.TOO_FAR;
        if (!inWindow) return Reason.NO_TIME_IN_WINDOW;
        if (!inCap) return Reason.OVER_LENGTH_CAP;
        for (Course course : plan.courses) {
            if (course.couldTake(place)) return Reason.OVER_LENGTH_CAP;
        }
        return Reason.LOWER_PRIZE;
    }

    private static boolean fitsAtAnyHour(Terrain terrain, int shift, int place) {
        double there = terrain.begins[shift] + terrain.seconds[terrain.first[shift]][place];
        double visited = there + terrain.dwell[place];
        double home = terrain.seconds[place][terrain.last[shift]];
        double rest = terrain.rest[shift];
        if (rest == 0) return visited + home <= terrain.ends[shift];
        boolean restAfter = visited <= terrain.restLatest[shift]
                && Math.max(visited, terrain.restFrom[shift]) + rest + home <= terrain.ends[shift];
        double rested = terrain.restFrom[shift] + rest - terrain.begins[shift];
        return restAfter || visited + rested + home <= terrain.ends[shift];
    }
}
