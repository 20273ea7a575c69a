package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The fewest hours of a week that hold most of what was seen. Pure. */
final class BestWindows {
    /** A window of an hour is too narrow to plan a visit in, one of more than six is no window. */
    static final int SHORTEST = 2;

    static final int LONGEST = 6;

    static final int MOST_WINDOWS = 3;

    /** Below this number of reports hours say nothing. */
    static final int FEWEST = 20;

    /**
     * Half of the reports in more hours than a sixth of the week has is no habit. With few reports chance alone puts half of them in few
     * hours: the smaller limit holds below {@value #ENOUGH} reports, so that of weeks drawn evenly at most 5 % get windows.
     */
    private static final int MOST_HOURS = 28;

    private static final int MOST_HOURS_OF_FEW = 11;
    private static final int ENOUGH = 25;

    /** The same hours on several days are easier to say and to plan: worth so many more hours. */
    private static final double FOR_SAME_HOURS = 1.25;

    private static final int WEEK = 7 * 24;
    private static final double SMALL = 1e-9; // parts of reports do not add up to the last digit

    private BestWindows() {}

    /**
     * At most {@value #MOST_WINDOWS} windows anywhere in the week, or the same hours on as many days as it takes. A window may pass midnight:
     * it belongs to the day that it begins on.
     *
     * @param matrix 7 rows, Monday first, of 24 local hours
     * @return in order of weekday and hour, holding at least half of the reports; empty below {@value #FEWEST} reports and where the
     *     reports are spread over so many hours that none stand out
     */
    static List<HotSpots.Window> of(double[][] matrix) {
        var hours = new double[WEEK];
        double total = 0;
        for (int day = 0; day < 7; day++) {
            for (int hour = 0; hour < 24; hour++) {
                hours[24 * day + hour] = matrix[day][hour];
                total += matrix[day][hour];
            }
        }
        if (total < FEWEST - SMALL) {
            return List.of();
        }
        var anywhere = anywhere(hours, total / 2 - SMALL);
        var alike = alike(hours, total / 2 - SMALL);
        var chosen = alike.isEmpty() || length(alike) > FOR_SAME_HOURS * length(anywhere) && !anywhere.isEmpty()
                ? anywhere
                : alike;
        return length(chosen) > mostHours(total)
                ? List.of()
                : chosen.stream()
                        .map(run -> window(run, hours))
                        .sorted(Comparator.comparingInt(HotSpots.Window::weekday)
                                .thenComparingInt(HotSpots.Window::fromHour))
                        .toList();
    }

    /** From which hour of the week, and how many. */
    private record Run(int from, int length) {}

    private static int length(List<Run> runs) {
        return runs.stream().mapToInt(Run::length).sum();
    }

    private static double mostHours(double total) {
        return total < ENOUGH - SMALL ? MOST_HOURS_OF_FEW : MOST_HOURS;
    }

    private static HotSpots.Window window(Run run, double[] hours) {
        int from = run.from % 24;
        int to = (from + run.length) % 24;
        return new HotSpots.Window(
                run.from / 24 + 1, from, to == 0 ? 24 : to, (int) Math.round(sum(hours, run.from, run.length)));
    }

    private static double sum(double[] hours, int from, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += hours[(from + k) % WEEK];
        }
        return sum;
    }

    /** The same hours on several days that reach the wanted number in the fewest hours; of equal ones those that hold most. */
    private static List<Run> alike(double[] hours, double wanted) {
        List<Run> best = List.of();
        double held = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int from = 0; from < 24; from++) {
                var sums = new double[7];
                for (int day = 0; day < 7; day++) {
                    sums[day] = sum(hours, 24 * day + from, length);
                }
                var days = IntStream.range(0, 7)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingDouble(day -> -sums[day])
                                .thenComparingInt(day -> day))
                        .toList();
                var runs = new ArrayList<Run>();
                double here = 0;
                for (int day : days) {
                    if (here >= wanted) {
                        break;
                    }
                    runs.add(new Run(24 * day + from, length));
                    here += sums[day];
                }
                boolean fewer = best.isEmpty() || length(runs) < length(best);
                if (here >= wanted && (fewer || length(runs) == length(best) && here > held + SMALL)) {
                    best = runs;
                    held = here;
                }
            }
        }
        return best;
    }

    /** Up to three windows that reach the wanted number in the fewest hours; of equal ones those that hold most, then the fewest. */
    private static List<Run> anywhere(double[] hours, double wanted) {
        List<Run> best = List.of();
        double held = 0;
        // the week is a ring: a window that passes one of these cuts lies whole beside another
        for (int cut = 0; cut < LONGEST; cut++) {
            var found = new Search(hours, cut).fewest(wanted);
            double here = found.stream()
                    .mapToDouble(run -> sum(hours, run.from, run.length))
                    .sum();
            boolean better = length(found) < length(best) || length(found) == length(best) && here > held + SMALL;
            if (!found.isEmpty() && (best.isEmpty() || better)) {
                best = found;
                held = here;
            }
        }
        return best;
    }

    /** Of the first hours after the cut, the most that k windows of h hours together hold. */
    private static final class Search {
        private static final int MOST = MOST_WINDOWS * LONGEST;
        private final double[] until = new double[WEEK + 1];
        private final double[][][] most = new double[MOST_WINDOWS + 1][MOST + 1][WEEK + 1];
        private final int[][][] last = new int[MOST_WINDOWS + 1][MOST + 1][WEEK + 1];
        private final int cut;

        Search(double[] hours, int cut) {
            this.cut = cut;
            for (int i = 0; i < WEEK; i++) {
                until[i + 1] = until[i] + hours[(cut + i) % WEEK];
            }
            for (int k = 0; k <= MOST_WINDOWS; k++) {
                for (int h = k == 0 ? 1 : 0; h <= MOST; h++) {
                    Arrays.fill(most[k][h], Double.NEGATIVE_INFINITY);
                }
            }
            for (int k = 1; k <= MOST_WINDOWS; k++) {
                for (int h = k * SHORTEST; h <= k * LONGEST; h++) {
                    for (int end = h; end <= WEEK; end++) {
                        take(k, h, end);
                    }
                }
            }
        }

        private void take(int k, int h, int end) {
            most[k][h][end] = most[k][h][end - 1];
            for (int length = SHORTEST; length <= Math.min(LONGEST, h); length++) {
                double with = most[k - 1][h - length][end - length] + until[end] - until[end - length];
                if (with > most[k][h][end] + SMALL) {
                    most[k][h][end] = with;
                    last[k][h][end] = length;
                }
            }
        }

        List<Run> fewest(double wanted) {
            for (int h = SHORTEST; h <= MOST; h++) {
                int best = 0;
                for (int k = 1; k <= MOST_WINDOWS; k++) {
                    double here = most[k][h][WEEK];
                    if (here >= wanted && (best == 0 || here > most[best][h][WEEK] + SMALL)) {
                        best = k;
                    }
                }
                if (best > 0) {
                    return runs(best, h);
                }
            }
            return List.of();
        }

        private List<Run> runs(int windows, int together) {
            var runs = new ArrayList<Run>();
            int k = windows;
            int h = together;
            int end = WEEK;
            while (k > 0) {
                int length = last[k][h][end];
                if (length == 0) {
                    end--;
                } else {
                    runs.add(new Run((cut + end - length) % WEEK, length));
                    end -= length;
                    h -= length;
                    k--;
                }
            }
            return runs;
        }
    }
}
