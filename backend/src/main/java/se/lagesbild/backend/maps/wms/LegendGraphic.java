package se.lagesbild.backend.maps.wms;

import java.awt.image.BufferedImage;
import java.util.Locale;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.drawing.Legend;
import se.lagesbild.backend.maps.drawing.VisibleLayers;

/** The legend of one layer as a picture. */
final class LegendGraphic {
    private LegendGraphic() {}

    static BufferedImage of(Legend legend, MapLayer layer, Locale locale, double density) {
        var entries = legend.of(layer.id(), VisibleLayers.title(layer, locale), VisibleLayers.shape(layer), locale);
        return legend.picture(entries, density);
    }
}
