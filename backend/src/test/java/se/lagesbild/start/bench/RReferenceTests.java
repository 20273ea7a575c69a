package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RReferenceTests {
    @Test
    void isMissingWhereThePathHasNone(@TempDir Path empty) {
        assertThat(RReference.find(Map.of("PATH", empty + ":/nowhere"))).isEmpty();
        assertThat(RReference.find(Map.of())).isEmpty();
    }

    @Test
    void readsTimesAndPassesOverWarnings() {
        var took = RReference.read("""
                Warning message: package 'sf' was built under R 4.2.3
                spdep 1.2.7 3.432\s
                spatstat.explore 3.0.6 0.539
                """);
        assertThat(took).containsOnlyKeys("spdep", "spatstat.explore");
        assertThat(took.get("spdep")).isEqualTo(new RReference.Took("spdep 1.2.7", 3.432));
    }

    /** What is run is the script that comes with the program, with the folder as its word. */
    @Test
    void runsTheScriptInTheFolder(@TempDir Path bin, @TempDir Path folder) throws IOException {
        var file = Files.writeString(bin.resolve("Rscript"), """
                #!/bin/sh
                grep -q localG "$2" && echo "spdep of:$(basename "$3") 1.5"
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        var took = RReference.find(Map.of("PATH", bin.toString())).orElseThrow().run(folder);
        assertThat(took.get("spdep").name()).isEqualTo("spdep of:" + folder.getFileName());
    }
}
