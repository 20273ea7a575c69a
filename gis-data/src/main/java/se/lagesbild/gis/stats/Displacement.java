package se.lagesbild.gis.stats;

/**
 * Says whether crime fell in a place after a measure, and whether it moved next door: counts before and after in a target area, a buffer
 * around it and a control area. Periods before and after must be equally long. A value that a zero leaves undefined is NaN. Pure,
 * thread-safe.
 *
 * <p>Sources: Bowers and Johnson (2003), J. Quant. Criminol. 19(3), 275-301 (quotient); Guerette (2009), POP Guide Tool 10 (net effect);
 * Wheeler and Ratcliffe (2018), Crime Science 7:11 (difference with its error). None of them shows that the measure was the cause.
 */
public final class Displacement {
    private static final double TWO_SIDED_95 = 1.959963984540054;

    private Displacement() {}

    /**
     * Events before and after.
     *
     * @param before 0 to 1,000,000,000
     * @param after 0 to 1,000,000,000
     */
    public record Change(long before, long after) {
        public Change {
            if (before < 0 || after < 0 || before > 1_000_000_000 || after > 1_000_000_000) {
                throw new IllegalArgumentException(
                        "counts must be 0 to 1,000,000,000, got before=%d, after=%d".formatted(before, after));
            }
        }

        private long difference() {
            return after - before;
        }
    }

    /** How a quotient reads; the limits are equalities. */
    public enum Reading {
        /** Above 1: the buffer gained more than the target. */
        DIFFUSION_GREATER_THAN_DIRECT,
        /** Above 0: the buffer gained too. */
        DIFFUSION,
        /** 0: nothing happened in the buffer. */
        NONE,
        /** Above -1. */
        DISPLACEMENT_LESS_THAN_DIRECT,
        /** -1: all of it moved. */
        DISPLACEMENT_EQUAL_TO_DIRECT,
        /** Below -1: worse than before. */
        DISPLACEMENT_GREATER_THAN_DIRECT,
        /** The target did no better than the control: there is no effect that could have moved. */
        NO_SUCCESS_NOT_INTERPRETED,
        /** No events in the control: nothing to compare with. */
        UNDEFINED
    }

    /**
     * Change of one area beside that of the control, as a ratio: below 1 where it did better. Only the ratio has a value where one of the four
     * counts is 0; the rest is NaN then.
     *
     * @param ratio (after / before) / (control after / control before); 0, infinite or NaN with a 0 among them
     * @param log its natural logarithm
     * @param seLog standard error of the logarithm, for independent Poisson counts: root of the sum of 1 / count
     * @param low lower end of the 95 % interval of the ratio
     * @param high upper end
     * @param z log / seLog
     * @param p two-sided, from the normal distribution
     */
    public record RatioOfRatios(double ratio, double log, double seLog, double low, double high, double z, double p) {}

    /**
     * What the six counts say.
     *
     * @param successMeasure target per control after, less the same before: below 0 where the target did better
     * @param bufferMeasure the same for the buffer
     * @param wdq weighted displacement quotient: buffer measure / success measure
     * @param reading of the quotient
     * @param didCounts difference in differences: change of the target less change of the control, events
     * @param target ratio of ratios of the target
     * @param buffer ratio of ratios of the buffer
     * @param totalNetEffect events prevented in target and buffer together, below 0 where there were more
     * @param wdd weighted displacement difference: change of the target less change of the control plus change of the buffer, events;
     *     the buffer has no control of its own
     * @param wddSe its standard error: root of the sum of the six counts
     * @param wddZ wdd / wddSe
     * @param wddP two-sided, from the normal distribution
     */
    public record Result(
            double successMeasure,
            double bufferMeasure,
            double wdq,
            Reading reading,
            long didCounts,
            RatioOfRatios target,
            RatioOfRatios buffer,
            double totalNetEffect,
            long wdd,
            double wddSe,
            double wddZ,
            double wddP) {}

    public static Result of(Change target, Change buffer, Change control) {
        boolean comparable = control.before > 0 && control.after > 0;
        double both = comparable ? (double) control.before * control.after : Double.NaN;
        long success = gain(target, control);
        long beside = gain(buffer, control);
        double wdq = comparable && success != 0 ? (double) beside / success : Double.NaN;
        long did = target.difference() - control.difference();
        long wdd = did + buffer.difference();
        double se = Math.sqrt(
                (double) target.before + target.after + buffer.before + buffer.after + control.before + control.after);
        return new Result(
                success / both,
                beside / both,
                wdq,
                comparable ? reading(success, wdq) : Reading.UNDEFINED,
                did,
                ratioOfRatios(target, control),
                ratioOfRatios(buffer, control),
                prevented(target, control) + prevented(buffer, control),
                wdd,
                se,
                se == 0 ? Double.NaN : wdd / se,
                se == 0 ? Double.NaN : NormalTail.twoSided(wdd / se));
    }

    /** after / control after - before / control before, times both control counts: whole, so that equal is equal. */
    private static long gain(Change area, Change control) {
        return area.after * control.before - area.before * control.after;
    }

    private static Reading reading(long success, double wdq) {
        if (success >= 0) {
            return Reading.NO_SUCCESS_NOT_INTERPRETED;
        }
        if (wdq > 0) {
            return wdq > 1 ? Reading.DIFFUSION_GREATER_THAN_DIRECT : Reading.DIFFUSION;
        }
        if (wdq == 0) {
            return Reading.NONE;
        }
        if (wdq == -1) {
            return Reading.DISPLACEMENT_EQUAL_TO_DIRECT;
        }
        return wdq > -1 ? Reading.DISPLACEMENT_LESS_THAN_DIRECT : Reading.DISPLACEMENT_GREATER_THAN_DIRECT;
    }

    /** The ratio of ratios alone: difference-in-differences on the scale of rates. */
    public static RatioOfRatios ratioOfRatios(Change area, Change control) {
        double ratio = ((double) area.after / area.before) / ((double) control.after / control.before);
        if (area.before == 0 || area.after == 0 || control.before == 0 || control.after == 0) {
            double none = Double.NaN;
            return new RatioOfRatios(ratio, none, none, none, none, none, none);
        }
        double log = Math.log(ratio);
        double se = Math.sqrt(1.0 / area.before + 1.0 / area.after + 1.0 / control.before + 1.0 / control.after);
        double z = log / se;
        return new RatioOfRatios(
                ratio,
                log,
                se,
                Math.exp(log - TWO_SIDED_95 * se),
                Math.exp(log + TWO_SIDED_95 * se),
                z,
                NormalTail.twoSided(z));
    }

    private static double prevented(Change area, Change control) {
        return control.before == 0 ? Double.NaN : (double) area.before * control.after / control.before - area.after;
    }
}
