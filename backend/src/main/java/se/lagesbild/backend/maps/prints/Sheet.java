package se.lagesbild.backend.maps.prints;

/**
 * A sheet of paper and how it is divided.
 *
 * @param widthMm of the page
 * @param heightMm of the page
 */
record Sheet(int widthMm, int heightMm) {
    static final int MARGIN_MM = 12;
    static final int BOTTOM_MM = 14;

    /** Dots per inch of the map: fine enough for paper, and an A3 stays under 10 million pixels. */
    static final int DPI = 200;

    static final double SCREEN_DPI = 96;
    private static final double MM_PER_INCH = 25.4;

    /** Title, selection, and the row with scale and north. */
    private static final int WORDS_MM = 37;

    private static final double LEGEND_LINE_MM = 6.5;
    static final int LEGEND_COLUMN_MM = 62;

    static Sheet of(boolean a3, boolean landscape) {
        int shorter = a3 ? 297 : 210;
        int longer = a3 ? 420 : 297;
        return landscape ? new Sheet(longer, shorter) : new Sheet(shorter, longer);
    }

    int mapWidthMm() {
        return widthMm - 2 * MARGIN_MM;
    }

    /** What is left for the map above a legend with this many signs. */
    int mapHeightMm(int signs) {
        int columns = Math.max(1, mapWidthMm() / LEGEND_COLUMN_MM);
        int lines = (signs + columns - 1) / columns;
        return (int) Math.floor(heightMm - MARGIN_MM - BOTTOM_MM - WORDS_MM - lines * LEGEND_LINE_MM);
    }

    static int pixels(double mm) {
        return (int) Math.round(mm / MM_PER_INCH * DPI);
    }

    /** Metres of paper that so many pixels take. */
    static double metres(int pixels) {
        return pixels * MM_PER_INCH / DPI / 1000;
    }
}
