package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.HoursOfWeek;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.index.Choosing;
import se.lagesbild.backend.observations.index.Kinds;
import se.lagesbild.backend.observations.index.RowTest;
import se.lagesbild.backend.observations.index.Selection;

/**
 * The rows of a filter and a viewer in the index: the same that {@link ObservationFilterSql#rows} means, which a test compares. Words in
 * notes are not in memory: where they are asked for, the database chooses.
 */
@Component
class ChosenRows {
    private final ObservationIndex index;
    private final ObservationIndexQueries queries;
    private final Choosing choosing;

    ChosenRows(ObservationIndex index, ObservationIndexQueries queries) {
        this.index = index;
        this.queries = queries;
        this.choosing = new Choosing(index.kinds());
    }

    /** What the numbers of the rows mean. */
    List<Kinds.Kind> kinds() {
        return index.kinds().list();
    }

    /**
     * @param reporter whose own rows, or null for everybody's
     * @param focus categories that the focus areas of the filter mean now
     * @param version of the index where it matters: words in a note may change and nothing else
     */
    private record Question(LayerFilter filter, @Nullable UUID reporter, Set<String> focus, long version) {}

    /** Empty where the index is not ready, or does not know what the filter asks for. */
    Optional<List<Selection>> rows(Viewer viewer, ListFilter list) {
        if (list.shift() != null) {
            return Optional.empty();
        }
        var filter = list.layer();
        var reporter = viewer.seesAllObservations() && !list.mine() ? null : viewer.id();
        return index.current().map(snapshot -> {
            if (filter.text() != null) {
                var question = new Question(filter, reporter, Set.of(), snapshot.version());
                return choosing.rows(snapshot, question, () -> queries.ids(ObservationFilterSql.rows(viewer, list)));
            }
            var focus = filter.focus().isEmpty() ? Set.<String>of() : queries.categoriesOf(filter.focus());
            return choosing.rows(snapshot, new Question(filter, reporter, focus, 0), test(filter, reporter, focus));
        });
    }

    /**
     * @param closed categories that the viewer may not even count
     * @param quiet with what says that nothing was wrong
     */
    private record Counted(LayerFilter filter, Set<String> closed, boolean quiet, Set<String> focus, long version) {}

    /**
     * Everybody's rows that a viewer may count. Rights are the caller's.
     *
     * @param sql means the same; asked where the index does not know what the filter asks for
     * @param quiet with what says that nothing was wrong
     */
    Optional<List<Selection>> counted(
            Viewer viewer,
            LayerFilter filter,
            ObservationFilterSql sql,
            boolean quiet,
            List<Categories.Category> catalogue) {
        Set<String> closed = viewer.seesAllObservations()
                ? Set.of()
                : catalogue.stream()
                        .filter(category -> category.sensitivity().equals("PROTECTED"))
                        .map(Categories.Category::code)
                        .collect(Collectors.toUnmodifiableSet());
        return index.current().map(snapshot -> {
            if (filter.text() != null) {
                var question = new Counted(filter, closed, quiet, Set.of(), snapshot.version());
                return choosing.rows(snapshot, question, () -> queries.ids(sql));
            }
            var focus = filter.focus().isEmpty() ? Set.<String>of() : queries.categoriesOf(filter.focus());
            var all = test(filter, null, focus);
            var test = new RowTest(
                    all.fromMicros(),
                    all.untilMicros(),
                    kind -> (quiet || kind.weight() > 0)
                            && !closed.contains(kind.category())
                            && all.kind().test(kind),
                    all.hours(),
                    null,
                    all.box());
            return choosing.rows(snapshot, new Counted(filter, closed, quiet, focus, 0), test);
        });
    }

    private static RowTest test(LayerFilter filter, @Nullable UUID reporter, Set<String> focus) {
        var box = ObservationIndexQueries.mercator(filter);
        return new RowTest(
                filter.from() == null ? Long.MIN_VALUE : micros(filter.from()),
                filter.until() == null ? Long.MAX_VALUE : micros(filter.until()),
                kind(filter, reporter == null, focus),
                hours(filter.hours()),
                reporter,
                box == null ? null : RowTest.FloatBox.of(box[0], box[1], box[2], box[3]));
    }

    private static Predicate<Kinds.Kind> kind(LayerFilter filter, boolean everybodys, Set<String> focus) {
        return kind -> (filter.statuses().isEmpty()
                        ? !everybodys || !kind.status().equals("DUPLICATE")
                        : filter.statuses().contains(kind.status()))
                && (filter.categories().isEmpty() || filter.categories().contains(kind.category()))
                && (filter.settings().isEmpty() || filter.settings().contains(kind.setting()))
                && (filter.sources().isEmpty() || filter.sources().contains(kind.source()))
                && (filter.focus().isEmpty() || focus.contains(kind.category()));
    }

    private static boolean @Nullable [] hours(@Nullable HoursOfWeek hours) {
        if (hours == null) {
            return null;
        }
        var chosen = new boolean[7 * 24];
        hours.chosen().forEach(hour -> chosen[hour] = true);
        return chosen;
    }

    /** Rounded as the database's driver rounds: to the nearest microsecond. Any year that can be written. */
    static long micros(Instant instant) {
        var rounded = instant.plusNanos(500);
        return Math.addExact(Math.multiplyExact(rounded.getEpochSecond(), 1_000_000L), rounded.getNano() / 1_000);
    }
}
