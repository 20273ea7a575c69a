package se.lagesbild.backend.places.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A kind of place that the map knows, as a row of {@code place-kinds.csv}.
 *
 * @param code as in the table of tags that places are read by
 * @param fromLevel least level of Web Mercator tiles that show it: there are many lamps and few stations
 */
record PlaceKind(String code, String titleSv, String titleEn, int fromLevel) {
    private static final String PREFIX = "places-";
    private static final String RESOURCE = "place-kinds.csv";

    static List<PlaceKind> all() {
        try (var in = PlaceKind.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new PlaceKind(cells[0], cells[1], cells[2], Integer.parseInt(cells[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Id of its collection. */
    String layer() {
        return PREFIX + code.toLowerCase(Locale.ROOT);
    }
}
