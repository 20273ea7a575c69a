package se.lagesbild.backend.hotspots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.observations.ObservationPoints;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.stats.KernelDensity;
import se.lagesbild.gis.stats.KernelDensity.Kernel;

/**
 * Makes densities, and keeps those that were asked for lately: a surface is made once, however many tiles are cut from it. A version names all
 * that it depends on, so nothing is thrown out for being old.
 */
@Service
class Densities {
    private static final long MOST_BYTES = 48L << 20;
    private static final double SECONDS_OF_A_WEEK = Duration.ofDays(7).toSeconds();

    /** Surfaces that are made at a time: each may take a second and many megabytes. */
    private static final int AT_A_TIME = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore room = new Semaphore(AT_A_TIME, true);
    private final ObservationPoints points;
    private final ObservationCounts counts;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, CompletableFuture<Density>> kept = new LinkedHashMap<>(32, 0.75f, true);
    private long bytes;

    Densities(ObservationPoints points, ObservationCounts counts, Clock clock, Area area) {
        this.points = points;
        this.counts = counts;
        this.clock = clock;
        this.zone = area.timeZone();
    }

    /** A density that may not have been made yet. */
    interface Asked {
        /** The same text, the same density. */
        String version();

        /** @throws Problem 503 where too many others are being made */
        Density density();
    }

    /**
     * @param filter its box is left out: a density is made of all that lies around, and looked at in a box
     * @throws Problem 403 for whoever may see neither rows nor sums, 503 while the observations are being read
     */
    Asked ask(Viewer viewer, LayerFilter filter, int bandwidth, double cellMetres) {
        var period = period(viewer, filter);
        var wanted = new LayerFilter(
                filter.from() == null ? null : period.from(),
                filter.until() == null ? null : period.until(),
                filter.categories(),
                filter.settings(),
                filter.sources(),
                filter.focus(),
                filter.hours(),
                filter.statuses(),
                null,
                filter.text());
        var found = points.find(viewer, wanted);
        double weeks = weeks(period);
        var version =
                "%s-%d-%s".formatted(found.version(), bandwidth, Long.toHexString(Double.doubleToLongBits(weeks)));
        return new Asked() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public Density density() {
                return keep(version, () -> make(found.points(bandwidth), bandwidth, cellMetres, weeks));
            }
        };
    }

    private static Density make(ObservationPoints.Points found, int bandwidth, double cellMetres, double weeks) {
        var perKm2 = KernelDensity.grid(Kernel.QUARTIC, found.x(), found.y(), null, bandwidth, cellMetres);
        var support = KernelDensity.within(found.x(), found.y(), bandwidth, cellMetres);
        return new Density(perKm2, support, found.x().length, found.withoutPosition(), found.inaccurate(), weeks);
    }

    private record Period(Instant from, Instant until) {}

    /** An open beginning is the first report, an open end is today's; the days to come have seen nothing yet. */
    private Period period(Viewer viewer, LayerFilter filter) {
        var today = WholeDays.endOfDay(clock.instant(), zone);
        var until = filter.until() == null ? today : filter.until();
        var from = filter.from();
        if (from == null) {
            from = counts.firstPlacedAt(viewer).filter(until::isAfter).orElse(until.minus(HotSpotRun.USUAL_PERIOD));
        }
        return new Period(from, until);
    }

    private double weeks(Period period) {
        Instant today = WholeDays.endOfDay(clock.instant(), zone);
        var until = period.until().isAfter(today) && period.from().isBefore(today) ? today : period.until();
        return Duration.between(period.from(), until).toSeconds() / SECONDS_OF_A_WEEK;
    }

    /** Those who ask at once wait for the one who makes it; what failed is made anew by the next who asks. */
    private Density keep(String version, Supplier<Density> make) {
        var mine = new CompletableFuture<Density>();
        CompletableFuture<Density> known;
        synchronized (kept) {
            known = kept.putIfAbsent(version, mine);
        }
        if (known != null) {
            return made(known);
        }
        try {
            var density = inTurn(make);
            mine.complete(density);
            weigh(mine, density);
            return density;
        } catch (RuntimeException | Error e) {
            synchronized (kept) {
                kept.remove(version, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static Density made(CompletableFuture<Density> known) {
        try {
            return known.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem ? problem : e;
        }
    }

    private Density inTurn(Supplier<Density> make) {
        boolean free;
        try {
            free = room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            free = false;
        }
        if (!free) {
            throw Problem.of(503, "map-busy", AT_A_TIME);
        }
        try {
            return make.get();
        } finally {
            room.release();
        }
    }

    private void weigh(CompletableFuture<Density> mine, Density density) {
        synchronized (kept) {
            bytes += size(density);
            var eldest = kept.values().iterator();
            while (bytes > MOST_BYTES && eldest.hasNext()) {
                var old = eldest.next();
                // one that is being made is in nobody's sum yet
                if (old != mine && old.isDone()) {
                    bytes -= size(old.join());
                    eldest.remove();
                }
            }
        }
    }

    private static long size(Density density) {
        return density.perKm2().bytes() + density.support().bytes() + 400;
    }
}
