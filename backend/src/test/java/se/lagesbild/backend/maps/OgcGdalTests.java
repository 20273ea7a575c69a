package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

/** GDAL opens the collections as any desktop program would. */
class OgcGdalTests extends TrelleborgApp {
    @BeforeEach
    void gdalIsThere() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ogrinfo"))),
                "ogrinfo of gdal-bin is not installed");
    }

    private String ogrinfo(String account, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "ogrinfo",
                "-ro",
                "-oo",
                "USERPWD=" + account + ":lagesbild",
                "-oo",
                "PAGE_SIZE=100",
                "OAPIF:http://127.0.0.1:%d/ogc".formatted(port)));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("ERROR");
        return said;
    }

    @Test
    void findsTheCollectionsOfTheAccount() throws Exception {
        assertThat(ogrinfo("planerare")).contains("observations", "places", "boundary", "streets");
        assertThat(ogrinfo("polis")).contains("places").doesNotContain("observations");
    }

    @Test
    void readsEveryPageAndKnowsThePlaceAndTheFields() throws Exception {
        long rows = http.get("planerare", "/api/observations?limit=1&datetime=2026-10-01T00:00:00Z/..")
                .json()
                .path("numberMatched")
                .asLong();
        assertThat(rows).as("more than one page").isGreaterThan(100);
        var said = ogrinfo("planerare", "-so", "observations", "-where", "occurredAt >= '2026/10/01 00:00:00+00'");
        assertThat(said).contains("category: String", "setting: String", "weight: Integer", "WGS 84");
        assertThat(said).contains("Feature Count: " + rows);
    }

    @Test
    void readsABoxOfPlaces() throws Exception {
        int inside = http.get("planerare", "/ogc/collections/places/items?bbox=13.14,55.36,13.18,55.39")
                .json()
                .path("numberMatched")
                .asInt();
        assertThat(inside).isPositive();
        assertThat(ogrinfo("planerare", "-so", "places", "-spat", "13.14", "55.36", "13.18", "55.39"))
                .contains("Feature Count: " + inside);
    }
}
