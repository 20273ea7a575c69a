package se.lagesbild.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of one installed PostgreSQL that has PostGIS.
 *
 * @param bin folder that holds {@code initdb} and {@code postgres}
 * @param major main version (15), or 0 where the folder comes from PATH and its name does not tell
 */
record PostgresBinaries(Path bin, int major) {
    private static final String WHAT_TO_TYPE = "skriv: sudo apt install postgresql-postgis";

    /** Looks in Debian's folders, newest version first, then along PATH. */
    static PostgresBinaries newest(Path fileSystem, String path) {
        List<PostgresBinaries> installed = installed(fileSystem);
        for (PostgresBinaries candidate : installed) if (candidate.hasPostgis(fileSystem)) return candidate;
        for (String folder : path.split(":")) {
            Path bin = Path.of(folder.isEmpty() ? "." : folder);
            if (hasPrograms(bin)) return new PostgresBinaries(bin, 0);
        }
        if (!installed.isEmpty())
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "PostgreSQL %d finns men saknar PostGIS; skriv: sudo apt install postgresql-%d-postgis-3"
                            .formatted(installed.get(0).major, installed.get(0).major));
        throw new StartProblem(StartProblem.CANNOT, "PostgreSQL med PostGIS saknas; " + WHAT_TO_TYPE);
    }

    /** The version that made a data folder: PostgreSQL reads no other version's files. */
    static PostgresBinaries thatMade(Path data, Path fileSystem, String path) {
        int wanted;
        try {
            wanted = Integer.parseInt(
                    Files.readString(data.resolve("PG_VERSION")).strip());
        } catch (IOException | NumberFormatException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Databasen i %s går inte att läsa (filen PG_VERSION): återställ mappen från en säkerhetskopia eller välj en annan LAGESBILD_HOME"
                            .formatted(data),
                    e);
        }
        for (PostgresBinaries candidate : installed(fileSystem)) if (candidate.major == wanted) return candidate;
        PostgresBinaries other = newest(fileSystem, path);
        if (other.major == 0) return other;
        throw new StartProblem(
                StartProblem.CANNOT,
                "Databasen i %s gjordes av PostgreSQL %d men bara version %d finns; skriv: sudo apt install postgresql-%d-postgis-3"
                        .formatted(data, wanted, other.major, wanted));
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }

    private boolean hasPostgis(Path fileSystem) {
        return Files.exists(fileSystem.resolve("usr/share/postgresql/" + major + "/extension/postgis.control"));
    }

    private static List<PostgresBinaries> installed(Path fileSystem) {
        Path versions = fileSystem.resolve("usr/lib/postgresql");
        List<PostgresBinaries> found = new ArrayList<>();
        if (!Files.isDirectory(versions)) return found;
        try (Stream<Path> folders = Files.list(versions)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                String name = folder.getFileName().toString();
                if (name.matches("[0-9]{1,3}") && hasPrograms(folder.resolve("bin")))
                    found.add(new PostgresBinaries(folder.resolve("bin"), Integer.parseInt(name)));
            }
        } catch (IOException e) {
            throw new StartProblem(StartProblem.CANNOT, "Mappen %s går inte att läsa".formatted(versions), e);
        }
        found.sort(Comparator.comparingInt(PostgresBinaries::major).reversed());
        return found;
    }

    private static boolean hasPrograms(Path bin) {
        return Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres"));
    }
}
