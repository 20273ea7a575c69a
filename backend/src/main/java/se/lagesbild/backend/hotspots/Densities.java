package se.lagesbild.backend.hotspots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
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

    private final ObservationPoints points;
    private final ObservationCounts counts;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Kept> kept = new LinkedHashMap<>(32, 0.75f, true);
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

        Density density();
    }

    /**
     * @param filter its box is left out: a density is made of all that lies around, and looked at in a box
     * @throws se.lagesbild.backend.Problem 403 for whoever may see neither rows nor sums, or asks sums for words in notes
     */
    Asked ask(Viewer viewer, LayerFilter filter, int bandwidth, double cellMetres) {
        boolean exact = viewer.seesAllObservations();
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
        var version = "%s-%d-%s%s"
                .formatted(
                        found.version(), bandwidth, Long.toHexString(Double.doubleToLongBits(weeks)), exact ? "" : "s");
        return new Asked() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public Density density() {
                return keep(version, () -> make(found.points(bandwidth), bandwidth, cellMetres, weeks, exact));
            }
        };
    }

    private static Density make(
            ObservationPoints.Points found, int bandwidth, double cellMetres, double weeks, boolean exact) {
        var perKm2 = KernelDensity.grid(Kernel.QUARTIC, found.x(), found.y(), null, bandwidth, cellMetres);
        var support = KernelDensity.within(found.x(), found.y(), bandwidth, cellMetres);
        return new Density(
                perKm2,
                support,
                found.x().length,
                found.withoutPosition(),
                found.inaccurate(),
                weeks,
                exact,
                Density.most(perKm2, support, weeks, exact));
    }

    /** An open beginning is the first report, an open end is today's; the days to come have seen nothing yet. */
    private WholeDays period(Viewer viewer, LayerFilter filter) {
        var today = WholeDays.endOfDay(clock.instant(), zone);
        var until = filter.until() == null ? today : filter.until();
        var from = filter.from();
        if (from == null) {
            from = counts.firstPlacedAt(viewer).filter(until::isAfter).orElse(until.minus(HotSpotRun.USUAL_PERIOD));
        }
        return WholeDays.of(viewer, from, until, zone);
    }

    private double weeks(WholeDays period) {
        Instant today = WholeDays.endOfDay(clock.instant(), zone);
        var until = period.until().isAfter(today) && period.from().isBefore(today) ? today : period.until();
        return Duration.between(period.from(), until).toSeconds() / SECONDS_OF_A_WEEK;
    }

    private static final class Kept {
        private volatile @Nullable Density density;

        /** Those who ask at once wait for the one who makes it. */
        synchronized Density get(Supplier<Density> make) {
            var known = density;
            if (known == null) {
                known = make.get();
                density = known;
            }
            return known;
        }
    }

    private Density keep(String version, Supplier<Density> make) {
        Kept place;
        synchronized (kept) {
            place = kept.computeIfAbsent(version, v -> new Kept());
        }
        return place.get(() -> {
            var made = make.get();
            synchronized (kept) {
                bytes += size(made);
                var eldest = kept.values().iterator();
                while (bytes > MOST_BYTES && kept.size() > 1 && eldest.hasNext()) {
                    var old = eldest.next();
                    // one that is being made is in nobody's sum yet
                    var density = old.density;
                    if (old != place && density != null) {
                        bytes -= size(density);
                        eldest.remove();
                    }
                }
            }
            return made;
        });
    }

    private static long size(Density density) {
        return density.perKm2().bytes() + density.support().bytes() + 400;
    }
}
