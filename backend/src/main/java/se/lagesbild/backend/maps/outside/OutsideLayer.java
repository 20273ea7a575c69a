package se.lagesbild.backend.maps.outside;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;

/**
 * A layer of another server, as an administrator set it up.
 *
 * @param address of the service (WMS, WMTS) or of the pictures (XYZ), as it was typed
 * @param names of the service's layers, lowest first; empty for XYZ
 * @param style null for the service's own
 * @param format of the pictures; null for XYZ
 * @param background true: it lies below everything, and our own background is switched off with it
 * @param readers who sees it; the administrator sees every one
 * @param key header that the service wants; null for none
 * @param source where the pictures lie, read from the service when it was set up
 * @param legends addresses of pictures that explain it
 * @param checkedAt when the service was last read
 */
record OutsideLayer(
        UUID id,
        int version,
        Kind kind,
        String title,
        String address,
        List<String> names,
        @Nullable String style,
        @Nullable String format,
        String attribution,
        int minZoom,
        int maxZoom,
        boolean background,
        Set<Role> readers,
        @Nullable Key key,
        TileSource source,
        List<String> legends,
        Instant checkedAt) {

    enum Kind {
        WMS,
        WMTS,
        XYZ
    }

    /** @param value secret: never told again, to anybody */
    record Key(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    boolean isFor(Viewer viewer) {
        return viewer.is(Role.ADMIN) || readers.stream().anyMatch(viewer::is);
    }

    /** The last level with pictures of its own: a WMTS may end before what the administrator allows. */
    int lastZoom() {
        int last = maxZoom;
        while (last > minZoom && !source.offers(last)) {
            last--;
        }
        return last;
    }
}
