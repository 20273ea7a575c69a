package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

/**
 * Invented towns of 1.4 x 1.4 km, walked at 70 m/min with a detour of 1.3: dwell 10-15 min, half of the places with a window
 * of 90-210 min, shifts of 5 to 8 hours from 17:00, most with a break of 30 min. Only exact arithmetic, so that they are the same on each JDK.
 */
final class SmallTown {
    private static final int HOUR = 3600;

    private SmallTown() {}

    static RoundProblem of(long seed, int places, int shifts) {
        SplittableRandom random = new SplittableRandom(seed);
        int points = places + 2;
        double[][] at = new double[points][];
        for (int i = 0; i < points; i++) at[i] = new double[] {random.nextDouble() * 1400, random.nextDouble() * 1400};
        double[][] metres = new double[points][points];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                double east = at[i][0] - at[j][0];
                double north = at[i][1] - at[j][1];
                // a one-way shortcut here and there: the matrix need not be symmetric
                double oneWay = random.nextInt(10) == 0 ? 40 : 0;
                metres[i][j] = i == j ? 0 : 1.3 * Math.sqrt(east * east + north * north) + oneWay;
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            List<Window> windows = new ArrayList<>();
            for (int w = random.nextInt(4) - 1; w > 0 && windows.size() < 2; w--) {
                int from = 17 * HOUR + random.nextInt(6 * HOUR);
                windows.add(new Window(from, from + 5400 + random.nextInt(7200)));
            }
            candidates.add(new Candidate(1 + random.nextInt(20), 600 + random.nextInt(300), windows));
        }
        List<Shift> list = new ArrayList<>();
        for (int s = 0; s < shifts; s++) {
            int start = 17 * HOUR + random.nextInt(2 * HOUR);
            int end = start + (shifts > 1 ? 5 : 2) * HOUR + random.nextInt(3 * HOUR);
            int rest = random.nextInt(4) == 0 ? 0 : 1800;
            int from = random.nextInt(4) == 0 ? RoundProblem.ANYWHERE : places;
            int to = random.nextInt(4) == 0 ? RoundProblem.ANYWHERE : places + random.nextInt(2);
            double cap = random.nextInt(2) == 0 ? Double.POSITIVE_INFINITY : 2500 + random.nextInt(3000);
            list.add(new Shift(start, end, rest, from, to, cap));
        }
        return new RoundProblem(candidates, list, metres, 70);
    }
}
