package se.lagesbild.gis.formats;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a map service says of itself in its capabilities, as far as somebody needs it who wants square pictures in Web Mercator.
 *
 * @param version of the protocol, as the service names it
 * @param formats of pictures, for all layers; empty where each layer has its own
 * @param drawsLegends true for a WMS that answers GetLegendGraphic for any layer
 * @param layers those that can be asked for by name, in the document's order
 */
public record MapService(String version, List<String> formats, boolean drawsLegends, List<Layer> layers) {

    /**
     * @param mercator the name by which the layer is asked for in Web Mercator ({@code EPSG:3857}; with WMTS the id of the matrix set); null where it does not offer that
     * @param styles the standard one first
     * @param tiles WMTS: address with {@code {TileMatrix}}, {@code {TileRow}} and {@code {TileCol}} by picture format; empty where the layer
     *     is asked for by parameters
     * @param matrices WMTS: ids of the matrices by level from 0; an empty text where a level is missing
     * @param attribution whose it is, as the service says
     */
    public record Layer(
            String name,
            String title,
            @Nullable String mercator,
            List<String> formats,
            List<Style> styles,
            Map<String, String> tiles,
            List<String> matrices,
            @Nullable String attribution) {

        /** @return null where the layer has no style of this name */
        public @Nullable Style style(String name) {
            return styles.stream()
                    .filter(style -> style.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param legend address of a picture that explains it; null where there is none */
    public record Style(String name, String title, @Nullable String legend) {}
}
