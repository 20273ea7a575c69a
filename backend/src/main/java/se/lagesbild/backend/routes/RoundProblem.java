package se.lagesbild.backend.routes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a round is made of: places worth a visit, the shifts that can visit them, and how far it is between them.
 * Times are seconds after a zero of the caller's choice (the same for all of the problem, for example local midnight).
 *
 * @param candidates      places worth a visit, at most {@value #MOST_CANDIDATES}; their position in the list is their index
 * @param shifts          who walks and when, 1 to {@value #MOST_SHIFTS}
 * @param metres          walking metres, square: row from, column to. First the candidates in their order, then the points
 *                        where shifts start and end in any order; {@link Double#POSITIVE_INFINITY} where no way leads
 * @param metresPerMinute walking pace, 20 to 200
 */
public record RoundProblem(List<Candidate> candidates, List<Shift> shifts, double[][] metres, double metresPerMinute) {

    /** More places than this do not make a better evening, and the answer would no longer come within a second. */
    public static final int MOST_CANDIDATES = 60;

    /** The most pairs that walk at the same time. */
    public static final int MOST_SHIFTS = 6;

    /** Stands for "anywhere" as the start or end of a shift. */
    public static final int ANYWHERE = -1;

    /** @throws IllegalArgumentException names the first value that cannot be used and what to give instead */
    public RoundProblem {
        candidates = List.copyOf(candidates);
        shifts = List.copyOf(shifts);
        require(
                candidates.size() <= MOST_CANDIDATES,
                "%d candidates are too many: give at most %d",
                candidates.size(),
                MOST_CANDIDATES);
        require(
                !shifts.isEmpty() && shifts.size() <= MOST_SHIFTS,
                "%d shifts cannot be planned: give 1 to %d",
                shifts.size(),
                MOST_SHIFTS);
        require(
                metresPerMinute >= 20 && metresPerMinute <= 200,
                "a pace of %s m/min is not walking: give 20 to 200",
                metresPerMinute);
        checkMetres(metres, candidates.size());
        metres = Arrays.stream(metres).map(double[]::clone).toArray(double[][]::new);
        for (int s = 0; s < shifts.size(); s++) {
            checkShift(shifts.get(s), s, candidates.size(), metres, metresPerMinute);
        }
    }

    /**
     * A place worth a visit.
     *
     * @param prize        what a visit is worth, more than 0, any unit
     * @param dwellSeconds length of a visit, 0 or more
     * @param windows      when a visit may begin; empty is any time. A visit may last beyond its window
     * @param secondPrize  what a second visit is worth, 0 where one is enough; not more than the first
     * @param gapSeconds   shortest time from the end of the first visit to the begin of the second, by whomever
     */
    public record Candidate(double prize, int dwellSeconds, List<Window> windows, double secondPrize, int gapSeconds) {
        /** A place that is visited once. */
        public Candidate(double prize, int dwellSeconds, List<Window> windows) {
            this(prize, dwellSeconds, windows, 0, 0);
        }

        public Candidate {
            require(
                    prize > 0 && prize < 1e12,
                    "a prize of %s cannot be used: give more than 0, or leave the place out",
                    prize);
            require(dwellSeconds >= 0, "a dwell of %d s cannot be used: give 0 or more", dwellSeconds);
            require(
                    secondPrize >= 0 && secondPrize <= prize,
                    "a second prize of %s cannot be used: give 0 to %s, the first",
                    secondPrize,
                    prize);
            require(gapSeconds >= 0, "a gap of %d s cannot be used: give 0 or more", gapSeconds);
            windows = List.copyOf(windows);
        }
    }

    /** A time in which a visit may begin, both ends included. */
    public record Window(int fromSecond, int toSecond) {
        public Window {
            require(fromSecond <= toSecond, "a window from %d s to %d s ends before it starts", fromSecond, toSecond);
        }
    }

    /**
     * One pair on foot.
     *
     * @param startSecond     when the shift starts
     * @param endSecond       when the shift ends: the pair is at its end point by then
     * @param breakSeconds    length of the break, 0 for none; the whole break lies in the middle third of the shift
     * @param startIndex      row of the start point in the matrix, or {@link #ANYWHERE}: the round begins at its first stop
     * @param endIndex        row of the end point in the matrix, or {@link #ANYWHERE}: the round ends at its last stop
     * @param maxStreetMetres longest walk from start to end, {@link Double#POSITIVE_INFINITY} for no cap
     */
    public record Shift(
            int startSecond, int endSecond, int breakSeconds, int startIndex, int endIndex, double maxStreetMetres) {
        public Shift {
            require(startSecond < endSecond, "a shift from %d s to %d s ends before it starts", startSecond, endSecond);
            require(
                    (long) endSecond - startSecond <= 86_400,
                    "a shift from %d s to %d s is longer than 24 hours",
                    startSecond,
                    endSecond);
            require(
                    breakSeconds >= 0 && breakSeconds <= (endSecond - startSecond) / 3,
                    "a break of %d s does not fit into the middle third of a shift of %d s: give 0 to %d",
                    breakSeconds,
                    endSecond - startSecond,
                    (endSecond - startSecond) / 3);
            require(maxStreetMetres > 0, "a cap of %s m cannot be used: give more than 0", maxStreetMetres);
        }

        /** Earliest begin of the break. */
        int breakFrom() {
            return startSecond + (endSecond - startSecond) / 3;
        }

        /** Latest begin of the break, so that it ends within the middle third. */
        int breakLatest() {
            return startSecond + (endSecond - startSecond) / 3 * 2 - breakSeconds;
        }
    }

    /** Whole seconds for a walk, rounded up so that nobody is late by a rounding; infinite where no way leads. */
    static double walkSeconds(double metres, double metresPerMinute) {
        return Math.ceil(metres * 60 / metresPerMinute - 1e-9);
    }

    private static void checkMetres(double[][] metres, int candidates) {
        require(metres.length >= candidates, "the matrix has %d rows for %d candidates", metres.length, candidates);
        for (int i = 0; i < metres.length; i++) {
            require(
                    metres[i].length == metres.length,
                    "row %d of the matrix has %d columns, not %d",
                    i,
                    metres[i].length,
                    metres.length);
            for (int j = 0; j < metres.length; j++) {
                require(metres[i][j] >= 0, "from %d to %d are %s m: give 0 or more, or infinity", i, j, metres[i][j]);
            }
        }
    }

    private static void checkShift(Shift shift, int number, int candidates, double[][] metres, double pace) {
        for (int index : new int[] {shift.startIndex, shift.endIndex}) {
            require(
                    index == ANYWHERE || (index >= candidates && index < metres.length),
                    "shift %d starts or ends at row %d: give a row from %d to %d, or %d for anywhere",
                    number,
                    index,
                    candidates,
                    metres.length - 1,
                    ANYWHERE);
        }
        if (shift.startIndex == ANYWHERE || shift.endIndex == ANYWHERE) return;
        double way = metres[shift.startIndex][shift.endIndex];
        require(way < Double.POSITIVE_INFINITY, "shift %d: no way leads from its start to its end", number);
        require(
                way <= shift.maxStreetMetres,
                "shift %d: the way from its start to its end is %.0f m, its cap %.0f m",
                number,
                way,
                shift.maxStreetMetres);
        // the break can stand before or after this walk; it lies in the middle third, so both are looked at
        double walk = walkSeconds(way, pace);
        boolean fits = shift.breakSeconds == 0
                ? shift.startSecond + walk <= shift.endSecond
                : shift.startSecond + walk <= shift.breakLatest()
                        || shift.breakFrom() + shift.breakSeconds + walk <= shift.endSecond;
        require(fits, "shift %d: the walk of %.0f s from its start to its end does not fit into it", number, walk);
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
}
