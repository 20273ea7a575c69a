package se.lagesbild.backend.observations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationCountQueries.Totals;
import se.lagesbild.backend.observations.ObservationCountQueries.WeekCount;
import se.lagesbild.backend.observations.index.Kinds;
import se.lagesbild.backend.observations.index.Selection;
import se.lagesbild.backend.observations.index.Tally;

/** Sums of a selection from memory: the same as {@link ObservationCountQueries} finds in the database. */
@Component
class IndexTotals {
    private static final int HOURS = 24;

    private final ChosenRows chosen;
    private final ObservationIndex index;
    private final Categories categories;

    IndexTotals(ChosenRows chosen, ObservationIndex index, Categories categories) {
        this.chosen = chosen;
        this.index = index;
        this.categories = categories;
    }

    /** Empty where only the database can tell now. */
    Optional<Totals> find(Viewer viewer, ListFilter filter) {
        return chosen.rows(viewer, filter).map(rows -> totals(Tally.of(rows, index.kinds())));
    }

    /** The same for the same rows with the same content, in every instance; empty where it cannot be told now. */
    Optional<String> version(Viewer viewer) {
        return chosen.rows(viewer, ListFilter.of(LayerFilter.ALL))
                .map(rows -> Long.toHexString(
                        rows.stream().mapToLong(Selection::digest).sum()));
    }

    private Totals totals(Tally tally) {
        var byCategory = by(tally, Kinds.Kind::category);
        int total = tally.byKind().values().stream().mapToInt(Integer::intValue).sum();
        var weeks = new ArrayList<WeekCount>();
        tally.byWeek().forEach((week, n) -> weeks.add(new WeekCount(week, n)));
        return new Totals(
                total,
                tally.placed(),
                total - tally.placed(),
                only(tally, kind -> kind.weight() == 0),
                only(tally, Kinds.Kind::example),
                new TreeMap<>(by(tally, Kinds.Kind::setting)),
                ObservationCountQueries.largestFirst(byCategory),
                ObservationCountQueries.largestFirst(by(tally, Kinds.Kind::source)),
                new TreeMap<>(by(tally, Kinds.Kind::status)),
                ObservationCountQueries.byFocus(byCategory, categories),
                List.copyOf(weeks),
                matrix(tally.hours()),
                total == 0 ? null : instant(tally.firstMicros()),
                total == 0 ? null : instant(tally.lastMicros()));
    }

    private static Map<String, Integer> by(Tally tally, Function<Kinds.Kind, String> word) {
        var counts = new HashMap<String, Integer>();
        tally.byKind().forEach((kind, n) -> counts.merge(word.apply(kind), n, Integer::sum));
        return counts;
    }

    private static int only(Tally tally, Function<Kinds.Kind, Boolean> which) {
        int sum = 0;
        for (var entry : tally.byKind().entrySet()) {
            sum += which.apply(entry.getKey()) ? entry.getValue() : 0;
        }
        return sum;
    }

    private static int[][] matrix(int[] hours) {
        var matrix = new int[7][HOURS];
        for (int hour = 0; hour < hours.length; hour++) {
            matrix[hour / HOURS][hour % HOURS] = hours[hour];
        }
        return matrix;
    }

    private static @Nullable Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
