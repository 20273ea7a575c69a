package se.lagesbild.backend.observations;

import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;

/**
 * Where trouble was reported, for methods that need the points themselves. The positions are for sums over the ground alone: whoever asks
 * hands none of them on. Categories with planning weight 0 ("all quiet") are left out.
 */
public interface ObservationPoints {
    /**
     * Positions in the area's metric system, half a millimetre exact.
     *
     * @param x metres east
     * @param y metres north
     * @param withoutPosition of the selection, what has no position and is left out
     * @param inaccurate of the selection, what has a position that is worse than was asked for, and is left out
     * @param atMicros when each occurred, microseconds since 1970
     * @param examples how many of the positions are of generated data
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one sum and dropped
    record Points(double[] x, double[] y, int withoutPosition, int inaccurate, long[] atMicros, int examples) {}

    /** A selection at one moment. */
    interface Found {
        /** The same text, the same rows with the same content. */
        String version();

        /** @param worstMetres accuracy from which a position is too vague; what nobody knows the accuracy of is too vague too; infinite for all positions */
        Points points(double worstMetres);
    }

    /**
     * As now, with all that was stored before the call.
     *
     * @throws se.lagesbild.backend.Problem 503 while the observations are being read into memory
     */
    Found find(Viewer viewer, LayerFilter filter);
}
