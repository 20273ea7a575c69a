package se.lagesbild.backend.maps.drawing;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * How a feature is drawn.
 *
 * @param fill of areas, or null
 * @param line of outlines and lines, or null
 * @param width of the line, pixels of a screen
 * @param dash lengths of stroke and gap; none for a whole line
 * @param rim below the line, to lift it from what lies under it; or null
 * @param number written in a circle in the middle, or null
 * @param sign letter in a small circle, where it stands or in the middle; or null
 * @param name written beside a point or in the middle of an area, or null
 */
record Look(
        @Nullable Color fill,
        @Nullable Color line,
        double width,
        float[] dash,
        @Nullable Color rim,
        @Nullable String number,
        @Nullable String sign,
        @Nullable String name) {
    private static final float[] WHOLE = {};

    static Look of(@Nullable Color fill, @Nullable Color line, double width, float... dash) {
        return new Look(fill, line, width, dash.length == 0 ? WHOLE : dash, null, null, null, null);
    }

    Look rimmed(Color with) {
        return new Look(fill, line, width, dash, with, number, sign, name);
    }

    Look numbered(@Nullable String with) {
        return new Look(fill, line, width, dash, rim, with, sign, name);
    }

    Look named(@Nullable String with) {
        return new Look(fill, line, width, dash, rim, number, sign, with);
    }

    Look signed(String with) {
        return new Look(fill, line, width, dash, rim, number, with, name);
    }
}
