package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The few windows of a week that hold most of what was seen. Pure. */
final class BestWindows {
    /** Hours of a window: about as long as one visit can be planned within. */
    static final int HOURS = 4;

    static final int MOST_WINDOWS = 3;

    /** Below this number of reports hours say nothing. */
    static final int FEWEST = 20;

    private BestWindows() {}

    /**
     * Takes the densest window of any weekday, then the next that does not overlap it, until half of the reports are held
     * or three windows are found. A window lies within one day.
     *
     * @param matrix 7 rows, Monday first, of 24 local hours
     * @return in order of weekday and hour; empty below {@value #FEWEST} reports
     */
    static List<HotSpots.Window> of(int[][] matrix) {
        int total = 0;
        for (var day : matrix) {
            for (int n : day) {
                total += n;
            }
        }
        if (total < FEWEST) {
            return List.of();
        }
        var candidates = new ArrayList<HotSpots.Window>();
        for (int day = 0; day < 7; day++) {
            for (int from = 0; from <= 24 - HOURS; from++) {
                int n = 0;
                for (int hour = from; hour < from + HOURS; hour++) {
                    n += matrix[day][hour];
                }
                candidates.add(new HotSpots.Window(day + 1, from, from + HOURS, n));
            }
        }
        candidates.sort(Comparator.comparingInt(HotSpots.Window::n)
                .reversed()
                .thenComparingInt(HotSpots.Window::weekday)
                .thenComparingInt(HotSpots.Window::fromHour));
        var chosen = new ArrayList<HotSpots.Window>();
        int held = 0;
        for (var window : candidates) {
            if (chosen.size() == MOST_WINDOWS || 2 * held >= total || window.n() == 0) {
                break;
            }
            if (chosen.stream().noneMatch(other -> overlap(other, window))) {
                chosen.add(window);
                held += window.n();
            }
        }
        chosen.sort(Comparator.comparingInt(HotSpots.Window::weekday).thenComparingInt(HotSpots.Window::fromHour));
        return chosen;
    }

    private static boolean overlap(HotSpots.Window a, HotSpots.Window b) {
        return a.weekday() == b.weekday() && a.fromHour() < b.toHour() && b.fromHour() < a.toHour();
    }
}
