package se.lagesbild.backend.patrols;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.routes.RoundPlanner;
import se.lagesbild.backend.routes.RoundProblem;
import se.lagesbild.gis.formats.Area;

/** Completes what a planner asks for: without places the usual ones, those whose turn it is before others. */
@Component
class AskedPlaces {
    private final UsualPlaces usual;
    private final Area area;

    AskedPlaces(UsualPlaces usual, Area area) {
        this.usual = usual;
        this.area = area;
    }

    RoundPlanner.Request request(Viewer viewer, RoundRequestReader.Asked asked) {
        if (asked.places().isPresent()) {
            return asked.of(asked.places().get(), Set.of());
        }
        var day = asked.pairs().get(0).start().atZone(area.timeZone()).toLocalDate();
        var priority = usual.candidates(viewer, day, HotSpots.Measure.COUNT);
        var places = usual.withHotSpots(viewer, priority);
        var most = places.subList(0, Math.min(places.size(), RoundProblem.MOST_CANDIDATES));
        var ids = most.stream().map(RoundPlanner.Place::id).toList();
        return asked.of(most, asked.dueFirst() ? first(priority, ids) : Set.of());
    }

    private static Set<String> first(List<UsualPlaces.Candidate> priority, List<String> ids) {
        return priority.stream()
                .filter(UsualPlaces.Candidate::first)
                .map(one -> one.place().id())
                .filter(ids::contains)
                .collect(Collectors.toSet());
    }
}
