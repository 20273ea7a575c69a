package se.lagesbild.start.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What a map shows while it is measured: a year, some categories and a setting, or nothing left out. Pure.
 *
 * @param first day of the period
 * @param days of the period, after the first
 * @param categories none: no filter at all
 */
record TileFilter(LocalDate first, int days, List<String> categories) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate YEAR = LocalDate.of(2024, 1, 1);
    private static final int VARIANTS = 365;

    TileFilter {
        categories = List.copyOf(categories);
    }

    static TileFilter none() {
        return new TileFilter(YEAR, 0, List.of());
    }

    /** @param number 0 or more; another number, another period, so that nobody has asked for it */
    static TileFilter of(List<String> categories, int number) {
        return new TileFilter(YEAR.minusDays(number % VARIANTS), 365 - number / VARIANTS, categories);
    }

    boolean isNone() {
        return categories.isEmpty();
    }

    private LocalDate last() {
        return first.plusDays(days);
    }

    /** As in the address. */
    String query() {
        return isNone()
                ? ""
                : "?datetime=%s/%s&setting=PUBLIC_SPACE&category=%s"
                        .formatted(first, last(), String.join(",", categories));
    }

    List<String> conditions() {
        return isNone()
                ? List.of()
                : List.of("o.occurred_at >= ?", "o.occurred_at < ?", "o.category_code = any(?)", "o.setting = any(?)");
    }

    List<Object> values(Connection connection) throws SQLException {
        return isNone()
                ? List.of()
                : List.of(
                        first.atStartOfDay(ZONE).toOffsetDateTime(),
                        last().plusDays(1).atStartOfDay(ZONE).toOffsetDateTime(),
                        connection.createArrayOf("text", categories.toArray()),
                        connection.createArrayOf("text", new Object[] {"PUBLIC_SPACE"}));
    }
}
