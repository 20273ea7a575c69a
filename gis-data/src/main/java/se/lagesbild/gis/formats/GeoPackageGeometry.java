package se.lagesbild.gis.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** Geometries as a GeoPackage stores them: a short head, then ISO WKB. Not thread-safe. */
final class GeoPackageGeometry {
    private static final int HEAD = 8;
    private static final int BOX = 4 * Double.BYTES;
    private static final byte LITTLE_ENDIAN = 1;
    private static final byte WITH_BOX = 1 << 1;
    private static final byte EMPTY = 1 << 4;

    private final int srid;
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);

    GeoPackageGeometry(int srid) {
        this.srid = srid;
    }

    byte[] write(Geometry geometry) {
        var body = wkb.write(geometry);
        boolean box = !(geometry instanceof Point) && !geometry.isEmpty();
        var bytes = ByteBuffer.allocate(HEAD + (box ? BOX : 0) + body.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'G').put((byte) 'P').put((byte) 0);
        bytes.put((byte) (LITTLE_ENDIAN | (box ? WITH_BOX : 0) | (geometry.isEmpty() ? EMPTY : 0)));
        bytes.putInt(srid);
        if (box) {
            var envelope = geometry.getEnvelopeInternal();
            bytes.putDouble(envelope.getMinX()).putDouble(envelope.getMaxX());
            bytes.putDouble(envelope.getMinY()).putDouble(envelope.getMaxY());
        }
        return bytes.put(body).array();
    }
}
