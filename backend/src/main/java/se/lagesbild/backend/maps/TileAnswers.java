package se.lagesbild.backend.maps;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.geo.TileAddress;

/**
 * A tile as an answer: logged, tagged, packed, and not sent twice. Where a layer can tell a tile's version without making it, a client that
 * has it is answered at once, and a packed tile is kept for the next who asks.
 */
@Component
public class TileAnswers {
    public static final MediaType TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    private final ReadLog readLog;
    private final TileCache cache = new TileCache();

    TileAnswers(ReadLog readLog) {
        this.readLog = readLog;
    }

    /**
     * @param layer that the viewer may read: the caller has seen to it
     * @return null when the request's own tag fits: it is answered then
     * @throws Problem 404 where the layer has no tiles in this grid
     */
    public @Nullable ResponseEntity<byte[]> answer(
            Viewer viewer, MapLayer layer, TileAddress address, LayerFilter filter, WebRequest request) {
        if (layer.logged()) {
            readLog.tiles(viewer, "tiles/" + layer.id(), filter.canonical() + layer.asked());
        }
        var prepared = layer.prepare(viewer, address, filter);
        var version = prepared.map(MapLayer.Prepared::version);
        if (version.isPresent() && request.checkNotModified(tag(version.get()))) {
            return null;
        }
        var tile = prepared.isEmpty()
                ? PackedTile.of(
                        layer.tile(viewer, address, filter).orElseThrow(() -> Problem.notFound("tiles", layer.id())))
                : cache.get(
                        new TileCache.Key(
                                layer.id(), address, filter, prepared.get().version()),
                        () -> PackedTile.of(prepared.get().make()));
        if (tile.isEmpty()) {
            return ResponseEntity.noContent().cacheControl(ASK_AGAIN).build();
        }
        var tag = tag(version.orElseGet(() -> sum(tile)));
        if (version.isEmpty() && request.checkNotModified(tag)) {
            return null;
        }
        var answer = ResponseEntity.ok()
                .contentType(TILE)
                .cacheControl(ASK_AGAIN)
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .eTag(tag);
        return tile.isPacked() && QuickGzip.wanted(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(tile.bytes())
                : answer.body(tile.plain());
    }

    /** Weak: a strong one would promise the same bytes packed and unpacked. */
    private static String tag(String version) {
        return "W/\"" + version + "\"";
    }

    private static String sum(PackedTile tile) {
        var sum = new CRC32C();
        sum.update(tile.bytes(), 0, tile.bytes().length);
        return Long.toHexString(sum.getValue()) + "-" + tile.bytes().length;
    }
}
