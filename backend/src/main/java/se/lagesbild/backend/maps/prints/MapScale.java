package se.lagesbild.backend.maps.prints;

/** Scales that people know, and bars that fit them. Pure. */
final class MapScale {
    private static final double[] STEPS = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10};
    static final int LARGEST = 500;
    static final int SMALLEST = 5_000_000;

    private MapScale() {}

    /**
     * The largest scale of the usual ones at which the ground fits.
     *
     * @param ground metres, width and height
     * @param paper metres, width and height
     * @return N of 1:N, at least {@value #LARGEST}
     */
    static long of(double groundWidth, double groundHeight, double paperWidth, double paperHeight) {
        double needed = Math.max(LARGEST, Math.max(groundWidth / paperWidth, groundHeight / paperHeight));
        double power = Math.pow(10, Math.floor(Math.log10(needed)));
        for (double step : STEPS) {
            // a hair's breadth wider is no reason for a smaller scale
            if (step * power >= needed * (1 - 1e-9)) {
                return Math.round(step * power);
            }
        }
        return Math.round(10 * power);
    }

    /** Metres of a bar of 1, 2 or 5 times a power of ten that is at most this long on paper. */
    static long bar(long scale, double longestMetresOfPaper) {
        double most = scale * longestMetresOfPaper;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double step = most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1;
        return Math.round(step * power);
    }
}
