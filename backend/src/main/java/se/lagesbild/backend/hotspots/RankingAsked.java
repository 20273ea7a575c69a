package se.lagesbild.backend.hotspots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationCounts;

/** The ranking as it stands in an address: whoever asks more about a ranked place asks with the same parameters. */
@Component
public class RankingAsked {
    private static final int MOST_SPOTS = 20;

    private final HotSpots hotSpots;
    private final ObservationCounts counts;
    private final FilterReader filters;

    RankingAsked(HotSpots hotSpots, ObservationCounts counts, FilterReader filters) {
        this.hotSpots = hotSpots;
        this.counts = counts;
        this.filters = filters;
    }

    /** @throws Problem 400 naming the parameter */
    public HotSpots.Ranking of(
            Viewer viewer,
            LayerFilter asked,
            @Nullable String datetime,
            @Nullable String compare,
            String measure,
            int limit) {
        if (limit < 1 || limit > MOST_SPOTS) {
            throw Problem.badQuery("limit", "not-between", limit, 1, MOST_SPOTS);
        }
        var by = switch (measure) {
            case "count" -> HotSpots.Measure.COUNT;
            case "harm" -> HotSpots.Measure.HARM;
            default -> throw Problem.badQuery("measure", "not-one-of", measure, "count, harm");
        };
        return hotSpots.rank(
                viewer,
                filter(viewer, asked, datetime),
                compare == null ? null : filters.period("compare", compare),
                by,
                limit);
    }

    /** No period asked for is the last four weeks; an open one begins with the first report. */
    public LayerFilter filter(Viewer viewer, LayerFilter asked, @Nullable String datetime) {
        return datetime == null || asked.from() != null
                ? asked
                : asked.during(firstBefore(viewer, asked.until()), asked.until());
    }

    private @Nullable Instant firstBefore(Viewer viewer, @Nullable Instant until) {
        return counts.firstPlacedAt(viewer)
                .filter(first -> until == null || first.isBefore(until))
                .orElse(null);
    }
}
