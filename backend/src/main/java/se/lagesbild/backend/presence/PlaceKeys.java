package se.lagesbild.backend.presence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.places.DoseWishes.Wish;

/**
 * At which priority place of a week a visit was: the one it names, or the computed place that one was taken over from, else the nearest one
 * within 20 m of where somebody stood, or of the known place that it names. Nobody's visit is at two places. Pure.
 */
final class PlaceKeys {
    private final List<Wish> wishes;
    private final Map<String, Wish> named = new HashMap<>();
    private final Map<String, Point> known;
    private final GeometryFactory metric;

    /** @param known points of the known places by id */
    PlaceKeys(List<Wish> wishes, Map<String, Point> known, GeometryFactory metric) {
        this.wishes = wishes;
        this.known = known;
        this.metric = metric;
        for (var wish : wishes) {
            if (wish.fromHotSpot() != null) {
                named.putIfAbsent(wish.fromHotSpot(), wish);
            }
        }
        wishes.forEach(wish -> named.put(wish.id().toString(), wish));
    }

    /** @return null for a visit elsewhere */
    @Nullable
    Wish of(@Nullable String place, @Nullable Spot spot) {
        if (place != null && named.containsKey(place)) {
            return named.get(place);
        }
        var point = spot == null ? known.get(place) : metric.createPoint(new Coordinate(spot.x(), spot.y()));
        if (point == null) {
            return null;
        }
        Wish nearest = null;
        double least = MinutesShared.AROUND_METRES;
        for (var wish : wishes) {
            double metres = wish.area().distance(point);
            if (metres < least || (metres <= least && nearest == null)) {
                least = metres;
                nearest = wish;
            }
        }
        return nearest;
    }
}
