package se.lagesbild.backend.hotspots;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.SelectionCounts;
import se.lagesbild.backend.presence.PresenceMinutes;

/** Lays the wardens' hours beside a ranking. */
@Service
class Exposures {
    private static final String WARDEN = "WARDEN";

    private final PresenceMinutes presence;
    private final SelectionCounts counts;

    Exposures(PresenceMinutes presence, SelectionCounts counts) {
        this.presence = presence;
        this.counts = counts;
    }

    /** @return the exposure of each place, by its id */
    Map<String, Exposure> of(Viewer viewer, LayerFilter asked, HotSpots.Ranking ranking) {
        var period = ranking.period();
        var places = ranking.spots().stream()
                .map(spot -> new PresenceMinutes.Place(spot.id(), spot.area()))
                .toList();
        var out = presence.within(viewer, places, period.from(), period.until(), asked.hours());
        boolean counted = asked.sources().isEmpty() || asked.sources().contains(WARDEN);
        int reports = out.hours() <= 0 || !counted
                ? 0
                : counts.trouble(viewer, only(asked.during(period.from(), period.until())), null);
        var town = new Exposure.Town(counted ? out.hours() : 0, reports);
        var exposures = new HashMap<String, Exposure>();
        for (int i = 0; i < ranking.spots().size(); i++) {
            var spot = ranking.spots().get(i);
            var exposure = one(spot, out, out.places().get(i), town, ranking);
            exposures.put(spot.id(), viewer.seesAllObservations() ? exposure : exposure.withoutFew());
        }
        return exposures;
    }

    private static Exposure one(
            HotSpots.Spot spot,
            PresenceMinutes.Out out,
            PresenceMinutes.Given given,
            Exposure.Town town,
            HotSpots.Ranking ranking) {
        var seen =
                new Exposure.Seen(spot.count(), spot.expected(), spot.sources().getOrDefault(WARDEN, 0));
        int compared = ranking.spots().size();
        if (town.hours() > 0 && given.visits() > 0) {
            return Exposure.of(seen, Exposure.Basis.CHECK_INS, given.hours(), given.atMost(), town, compared);
        }
        if (town.hours() > 0 && out.unplaced() > 0) {
            double cells = spot.area().getArea() / (ranking.cellMetres() * ranking.cellMetres());
            double hours = out.unplaced() * cells / Math.max(1, ranking.cells());
            return Exposure.of(seen, Exposure.Basis.SHARED, hours, hours, town, compared);
        }
        return Exposure.of(seen, Exposure.Basis.NONE, 0, 0, town, compared);
    }

    private static LayerFilter only(LayerFilter filter) {
        return new LayerFilter(
                filter.from(),
                filter.until(),
                filter.categories(),
                filter.settings(),
                Set.of(WARDEN),
                filter.focus(),
                filter.hours(),
                filter.statuses(),
                filter.bbox(),
                filter.text());
    }
}
