package se.lagesbild.backend.hotspots.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.places.MappedPlaces;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.geo.SquareGrid;

/** What stands at a place, kind by kind, beside the whole town: a table and no judgement of causes. */
@Service
class WhyHere {
    /** How far from the place things are counted: about the error of a reported position, and what one sees from a street corner. */
    static final double NEAR_METRES = 100;

    /** The arcs of the zone around a place; 32 to a quarter are within a thousandth of its area. */
    private static final int ARC = 32;

    private static final double HECTARE = 10_000;

    /** These are grounds and not spots: how far away they are says something, how many per hectare does not. */
    private static final Set<String> GROUNDS = Set.of("PORT");

    private final MappedPlaces places;
    private final ObservationCounts counts;
    private final Territory territory;

    WhyHere(MappedPlaces places, ObservationCounts counts, Territory territory) {
        this.places = places;
        this.counts = counts;
        this.territory = territory;
    }

    /**
     * One row of the table.
     *
     * @param nearest null where the extract has none of the kind
     * @param found null where the kind is not loaded, or is not counted
     */
    record Factor(
            MappedPlaces.Kind kind,
            MappedPlaces.@Nullable Nearest nearest,
            @Nullable Found found) {}

    /**
     * @param inside in the place itself
     * @param near in the place or at most 100 m from it; {@code nearPerHectare} of that area
     * @param town in the whole town, the place's surroundings included
     * @param squaresAsDense share of the town's squares that are at least as dense, each with its eight neighbours
     */
    record Found(
            int inside,
            int near,
            double nearPerHectare,
            int town,
            double townPerHectare,
            double squaresAsDense,
            FactorRate rate) {}

    /** @param squares of 100 m that the town is made of */
    record Table(
            double hectares,
            double nearHectares,
            int squares,
            double townHectares,
            Optional<MappedPlaces.Extract> extract,
            List<Factor> factors) {}

    /** @param place polygons in the area's metric CRS */
    Table at(Viewer viewer, Geometry place) {
        var near = place.buffer(NEAR_METRES, ARC);
        var reported = counts.cells(
                        viewer, LayerFilter.ALL, new ObservationCounts.Comparison(null, null), StudyArea.CELL_METRES)
                .cells();
        var town = new StudyArea(reported, places.covered(viewer).orElseGet(Envelope::new));
        double townHectares = town.hectaresWith(near, territory.crs());
        double nearHectares = near.getArea() / HECTARE;
        var spots = places.within(viewer, place, NEAR_METRES).stream()
                .collect(Collectors.groupingBy(MappedPlaces.Spot::kind));
        Map<String, MappedPlaces.Nearest> nearest = places.nearest(viewer, place).stream()
                .collect(Collectors.toMap(MappedPlaces.Nearest::kind, Function.identity()));
        var cells = places.cells(viewer, StudyArea.CELL_METRES);
        var factors = new ArrayList<Factor>();
        for (var kind : places.kinds(viewer)) {
            boolean counted = kind.loaded() && !GROUNDS.contains(kind.code());
            factors.add(new Factor(
                    kind,
                    nearest.get(kind.code()),
                    counted
                            ? found(
                                    spots.getOrDefault(kind.code(), List.of()),
                                    nearHectares,
                                    town,
                                    townHectares,
                                    StudyArea.bySquare(cells, kind.code()))
                            : null));
        }
        return new Table(
                place.getArea() / HECTARE, nearHectares, town.squares(), townHectares, places.extract(viewer), factors);
    }

    private static Found found(
            List<MappedPlaces.Spot> spots,
            double nearHectares,
            StudyArea town,
            double townHectares,
            Map<SquareGrid.Cell, Integer> bySquare) {
        int inside = (int) spots.stream().filter(MappedPlaces.Spot::inside).count();
        int near = spots.size();
        int outside = (int) spots.stream()
                .filter(spot -> !town.holds(spot.east(), spot.north()))
                .count();
        int all = town.total(bySquare) + outside;
        var shares = town.shares(bySquare, near / nearHectares);
        return new Found(
                inside,
                near,
                near / nearHectares,
                all,
                all / townHectares,
                shares[0],
                FactorRate.of(near, nearHectares, all, townHectares, shares[0], shares[1]));
    }
}
