package se.lagesbild.backend.maps.outside;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pictures, and failures to get one, until a moment each; the one not asked for longest goes first when there is no more room. Thread-safe. */
final class PictureCache {
    /** What an entry costs beside its picture and its key: moments, links, a fault. */
    private static final long ENTRY_BYTES = 600;

    private final long mostBytes;
    private final Map<String, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    PictureCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Either a picture or a fault. */
    record Kept(@Nullable Picture picture, @Nullable OutsideFault fault, Instant until) {
        /** @param key an address, which another server may have made long; two bytes a letter */
        long size(String key) {
            return ENTRY_BYTES + 2L * key.length() + (picture == null ? 0 : picture.bytes().length);
        }
    }

    synchronized Optional<Kept> find(String key, Instant now) {
        var found = kept.get(key);
        if (found != null && !now.isBefore(found.until())) {
            bytes -= found.size(key);
            kept.remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    synchronized void put(String key, Kept one) {
        var before = kept.put(key, one);
        bytes += one.size(key) - (before == null ? 0 : before.size(key));
        var eldest = kept.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            var last = eldest.next();
            bytes -= last.getValue().size(last.getKey());
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
