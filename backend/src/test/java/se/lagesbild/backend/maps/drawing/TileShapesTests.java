package se.lagesbild.backend.maps.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileGrid;

/** A drawn map shows each observation once, in whatever system it is drawn. */
class TileShapesTests extends TrelleborgApp {
    private static final Viewer PLANNER =
            new Viewer(new UUID(0, 1), "planerare", "Planerare", Set.of(Role.PLANNER), "test");

    @Autowired
    LayerShelf layers;

    @Autowired
    Area area;

    @ParameterizedTest(name = "{0}, {1} m a pixel")
    @CsvSource({"3008, 100", "3008, 25", "3006, 25", "3857, 40", "4326, 30"})
    void theSumOfWhatIsDrawnIsTheCount(int srid, double metresPerPixel) {
        long placed = http.get("planerare", "/api/observations/counts")
                .json()
                .path("placed")
                .asLong();
        var crs = Crs.of("EPSG:" + srid);
        var town = new Envelope(100_000, 165_000, 6_110_000, 6_170_000);
        var near = area.crs().geometries().toGeometry(town);
        var frame = new MapFrame(crs, crs.from(area.crs(), near).getEnvelopeInternal(), 600, 600, 1);
        var local = TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth());
        var layer = layers.get(PLANNER, "observations");
        var found = TileShapes.of(layer, PLANNER, LayerFilter.ALL, frame, near, area.crs(), metresPerPixel, local);
        long drawn = found.shapes().stream()
                .filter(TileShapes.Shape::inside)
                .mapToLong(shape -> ObservationPainter.n(shape.values()))
                .sum();
        assertThat(drawn).isEqualTo(placed).isPositive();
    }
}
