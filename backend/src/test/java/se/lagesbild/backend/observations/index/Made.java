package se.lagesbild.backend.observations.index;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import se.lagesbild.gis.geo.TileGrid;

/** Rows for tests: around Trelleborg, each at a place of its own. */
final class Made {
    private static final Frame WEB = Frame.of(TileGrid.WEB_MERCATOR);

    private Made() {}

    static UUID id(int number) {
        return new UUID(number * 0x9e3779b97f4a7c15L, number);
    }

    static void add(Rows rows, int number, int stamp, char kind) {
        double x = 1_464_000 + number % 97 * 31;
        double y = 7_442_000 + number % 89 * 37;
        long key = WEB.key(x, y);
        rows.add(
                id(number),
                stamp,
                number * 1_000_000L,
                number % 168,
                16_000 + number % 300,
                kind,
                null,
                x,
                y,
                x,
                y,
                10,
                key,
                key);
    }

    /** The stamps of all living rows. @throws IllegalStateException where a row lives twice */
    static Map<UUID, Integer> living(Snapshot snapshot) {
        var living = new TreeMap<UUID, Integer>();
        for (var part : snapshot.parts()) {
            var dead = part.dead();
            for (int row = 0; row < part.segment().size; row++) {
                if (dead == null || !Bits.get(dead, row)) {
                    var id = part.segment().id(row);
                    if (living.put(id, part.segment().stamp[row]) != null) {
                        throw new IllegalStateException(id + " lives twice");
                    }
                }
            }
        }
        return living;
    }
}
