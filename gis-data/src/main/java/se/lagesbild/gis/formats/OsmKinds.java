package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which kind an object of OpenStreetMap is, by its tags: the first row of a table that fits. A row has a kind, how it is drawn, and tags
 * that must all be there: {@code key=value|value}, {@code key=*} for any value but "no", {@code !key} for none.
 */
final class OsmKinds {
    /** Pieces of the town that are painted below everything else. */
    static final OsmKinds GROUND = read("osm-ground.csv");

    /** Places that people speak of, and those that things happen at. */
    static final OsmKinds PLACES = read("osm-places.csv");

    /** What a way of a kind may be. */
    enum Drawn {
        /** Closed, or it is left out. */
        AREA,
        /** Never closed, whatever it looks like. */
        LINE,
        /** An area where it is closed; else a line, and a node is a point. */
        BOTH
    }

    record Kind(String code, Drawn drawn) {}

    private record Tag(String key, Set<String> values, boolean absent) {
        boolean fits(Map<String, String> tags) {
            var value = tags.get(key);
            if (absent || value == null) {
                return absent && value == null;
            }
            return values.contains(value) || (values.contains("*") && !value.equals("no"));
        }
    }

    private record Row(Kind kind, List<Tag> tags) {}

    private final List<Row> rows;

    private OsmKinds(List<Row> rows) {
        this.rows = rows;
    }

    static OsmKinds read(String resource) {
        try (var in = OsmKinds.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OsmKinds of(String table) {
        return new OsmKinds(table.lines().skip(1).map(OsmKinds::row).toList());
    }

    private static Row row(String line) {
        var cells = line.split(",", 3);
        var kind = new Kind(cells[0], Drawn.valueOf(cells[1].toUpperCase(Locale.ROOT)));
        return new Row(
                kind, Arrays.stream(cells[2].split("&")).map(OsmKinds::tag).toList());
    }

    private static Tag tag(String word) {
        var text = word.strip();
        if (text.startsWith("!")) {
            return new Tag(text.substring(1), Set.of(), true);
        }
        var parts = text.split("=", 2);
        return new Tag(parts[0], Set.of(parts[1].split("\\|")), false);
    }

    Optional<Kind> of(Map<String, String> tags) {
        for (var row : rows) {
            if (row.tags().stream().allMatch(tag -> tag.fits(tags))) {
                return Optional.of(row.kind());
            }
        }
        return Optional.empty();
    }
}
