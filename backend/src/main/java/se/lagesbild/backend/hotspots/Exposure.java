package se.lagesbild.backend.hotspots;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.stats.PoissonPair;
import se.lagesbild.gis.stats.PoissonRate;

/**
 * Wardens' reports beside the hours that wardens were there: more eyes are not more trouble. Only those whose hours are counted are in the
 * rate; what the public and the police tell has no hours and stays outside. Pure.
 *
 * @param hours at the place by check-in, or shared out where nobody checked in; 0 where nothing is known
 * @param atMost the same, with the time on the way between check-ins
 * @param reports by wardens
 * @param perHour reports for each of {@code hours}; null below {@value #FEWEST_HOURS} hours, and where a viewer of sums would see single reports
 * @param low lower end of the exact Poisson interval, over {@code atMost}
 * @param high its upper end, over {@code hours}: the interval holds both errors
 */
record Exposure(
        Basis basis,
        double hours,
        double atMost,
        int reports,
        @Nullable Double perHour,
        @Nullable Double low,
        @Nullable Double high,
        Town town,
        Mark mark) {
    /** Below this number of hours a rate says nothing: about eight visits of a quarter of an hour. */
    static final double FEWEST_HOURS = 2;

    static final double LEVEL = 0.05;

    private static final double ROUNDING = 1e-9;

    /** How the hours are known. */
    enum Basis {
        CHECK_INS,
        /** Hours of shifts without check-ins, shared evenly over the cells compared: a place's share may be many times more or less. */
        SHARED,
        NONE
    }

    /** What the hours say about the count. */
    enum Mark {
        /** More reports an hour than in the rest of the town, however the way between check-ins went. */
        ABOVE,
        /** Hot because wardens stand there: most reports are theirs, and they are no more an hour than in the rest of the town. */
        WATCHED,
        /** Most reports are not the wardens': their hours cannot be the reason. */
        OTHERS,
        UNCLEAR,
        TOO_FEW,
        NO_MEASUREMENT
    }

    /** The whole town in the same selection. */
    record Town(double hours, int reports) {
        @Nullable
        Double perHour() {
            return hours < FEWEST_HOURS ? null : reports / hours;
        }
    }

    /**
     * One ranked place.
     *
     * @param count all reports
     * @param expected reports if all were spread evenly
     * @param reports of these, the wardens'
     */
    record Seen(int count, double expected, int reports) {}

    /** @param compared places that are judged at once: each is tested at the level divided by their number (Bonferroni) */
    static Exposure of(Seen seen, Basis basis, double hours, double atMost, Town town, int compared) {
        boolean enough = hours >= FEWEST_HOURS && basis != Basis.NONE;
        var fewest = enough ? PoissonRate.of(seen.reports(), hours) : null;
        var most = enough ? PoissonRate.of(seen.reports(), Math.max(hours, atMost)) : null;
        return new Exposure(
                basis,
                hours,
                atMost,
                seen.reports(),
                fewest == null ? null : fewest.rate(),
                most == null ? null : most.low(),
                fewest == null ? null : fewest.high(),
                town,
                mark(seen, basis, hours, atMost, town, compared));
    }

    private static Mark mark(Seen seen, Basis basis, double hours, double atMost, Town town, int compared) {
        if (town.hours() <= 0) {
            return Mark.NO_MEASUREMENT;
        }
        if (2 * seen.reports() < seen.count()) {
            return Mark.OTHERS;
        }
        if (basis != Basis.CHECK_INS) {
            return Mark.NO_MEASUREMENT;
        }
        int elsewhere = town.reports() - seen.reports();
        if (hours < FEWEST_HOURS || seen.reports() < SpotRanking.FEWEST || elsewhere < 0) {
            return Mark.TOO_FEW;
        }
        if (town.hours() - atMost < FEWEST_HOURS) {
            return Mark.UNCLEAR;
        }
        double level = LEVEL / Math.max(1, compared);
        var diluted = PoissonPair.compare(elsewhere, town.hours() - atMost, seen.reports(), atMost);
        if (diluted.rateRatio() > 1 && diluted.pExactDoubled() <= level) {
            return Mark.ABOVE;
        }
        var standing = PoissonPair.compare(elsewhere, town.hours() - hours, seen.reports(), hours);
        // "not clearly above" is no proof: the rate is no higher, and its interval leaves out that it stands out as the
        // count does
        boolean noHigher = standing.rateRatio() <= 1 + ROUNDING;
        return noHigher && standing.rrHigh() < seen.count() / seen.expected() ? Mark.WATCHED : Mark.UNCLEAR;
    }

    /** For whoever may see sums alone: fewer than five reports are not told, nor what they could be reckoned from. */
    Exposure withoutFew() {
        return reports >= SpotRanking.FEWEST
                ? this
                : new Exposure(basis, hours, atMost, 0, null, null, null, town, mark);
    }

    /** As JSON; hours are rounded to half hours. */
    Map<String, @Nullable Object> view() {
        var whole = new LinkedHashMap<String, @Nullable Object>();
        whole.put("hours", town.hours() > 0 ? halves(town.hours()) : null);
        whole.put("reports", town.reports());
        whole.put("perHour", hundredths(town.perHour()));
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("basis", basis);
        view.put("hours", basis == Basis.NONE ? null : halves(hours));
        view.put("hoursAtMost", basis == Basis.NONE ? null : halves(atMost));
        view.put("reports", reports);
        view.put("perHour", hundredths(perHour));
        view.put("low", hundredths(low));
        view.put("high", hundredths(high));
        view.put("town", whole);
        view.put("mark", mark);
        return view;
    }

    private static double halves(double hours) {
        return Math.round(hours * 2) / 2.0;
    }

    private static @Nullable Double hundredths(@Nullable Double rate) {
        return rate == null ? null : Math.round(rate * 100) / 100.0;
    }
}
