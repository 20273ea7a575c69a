package se.lagesbild.backend.maps.outside;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import se.lagesbild.gis.geo.TileAddress;

/**
 * Where the pictures of a layer lie, whatever kind of service it is. Pure.
 *
 * @param template address with {@code {z}}, {@code {x}}, {@code {y}} (from the north), {@code {-y}} (from the south), {@code {matrix}} or
 *     {@code {bbox}} (metres of EPSG:3857, west, south, east, north: that system has x before y in every version of WMS)
 * @param matrices what stands for {@code {matrix}} by level, an empty text where there is none; empty for all other kinds
 */
record TileSource(String template, List<String> matrices) {
    /** Tenths of a millimetre; a pixel at level 22 is 37 mm. */
    private static final int DECIMALS = 4;

    String address(TileAddress tile) {
        int south = (1 << tile.z()) - 1 - tile.row();
        var address = template.replace("{z}", String.valueOf(tile.z()))
                .replace("{x}", String.valueOf(tile.column()))
                .replace("{y}", String.valueOf(tile.row()))
                .replace("{-y}", String.valueOf(south));
        if (address.contains("{matrix}")) {
            address = address.replace("{matrix}", encoded(matrices.get(tile.z())));
        }
        return address.contains("{bbox}") ? address.replace("{bbox}", box(tile.envelope())) : address;
    }

    boolean offers(int level) {
        return matrices.isEmpty()
                || (level < matrices.size() && !matrices.get(level).isEmpty());
    }

    /** A part of a path or a value of a query; a blank is written so that both understand it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String box(Envelope box) {
        return metres(box.getMinX()) + "," + metres(box.getMinY()) + "," + metres(box.getMaxX()) + ","
                + metres(box.getMaxY());
    }

    private static String metres(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
