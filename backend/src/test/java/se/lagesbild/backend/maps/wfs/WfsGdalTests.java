package se.lagesbild.backend.maps.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GDAL, which QGIS is built on too, opens the service with nothing but its address. */
class WfsGdalTests extends WfsApp {
    @BeforeEach
    void needsGdal() {
        assumeTrue(
                List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").stream()
                        .anyMatch(folder -> Files.isExecutable(java.nio.file.Path.of(folder, "ogrinfo"))),
                "GDAL (ogrinfo) is not installed here");
    }

    private String ogrinfo(String... arguments) {
        try {
            var command = new ArrayList<>(List.of("ogrinfo", "-ro"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("NO_PROXY", "127.0.0.1");
            builder.environment().put("no_proxy", "127.0.0.1");
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
            assertThat(said).doesNotContain("ERROR").doesNotContain("Warning 1: ");
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String service() {
        return "WFS:http://planerare:lagesbild@127.0.0.1:%d/ogc/wfs".formatted(port);
    }

    @Test
    void listsTheLayersAndCountsTheirFeatures() {
        assertThat(ogrinfo(service())).contains("lb:observations", "lb:places (title: Platser) (Point)");
        long places = matched(features("planerare", "places", "&resultType=hits"));
        assertThat(ogrinfo("-so", service(), "lb:places"))
                .contains("Feature Count: " + places)
                .contains("EPSG\",3008")
                .contains("example: Integer(Boolean)");
    }

    /** Coordinates of GDAL are east first; the port is south of the square. */
    @Test
    void readsAFeatureWhereItLies() {
        var place = features("planerare", "places", "&count=1&srsName=EPSG:3008");
        var id = ids(place).get(0);
        var said = ogrinfo("-al", service(), "-where", "gml_id = '" + id + "'", "lb:places");
        var xy = texts(place, "pos").get(0).split(" ");
        assertThat(said).contains("POINT (" + xy[0] + " " + xy[1] + ")");
    }

    @Test
    void walksThePagesOfAllObservations() {
        long all = matched(features("planerare", "observations", "&resultType=hits"));
        int page = (int) (all / 3 + 1);
        var said = ogrinfo(
                "--config", "OGR_WFS_PAGE_SIZE", String.valueOf(page), "-al", "-geom=NO", service(), "lb:observations");
        assertThat(said.lines().filter(line -> line.startsWith("OGRFeature(")).count())
                .isEqualTo(all);
    }

    @Test
    void filtersOnTheServer() {
        var said = ogrinfo(
                "-so",
                service(),
                "-where",
                "setting = 'PORT' and occurredAt >= '2026-09-01T00:00:00Z'",
                "lb:observations");
        long expected = matched(filtered(
                "observations",
                "<fes:And><fes:PropertyIsEqualTo><fes:ValueReference>setting</fes:ValueReference><fes:Literal>PORT</fes:Literal></fes:PropertyIsEqualTo><fes:PropertyIsGreaterThanOrEqualTo><fes:ValueReference>occurredAt</fes:ValueReference><fes:Literal>2026-09-01T00:00:00Z</fes:Literal></fes:PropertyIsGreaterThanOrEqualTo></fes:And>",
                "&resultType=hits"));
        assertThat(expected).isPositive();
        assertThat(said).contains("Feature Count: " + expected);
    }
}
