package se.lagesbild.backend.maps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import se.lagesbild.gis.geo.TileAddress;

/**
 * Packed tiles of versions that were asked for lately; the one not asked for longest goes first. A version names everything that a tile
 * depends on, the viewer's rights among it, so nothing is ever thrown out for being old. Thread-safe; two who ask at once may both make it.
 */
final class TileCache {
    private static final long MOST_BYTES = 48L << 20;

    /** What an entry costs beside its bytes: key, filter and links. */
    private static final long ENTRY_BYTES = 400;

    private final Map<Key, PackedTile> tiles = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    record Key(String layer, TileAddress address, LayerFilter filter, String version) {}

    PackedTile get(Key key, Supplier<PackedTile> make) {
        synchronized (tiles) {
            var known = tiles.get(key);
            if (known != null) {
                return known;
            }
        }
        var made = make.get();
        synchronized (tiles) {
            if (tiles.put(key, made) == null) {
                bytes += size(made);
            }
            var eldest = tiles.entrySet().iterator();
            while (bytes > MOST_BYTES && eldest.hasNext()) {
                bytes -= size(eldest.next().getValue());
                eldest.remove();
            }
        }
        return made;
    }

    private static long size(PackedTile tile) {
        return ENTRY_BYTES + tile.bytes().length;
    }
}
