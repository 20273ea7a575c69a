package se.lagesbild.backend.patrols;

import java.util.List;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.routes.RoundPlanner;

/** The places that a round is planned for when nobody names any. */
@Component
class UsualPlaces {
    private static final int USUAL_SPOTS = 8;
    private static final int USUAL_DWELL_MINUTES = 12;

    private final HotSpots hotSpots;

    UsualPlaces(HotSpots hotSpots) {
        this.hotSpots = hotSpots;
    }

    List<RoundPlanner.Place> hotSpots(Viewer viewer) {
        return hotSpots.rank(viewer, LayerFilter.ALL, null, HotSpots.Measure.COUNT, USUAL_SPOTS).spots().stream()
                .map(spot -> new RoundPlanner.Place(
                        spot.id(),
                        spot.name(),
                        spot.area().getCentroid(),
                        spot.count(),
                        USUAL_DWELL_MINUTES,
                        List.of(),
                        spot.sentence()))
                .toList();
    }
}
