package se.lagesbild.gis.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much a place is still under the influence of what happened near it lately: each past event counts exp(-age / tau) exp(-d^2 / (2 h^2)),
 * with its age in days, its distance d in metres, and the counts are added. An event here and now counts 1; no unit. Pure, thread-safe.
 *
 * <p>Source: the trigger of the self-exciting model of Mohler, Short, Brantingham, Schoenberg and Tita (2011), JASA 106(493), 100-108,
 * without its background and with both constants given instead of fitted; the thought is that of prospective mapping, Bowers, Johnson and
 * Pease (2004), Brit. J. Criminology 44(5), 641-658. It orders places, it is no number of crimes to come.
 *
 * @param tauDays after so many days an event counts 37 %, after 2.3 times as many 10 %; above 0
 * @param bandwidthMetres h: at this distance an event counts 61 %, at twice this 14 %; above 0
 */
public record NearRepeatWeight(double tauDays, double bandwidthMetres) {

    private static final double SQUARE_METRES = 1e6;

    public NearRepeatWeight {
        if (!(tauDays > 0 && Double.isFinite(tauDays) && bandwidthMetres > 0 && Double.isFinite(bandwidthMetres))) {
            throw new IllegalArgumentException(
                    "tau %s days and bandwidth %s m are not usable: give more than 0 for both"
                            .formatted(tauDays, bandwidthMetres));
        }
    }

    /**
     * What time has left of each event: 1 at age 0.
     *
     * @param ageDays 0 or more
     * @throws IllegalArgumentException names an event that has not happened yet: it must not be known
     */
    public double[] left(double[] ageDays) {
        for (int i = 0; i < ageDays.length; i++) {
            if (!(ageDays[i] >= 0)) {
                throw new IllegalArgumentException(
                        "event %d has the age %s days: give past events only".formatted(i, ageDays[i]));
            }
        }
        return Arrays.stream(ageDays).map(age -> Math.exp(-age / tauDays)).toArray();
    }

    /**
     * The weight at one place, with no event left out.
     *
     * @param x metres east, finite, as many as {@code y} metres north, {@code ageDays} and {@code weights}
     * @param weights what each event counts besides, for example harm; null where each counts once
     */
    public double at(double[] x, double[] y, double[] ageDays, double @Nullable [] weights, double east, double north) {
        return perSquareKilometre()
                * KernelDensity.at(
                        KernelDensity.Kernel.GAUSSIAN, x, y, now(ageDays, weights), bandwidthMetres, east, north);
    }

    /** The same at the middles of squares, cut off at five bandwidths; see {@link KernelDensity#grid}. */
    public CellSurface grid(double[] x, double[] y, double[] ageDays, double @Nullable [] weights, double cellMetres) {
        var scaled = now(ageDays, weights);
        Arrays.setAll(scaled, i -> scaled[i] * perSquareKilometre());
        return KernelDensity.grid(KernelDensity.Kernel.GAUSSIAN, x, y, scaled, bandwidthMetres, cellMetres);
    }

    private double[] now(double[] ageDays, double @Nullable [] weights) {
        var left = left(ageDays);
        if (weights != null) {
            if (weights.length != left.length) {
                throw new IllegalArgumentException("%d ages and %d weights".formatted(left.length, weights.length));
            }
            Arrays.setAll(left, i -> left[i] * weights[i]);
        }
        return left;
    }

    /** Undoes that a density adds up to the number of events: here the top counts 1. */
    private double perSquareKilometre() {
        return 2 * Math.PI * bandwidthMetres * bandwidthMetres / SQUARE_METRES;
    }
}
