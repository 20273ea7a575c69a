package se.lagesbild.backend.hotspots;

import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.stats.PoissonPair;

/**
 * A count beside that of the period before, by the exact comparison of two Poisson counts. Pure.
 *
 * @param before earlier count, {@code now} the later one; null where it may not be told
 * @param rateRatio how many times as many per day; null where nothing was counted before, or where it may not be told
 * @param low lower end of its 95 % interval, {@code high} the upper one; null where endless
 * @param p two-sided, exact conditional binomial
 */
record SelectionTrend(
        @Nullable Integer before,
        @Nullable Integer now,
        @Nullable Double rateRatio,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double p,
        Verdict verdict) {
    enum Verdict {
        MORE,
        FEWER,
        UNCHANGED,
        TOO_FEW,
        /** The selection has no beginning, or the period before begins before there are any data. */
        NO_DATA
    }

    /** @param beforeDays length of the earlier period, above 0; {@code nowDays} of the later one */
    static SelectionTrend of(int before, double beforeDays, int now, double nowDays, boolean comparable) {
        if (!comparable || !(beforeDays > 0) || !(nowDays > 0)) {
            return new SelectionTrend(before, now, null, null, null, null, Verdict.NO_DATA);
        }
        var pair = PoissonPair.compare(before, beforeDays, now, nowDays);
        Verdict verdict;
        if (before + now < HotSpotRun.FEWEST_TO_COMPARE) {
            verdict = Verdict.TOO_FEW;
        } else if (pair.pExactDoubled() > HotSpotRun.LEVEL) {
            verdict = Verdict.UNCHANGED;
        } else {
            verdict = pair.rateRatio() > 1 ? Verdict.MORE : Verdict.FEWER;
        }
        return new SelectionTrend(
                before,
                now,
                finite(pair.rateRatio()),
                finite(pair.rrLow()),
                finite(pair.rrHigh()),
                pair.pExactDoubled(),
                verdict);
    }

    /** As whoever may not know exact counts hears it: the ratio of two counts tells them both. */
    SelectionTrend coarse(@Nullable Integer toldBefore, @Nullable Integer toldNow) {
        boolean few = verdict != Verdict.NO_DATA && (toldBefore == null || toldNow == null);
        return new SelectionTrend(toldBefore, toldNow, null, null, null, null, few ? Verdict.TOO_FEW : verdict);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
