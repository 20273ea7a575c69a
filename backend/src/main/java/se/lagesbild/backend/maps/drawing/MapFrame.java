package se.lagesbild.backend.maps.drawing;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.geo.Crs;

/**
 * A picture's place on the ground.
 *
 * @param crs of the picture
 * @param ground what it shows, x east and y north in the unit of {@code crs}; not empty
 * @param width pixels
 * @param height pixels
 * @param density pixels of the picture for each pixel of a screen: 1 for a screen, about 2 for paper at 200 dots per inch
 */
public record MapFrame(Crs crs, Envelope ground, int width, int height, double density) {
    public MapFrame {
        if (!(ground.getWidth() > 0) || !(ground.getHeight() > 0) || width < 1 || height < 1 || !(density > 0)) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d pixels of %s is empty".formatted(width, height, ground));
        }
    }

    /** Pixels from the left side. */
    public double x(double east) {
        return (east - ground.getMinX()) / ground.getWidth() * width;
    }

    /** Pixels from the top. */
    public double y(double north) {
        return (ground.getMaxY() - north) / ground.getHeight() * height;
    }

    /** The ground with a rim of this many pixels, so that a mark beside the picture reaches into it. */
    public Polygon withRim(double pixels) {
        var box = ground.copy();
        box.expandBy(pixels * ground.getWidth() / width, pixels * ground.getHeight() / height);
        return (Polygon) crs.geometries().toGeometry(box);
    }
}
