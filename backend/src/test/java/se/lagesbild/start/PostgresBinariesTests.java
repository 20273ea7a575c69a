package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTests {
    @TempDir
    Path root;

    @Test
    void takesTheNewestVersionThatHasPostgis() throws IOException {
        install(9, true); // newest by number, not by letter
        install(15, true);
        install(17, false);
        assertThat(PostgresBinaries.newest(root, "")).isEqualTo(new PostgresBinaries(bin(15), 15));
    }

    @Test
    void findsAnInstallationOnThePath() throws IOException {
        Path bin = programs(root.resolve("opt/pg/bin"));
        assertThat(PostgresBinaries.newest(root, "/nowhere:" + bin)).isEqualTo(new PostgresBinaries(bin, 0));
    }

    @Test
    void saysWhatToTypeWhenSomethingIsMissing() throws IOException {
        assertThatThrownBy(() -> PostgresBinaries.newest(root, "/nowhere"))
                .hasMessageContaining("sudo apt install postgresql-postgis");
        install(16, false);
        assertThatThrownBy(() -> PostgresBinaries.newest(root, "/nowhere"))
                .hasMessageContaining("sudo apt install postgresql-16-postgis-3");
    }

    @Test
    void opensDataOnlyWithTheVersionThatMadeThem() throws IOException {
        install(15, true);
        install(17, true);
        Path data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "15\n");
        assertThat(PostgresBinaries.thatMade(data, root, "").major()).isEqualTo(15);
        Files.writeString(data.resolve("PG_VERSION"), "14\n");
        assertThatThrownBy(() -> PostgresBinaries.thatMade(data, root, ""))
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("sudo apt install postgresql-14-postgis-3");
        Files.writeString(data.resolve("PG_VERSION"), "");
        assertThatThrownBy(() -> PostgresBinaries.thatMade(data, root, ""))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("PG_VERSION");
    }

    private void install(int version, boolean postgis) throws IOException {
        programs(bin(version));
        if (!postgis) return;
        Path extension = root.resolve("usr/share/postgresql/" + version + "/extension");
        Files.createDirectories(extension);
        Files.createFile(extension.resolve("postgis.control"));
    }

    private Path bin(int version) {
        return root.resolve("usr/lib/postgresql/" + version + "/bin");
    }

    private static Path programs(Path bin) throws IOException {
        Files.createDirectories(bin);
        for (String program : new String[] {"initdb", "postgres"})
            Files.createFile(
                    bin.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return bin;
    }
}
