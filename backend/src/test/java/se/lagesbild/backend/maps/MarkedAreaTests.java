package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.json.JsonMapper;

/** What somebody marks on the map is what is counted, though the map's straight lines bend in the town's own system. */
class MarkedAreaTests {
    private static final Area AREA = AreaFolder.of("trelleborg").area();

    private static Geometry box(double west, double south, double east, double north) {
        var body = JsonMapper.shared()
                .readTree(String.format(
                        Locale.ROOT,
                        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}}",
                        west,
                        south,
                        east,
                        north));
        var fields = JsonFields.of(body);
        var drawn = DrawnArea.read(fields, body, "geometry", AREA);
        fields.check();
        return Objects.requireNonNull(drawn).metric();
    }

    private static boolean holds(Geometry marked, double longitude, double latitude) {
        var at = AREA.crs().from(Crs.WGS_84, longitude, latitude);
        return marked.contains(at);
    }

    /** 63 km from west to east: a straight line in metres would lie 113 m from the parallel in the middle. */
    @Test
    void aParallelIsAParallel() {
        var marked = box(12.7, 55.3, 13.7, 55.5);
        // 0.00001 degrees are 1.1 m
        assertThat(holds(marked, 13.2, 55.49999)).isTrue();
        assertThat(holds(marked, 13.2, 55.50001)).isFalse();
        assertThat(holds(marked, 13.2, 55.30001)).isTrue();
        assertThat(holds(marked, 13.2, 55.29999)).isFalse();
    }

    @Test
    void aSmallOneKeepsItsCorners() {
        assertThat(box(13.155, 55.375, 13.158, 55.377).getNumPoints()).isEqualTo(5);
    }
}
