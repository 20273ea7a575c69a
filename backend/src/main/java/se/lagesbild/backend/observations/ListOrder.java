package se.lagesbild.backend.observations;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/** Order of a list of observations. Codes stand in the order in which the filter shows them; equal ones newest first. */
enum ListOrder {
    NEWEST("-occurredAt", null, null),
    OLDEST("occurredAt", null, null),
    CATEGORY("category", "category_code", "(select c.sort_order from observations.category c where c.code = %s)"),
    CATEGORY_BACKWARDS("-category", CATEGORY.column, CATEGORY.rank),
    SETTING("setting", "setting", "array_position(array['PUBLIC_SPACE', 'TRAFFIC', 'PORT'], %s)"),
    SETTING_BACKWARDS("-setting", SETTING.column, SETTING.rank),
    SOURCE(
            "source",
            "source",
            "array_position(array['WARDEN', 'STAFF', 'REPORTER', 'PUBLIC', 'POLICE', 'IMPORT'], %s)"),
    SOURCE_BACKWARDS("-source", SOURCE.column, SOURCE.rank),
    STATUS(
            "status",
            "status",
            "array_position(array['REPORTED', 'VERIFIED', 'HANDED_OFF', 'CLOSED', 'DUPLICATE'], %s)"),
    STATUS_BACKWARDS("-status", STATUS.column, STATUS.rank);

    final String word;
    private final @Nullable String column;
    private final @Nullable String rank;

    /**
     * @param word as in the address; a minus turns the order around
     * @param column whose code decides, or null where time alone does
     * @param rank whole number of a code {@code %s}, or null like the column
     */
    ListOrder(String word, @Nullable String column, @Nullable String rank) {
        this.word = word;
        this.column = column;
        this.rank = rank;
    }

    /**
     * @param sort as in the address, or null for newest first
     * @throws Problem 400 naming what can be asked for
     */
    static ListOrder read(@Nullable String sort) {
        if (sort == null || sort.isBlank()) {
            return NEWEST;
        }
        return Arrays.stream(values())
                .filter(order -> order.word.equals(sort))
                .findFirst()
                .orElseThrow(() -> Problem.badQuery(
                        "sort",
                        "not-one-of",
                        sort,
                        Arrays.stream(values()).map(order -> order.word).collect(Collectors.joining(", "))));
    }

    /** For {@code order by}. */
    String by() {
        if (rank == null) {
            return this == OLDEST ? "o.occurred_at, o.id" : "o.occurred_at desc, o.id desc";
        }
        return rankOfRow() + (falling() ? " desc" : "") + ", o.occurred_at desc, o.id desc";
    }

    /** Condition for what comes after the row with {@code :afterAt, :afterId} and, where a code decides, {@code :afterCode}. */
    String after() {
        if (rank == null) {
            return "(o.occurred_at, o.id) " + (this == OLDEST ? ">" : "<") + " (:afterAt, :afterId)";
        }
        var last = rank.formatted("cast(:afterCode as text)");
        return "(%1$s %2$s %3$s or (%1$s = %3$s and (o.occurred_at, o.id) < (:afterAt, :afterId)))"
                .formatted(rankOfRow(), falling() ? "<" : ">", last);
    }

    /** The code of a row that decides its place, or null where time alone does. */
    @Nullable
    String codeOf(ObservationQueries.Row row) {
        if (column == null) {
            return null;
        }
        return switch (column) {
            case "category_code" -> row.categoryCode();
            case "setting" -> row.setting();
            case "source" -> row.source();
            default -> row.status();
        };
    }

    private String rankOfRow() {
        return rank == null ? "" : rank.formatted("o." + column);
    }

    private boolean falling() {
        return word.startsWith("-");
    }
}
