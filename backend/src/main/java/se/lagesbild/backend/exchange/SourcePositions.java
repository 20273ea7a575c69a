package se.lagesbild.backend.exchange;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.observations.ObservationIntake;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.geo.Crs;

/** Reads the positions of a source, in the source's coordinate system. Thread-safe. */
final class SourcePositions {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}(?:\\.[0-9]{0,20})?");

    /** As thousands separators in spreadsheets: blank, no-break and narrow no-break blank. */
    private static final Pattern BLANKS = Pattern.compile("[ \\u00A0\\u202F]");

    private final Crs crs;
    private final Territory territory;

    SourcePositions(Crs crs, Territory territory) {
        this.crs = crs;
        this.territory = territory;
    }

    /** Degrees, WGS 84. */
    record Position(double longitude, double latitude) {}

    /** The position, or null: then the rejection is told. */
    @Nullable
    Position read(long line, String xText, String yText, ObservationIntake.Rejections rejections) {
        var x = number(xText);
        var y = number(yText);
        if (x == null || y == null) {
            rejections.rejected(line, "no-position");
            return null;
        }
        if (crs.srid() == Crs.WGS_84.srid()) {
            return new Position(x, y); // the store looks whether it lies in the area, or was swapped
        }
        var position = inArea(x, y);
        if (position == null) {
            // what the file says, not what the projection made of it
            var shown = xText.strip() + " " + yText.strip();
            if (inArea(y, x) != null) {
                rejections.rejected(line, "north-before-east", shown);
            } else {
                rejections.rejected(line, "outside-the-area", shown + " (" + crs.code() + ")", "området");
            }
        }
        return position;
    }

    private @Nullable Position inArea(double x, double y) {
        try {
            var point = Crs.WGS_84.from(crs, x, y);
            return territory.locate(point.getX(), point.getY()).isPresent()
                    ? new Position(point.getX(), point.getY())
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // out of reach of the projection
        }
    }

    /** Decimal point or comma; null for anything else, NaN and exponents too. */
    private static @Nullable Double number(String text) {
        var plain = BLANKS.matcher(text).replaceAll("").replace(',', '.').replace('\u2212', '-');
        return NUMBER.matcher(plain).matches() ? Double.valueOf(plain) : null;
    }
}
