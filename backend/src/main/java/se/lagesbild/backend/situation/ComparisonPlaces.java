package se.lagesbild.backend.situation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationPoints;
import se.lagesbild.backend.observations.SelectionCounts;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.stats.SimilarPlaces;

/**
 * Finds places like one: its own outline laid over every square of the town where something was reported, and of those the ones where as much
 * was reported, part for part of the time before, in the same kind of setting.
 */
@Component
class ComparisonPlaces {
    private static final int MOST = 8;
    /** Fewer say too little of how places differ. */
    private static final int FEWEST = 3;

    private static final int PARTS = 4;
    private static final double SQUARE = 100;

    /** Shorter than four weeks tells nothing of a place. */
    static final int FEWEST_DAYS = 28;

    private final ObservationPoints points;
    private final SelectionCounts counts;
    private final Geometry town;

    ComparisonPlaces(ObservationPoints points, SelectionCounts counts, Area area) {
        this.points = points;
        this.counts = counts;
        this.town = area.crs().from(Crs.WGS_84, area.boundary());
    }

    /** @param matched reports there in the time that was matched on */
    record Like(Geometry area, int matched) {}

    /**
     * @param setting kind of setting that was matched on; null where the place has no reports in that time
     * @param own reports in the place itself, of that setting
     */
    record Chosen(@Nullable String setting, int own, List<Like> places) {}

    /**
     * @param taken where no comparison may lie: the place with its ring, and places that others have chosen
     */
    Chosen choose(Viewer viewer, Geometry place, Instant from, Instant until, List<Geometry> taken) {
        var all = LayerFilter.ALL.during(from, until);
        var settings = counts.sums(viewer, all, place).settings();
        var setting = settings.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (setting == null) {
            return new Chosen(null, 0, List.of());
        }
        var filter =
                new LayerFilter(from, until, Set.of(), Set.of(setting), Set.of(), Set.of(), null, Set.of(), null, null);
        // sums over the ground alone, and never told but as "as many": the system's own errand
        var found = points.find(Viewer.system("follow-up"), filter).points(Double.POSITIVE_INFINITY);
        var town = new Points(found, from, until);
        var own = town.in(place);
        var candidates = candidates(place, town, taken);
        var countsOfEach = candidates.stream().map(town::in).toArray(int[][]::new);
        var chosen = new ArrayList<Geometry>();
        var similar = SimilarPlaces.choose(own, countsOfEach, MOST, i -> {
            boolean free = chosen.stream().noneMatch(candidates.get(i)::intersects);
            if (free) {
                chosen.add(candidates.get(i));
            }
            return free;
        });
        return new Chosen(
                setting,
                Arrays.stream(own).sum(),
                (similar.size() < FEWEST ? List.<SimilarPlaces.Similar>of() : similar)
                        .stream()
                                .map(one -> new Like(candidates.get(one.candidate()), one.total()))
                                .toList());
    }

    private List<Geometry> candidates(Geometry place, Points points, List<Geometry> taken) {
        var middle = place.getCentroid();
        var candidates = new ArrayList<Geometry>();
        var squares = points.squares.keySet().stream()
                .sorted(Comparator.comparingLong(Square::column)
                        .thenComparingLong(Square::row)) // equally like: always the same
                .toList();
        for (var square : squares) {
            double x = (square.column + 0.5) * SQUARE - middle.getX();
            double y = (square.row + 0.5) * SQUARE - middle.getY();
            var there = AffineTransformation.translationInstance(x, y).transform(place);
            there.setSRID(place.getSRID());
            if (town.contains(there.getCentroid()) && taken.stream().noneMatch(there::intersects)) {
                candidates.add(there);
            }
        }
        return candidates;
    }

    private record Square(long column, long row) {}

    /** The points by square, in the order in which squares were first seen. */
    private static final class Points {
        private final ObservationPoints.Points points;
        private final long fromMicros;
        private final long untilMicros;
        private final Map<Square, List<Integer>> squares = new HashMap<>();

        Points(ObservationPoints.Points points, Instant from, Instant until) {
            this.points = points;
            fromMicros = from.getEpochSecond() * 1_000_000;
            untilMicros = until.getEpochSecond() * 1_000_000;
            for (int i = 0; i < points.x().length; i++) {
                squares.computeIfAbsent(square(points.x()[i], points.y()[i]), s -> new ArrayList<>())
                        .add(i);
            }
        }

        private static Square square(double x, double y) {
            return new Square((long) Math.floor(x / SQUARE), (long) Math.floor(y / SQUARE));
        }

        /** Reports in the area, one number for each part of the time. */
        int[] in(Geometry area) {
            var box = area.getEnvelopeInternal();
            var locator = new IndexedPointInAreaLocator(area);
            var first = square(box.getMinX(), box.getMinY());
            var last = square(box.getMaxX(), box.getMaxY());
            var sums = new int[PARTS];
            for (long column = first.column; column <= last.column; column++) {
                for (long row = first.row; row <= last.row; row++) {
                    for (int i : squares.getOrDefault(new Square(column, row), List.of())) {
                        var at = new Coordinate(points.x()[i], points.y()[i]);
                        if (locator.locate(at) != Location.EXTERIOR) {
                            sums[part(points.atMicros()[i])]++;
                        }
                    }
                }
            }
            return sums;
        }

        private int part(long micros) {
            double share = (double) (micros - fromMicros) / (untilMicros - fromMicros);
            return Math.max(0, Math.min(PARTS - 1, (int) (share * PARTS)));
        }
    }
}
