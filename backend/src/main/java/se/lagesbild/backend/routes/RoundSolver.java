package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.List;
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
        if (iterations < 0) {
            throw new IllegalArgumentException("%d iterations cannot be done: give 0 or more".formatted(iterations));
        }
        Terrain terrain = Terrain.of(problem);
        Search search = new Search(terrain, seed);
        for (int i = 0; i < iterations; i++) search.step();
        Draft best = search.best();

        List<Round> rounds = new ArrayList<>();
        for (Course course : best.courses) rounds.add(round(terrain, course));
        List<LeftOut> leftOut = new ArrayList<>();
        double all = 0;
        for (int place = 0; place < terrain.places; place++) {
            all += terrain.prize[place];
            if (best.courseOf[place] < 0) leftOut.add(new LeftOut(place, why(terrain, best, place)));
        }
        return new RoundPlan(rounds, leftOut, best.prize, all == 0 ? 1 : best.prize / all, seed, iterations);
    }

    public static long steps;
    public static int[][] solve(Orienteering o, long seed, java.util.function.BooleanSupplier stop) {
        Search search = new Search(Terrain.of(o), seed);
        steps=0;
        while(!stop.getAsBoolean()){search.step();steps++;}
        int[][] r=new int[o.routes()][];
        for(int s=0;s<r.length;s++) r[s]=java.util.Arrays.copyOf(search.best().courses[s].stops, search.best().courses[s].size);
        return r;
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
            stops.add(new Stop(course.stops[p], (int) course.visit[p], (int) course.leave[p], walk));
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
            alone.look(place);
            inCap |= alone.cost[place] < Double.POSITIVE_INFINITY;
        }
        if (!reachable) return Reason.NOT_REACHABLE;
        if (!inTime) return Reason.TOO_FAR;
        if (!inWindow) return Reason.NO_TIME_IN_WINDOW;
        if (!inCap) return Reason.OVER_LENGTH_CAP;
        for (Course course : plan.courses) {
            course.look(place, Double.POSITIVE_INFINITY);
            if (course.cost[place] < Double.POSITIVE_INFINITY) return Reason.OVER_LENGTH_CAP;
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
