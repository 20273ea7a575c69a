package se.lagesbild.backend.maps.wms;

import java.awt.image.BufferedImage;
import java.util.Locale;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.drawing.Legend;

/** The legend of one layer as a picture. */
final class LegendGraphic {
    private LegendGraphic() {}

    static BufferedImage of(Legend legend, MapLayer layer, Locale locale, double density) {
        return legend.picture(legend.of(layer, locale), density);
    }
}
