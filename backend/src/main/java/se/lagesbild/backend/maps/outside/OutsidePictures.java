package se.lagesbild.backend.maps.outside;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final long CACHE_BYTES = 48L << 20;

    /** Faults of the server as a whole: the next picture would meet the same. */
    private static final Set<String> WHOLE = Set.of(
            "outside-unreachable",
            "outside-unknown-host",
            "outside-slow",
            "outside-certificate",
            "outside-inner-network");

    private final OutsideFetch fetch;
    private final Clock clock;
    private final PictureCache cache = new PictureCache(CACHE_BYTES);
    private final Map<UUID, Semaphore> gates = new ConcurrentHashMap<>();

    OutsidePictures(OutsideFetch fetch, Clock clock) {
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
        var gate = gates.computeIfAbsent(layer.id(), id -> new Semaphore(AT_A_TIME, true));
        enter(gate);
        try {
            // somebody else may have fetched it meanwhile
            kept = kept(whole, key);
            return kept == null ? fetched(layer, address, whole, key) : kept;
        } finally {
            gate.release();
        }
    }

    private static void enter(Semaphore gate) throws OutsideFault {
        try {
            if (gate.getQueueLength() >= MOST_WAITING || !gate.tryAcquire(MOST_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
        } catch (TimeoutException e) {
            throw new OutsideFault("outside-busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("outside-busy");
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
