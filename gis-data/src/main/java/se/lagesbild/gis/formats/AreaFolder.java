package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that describes a municipality, on disk or built in: {@code area.yml}, {@code boundary.geojson}, and where
 * they exist {@code zones.geojson}, {@code places.geojson}, {@code categories.csv}, {@code survey-factors.csv} and
 * {@code network.osm.pbf}. The area is read once, when the folder is opened. Immutable.
 */
public final class AreaFolder {

    private static final List<String> BUILT_IN = List.of("oslo", "trelleborg");

    private final String name;
    private final @Nullable Path directory;
    private final Area area;

    private AreaFolder(String name, @Nullable Path directory) {
        this.name = name;
        this.directory = directory;
        this.area = new AreaReader(this).read();
    }

    /**
     * Opens a folder and reads its area.
     *
     * @param nameOrPath a built-in name ({@link #builtIn}), or the path of a folder; a built-in name wins over a folder of
     *     that name in the working directory, which {@code ./name} reaches
     * @throws AreaException names the file, the field, the value and what to do
     */
    public static AreaFolder of(String nameOrPath) {
        if (BUILT_IN.contains(nameOrPath)) {
            return new AreaFolder(nameOrPath, null);
        }
        Path directory;
        try {
            directory = Path.of(nameOrPath).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new AreaException(nameOrPath, "not a path: %s".formatted(e.getReason()), e);
        }
        if (nameOrPath.isBlank() || !Files.isDirectory(directory)) {
            throw new AreaException(
                    "there is no area '%s': give %s, or the path of a folder that holds an area.yml (looked at %s)"
                            .formatted(nameOrPath, String.join(" or ", BUILT_IN), directory));
        }
        return new AreaFolder(directory.toString(), directory);
    }

    /** The names that need no path, in alphabetical order. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /** What the folder says. */
    public Area area() {
        return area;
    }

    /**
     * A file of the folder, or nothing when it is not there. The caller closes it.
     *
     * @param file path below the folder, with forward slashes
     * @throws AreaException if the path leads out of the folder
     */
    public Optional<InputStream> open(String file) {
        if (file.startsWith("/") || List.of(file.split("[/\\\\]")).contains("..")) {
            throw new AreaException(where(file), "the path leads out of the folder");
        }
        try {
            if (directory == null) {
                return Optional.ofNullable(AreaFolder.class.getResourceAsStream(resource(file)));
            }
            var path = directory.resolve(file);
            return Files.isRegularFile(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
        } catch (IOException e) {
            throw new AreaException(where(file), "cannot be read: %s".formatted(e.getMessage()), e);
        }
    }

    /**
     * A file that the folder must have. The caller closes it.
     *
     * @throws AreaException names the file and the folder when it is not there
     */
    public InputStream require(String file) {
        return open(file)
                .orElseThrow(() -> new AreaException(
                        where(file), "is missing: put it there, built-in areas show how it is written"));
    }

    /** The folder's own name: {@code area.yml} need not give an id. */
    String folderName() {
        return directory == null ? name : String.valueOf(directory.getFileName());
    }

    /** How messages name a file of this folder. */
    String where(String file) {
        return directory == null
                ? "built-in area %s/%s".formatted(name, file)
                : directory.resolve(file).toString();
    }

    private String resource(String file) {
        return "/areas/%s/%s".formatted(name, file);
    }

    @Override
    public String toString() {
        return name;
    }
}
