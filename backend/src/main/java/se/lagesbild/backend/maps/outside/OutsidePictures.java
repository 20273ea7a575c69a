package se.lagesbild.backend.maps.outside;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.gis.geo.TileAddress;

/**
 * Fetches the pictures of outside layers, a few at a time from each, and keeps them as long as their server says, within bounds of our own. A
 * server that does not answer is left in peace for a moment. Thread-safe.
 */
@Component
class OutsidePictures {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Where the server does not say. */
    private static final Duration USUAL = Duration.ofHours(1);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_MILLIS = 10_000;
    private static final int AT_A_TIME = 4;
    private static final int MOST_WAITING = 24;
    private static final int MOST_WAITING_IN_ALL = 32;
    private static final long CACHE_BYTES = 48L << 20;

    /** Faults of the way to the server: the next picture would meet the same. One picture that is slow says nothing of the others. */
    private static final Set<String> WHOLE =
            Set.of("outside-unreachable", "outside-unknown-host", "outside-certificate", "outside-inner-network");

    private final OutsideHosts hosts;
    private final OutsideFetch fetch;
    private final Clock clock;
    private final PictureCache cache = new PictureCache(CACHE_BYTES);
    private final PictureQueue queue =
            new PictureQueue(AT_A_TIME, MOST_WAITING, MOST_WAITING_IN_ALL, Duration.ofMillis(MOST_MILLIS));

    OutsidePictures(OutsideHosts hosts, OutsideFetch fetch, Clock clock) {
        this.hosts = hosts;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** @param picture null where the server has nothing there @param until when it is to be asked for anew */
    record Answer(@Nullable Picture picture, Instant until) {}

    Answer tile(OutsideLayer layer, TileAddress tile) throws OutsideFault {
        return get(layer, layer.source().address(tile));
    }

    /** @param part one of the layer's legends, from 0 */
    Answer legend(OutsideLayer layer, int part) throws OutsideFault {
        return get(layer, layer.legends().get(part));
    }

    private Answer get(OutsideLayer layer, String address) throws OutsideFault {
        var whole = layer.id() + " " + layer.version();
        var key = whole + " " + address;
        var kept = kept(whole, key);
        if (kept != null) {
            return kept;
        }
        queue.enter(layer.id());
        try {
            // somebody else may have fetched it meanwhile
            kept = kept(whole, key);
            return kept == null ? fetched(layer, address, whole, key) : kept;
        } finally {
            queue.leave(layer.id());
        }
    }

    private @Nullable Answer kept(String whole, String key) throws OutsideFault {
        var now = clock.instant();
        var found = cache.find(key, now).or(() -> cache.find(whole, now)).orElse(null);
        if (found == null) {
            return null;
        }
        if (found.fault() != null) {
            throw found.fault();
        }
        return new Answer(found.picture(), found.until());
    }

    private Answer fetched(OutsideLayer layer, String address, String whole, String key) throws OutsideFault {
        try {
            // what the setting opens may have changed since the layer was set up
            hosts.requireNamable(layer.address(), address);
            var told = layer.key() != null && ServiceAddress.sameServer(origin(layer.address()), address)
                    ? layer.key()
                    : null;
            var answer = fetch.get(new OutsideFetch.Wish(
                    URI.create(address),
                    told == null ? null : told.name(),
                    told == null ? null : told.value(),
                    MOST_BYTES,
                    MOST_MILLIS));
            var picture = answer.empty() ? null : Picture.of(answer.body()).orElse(null);
            if (picture == null && !answer.empty()) {
                throw new OutsideFault("outside-no-picture", URI.create(address).getHost());
            }
            var until = clock.instant().plus(life(answer.maxAgeSeconds()));
            cache.put(key, new PictureCache.Kept(picture, null, until));
            return new Answer(picture, until);
        } catch (OutsideFault e) {
            if (e.code().equals("outside-busy")) {
                throw e;
            }
            var until = clock.instant().plus(AFTER_A_FAULT);
            cache.put(WHOLE.contains(e.code()) ? whole : key, new PictureCache.Kept(null, e, until));
            throw e;
        }
    }

    /** @param seconds that the server says; less than 0: it does not */
    static Duration life(long seconds) {
        if (seconds < 0) {
            return USUAL;
        }
        var said = Duration.ofSeconds(seconds);
        return said.compareTo(SHORTEST) < 0 ? SHORTEST : said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    /** What stands in the place of a part of the path must not keep the address from being read. */
    private static String origin(String address) {
        return address.replaceAll("[{}]", "");
    }
}
