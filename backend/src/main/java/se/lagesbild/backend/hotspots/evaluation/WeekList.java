package se.lagesbild.backend.hotspots.evaluation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;

/**
 * The list of a week as it was.
 *
 * @param week ISO week that had ended, such as {@code 2026-W47}
 * @param cells squares compared
 * @param counts reports of each square that had any
 * @param grade null until the week after has ended
 */
record WeekList(
        String week,
        Instant from,
        Instant until,
        Instant madeAt,
        int cellMetres,
        int cells,
        int counted,
        boolean example,
        List<CellCount> counts,
        List<Place> places,
        @Nullable Grade grade) {

    record CellCount(long column, long row, int count) {}

    /** @param squares its size, in squares; {@code area} in the area's metric system */
    record Place(int rank, String name, int count, Confidence confidence, int squares, Geometry area) {
        boolean overlaps(Place other) {
            return area.intersects(other.area) && area.intersection(other.area).getArea() > 0;
        }
    }

    /** @param plain caught by as many squares chosen by count, {@code best} with hindsight */
    record Grade(Instant gradedAt, int events, int caught, int placesHit, double plain, double best) {}

    int squares() {
        return places.stream().mapToInt(Place::squares).sum();
    }

    /** Of the ground, what the list takes; 0 where it is empty. */
    double share() {
        return cells == 0 ? 0 : (double) squares() / cells;
    }
}
