package se.lagesbild.backend.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.observations.ObservationIntake;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.CsvSource;

/** Turns rows of a CSV file into observations, one at a time. Rows that cannot be used are told and passed over. */
final class CsvRows implements Iterator<ObservationIntake.Row> {
    private final Iterator<CsvSource.Row> rows;
    private final CsvMapping mapping;
    private final ObservationIntake.Rejections rejections;
    private final SourceTimes times;
    private final SourcePositions positions;
    private final RowIds ids;
    private ObservationIntake.@Nullable Row next;
    private long read;

    CsvRows(
            CsvSource source,
            CsvMapping mapping,
            String sourceName,
            Territory territory,
            ObservationIntake.Rejections rejections) {
        this.rows = source.iterator();
        this.mapping = mapping;
        this.rejections = rejections;
        this.times = new SourceTimes(mapping.format(), mapping.zone());
        this.positions = new SourcePositions(mapping.crs(), territory);
        this.ids = new RowIds(sourceName);
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            read++;
            next = row(rows.next());
        }
        return next != null;
    }

    @Override
    public ObservationIntake.Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows");
        }
        var row = Objects.requireNonNull(next);
        next = null;
        return row;
    }

    /** Rows read so far, also those that were passed over. */
    long read() {
        return read;
    }

    /** Rows whose local time does not exist (the clocks went forward) and was moved on by the gap. */
    long movedHours() {
        return times.moved();
    }

    private ObservationIntake.@Nullable Row row(CsvSource.Row row) {
        var problem = row.problem();
        if (problem.isPresent()) {
            rejections.rejected(row.line(), problem.get().code());
            return null;
        }
        var code = category(row);
        var position = code == null
                ? null
                : positions.read(row.line(), row.get(mapping.x()), row.get(mapping.y()), rejections);
        var at = position == null ? null : time(row);
        var id = at == null ? null : id(row);
        if (code == null || position == null || at == null || id == null) {
            return null;
        }
        var until = optional(row, mapping.until());
        var end = until.isEmpty() ? null : end(row, until);
        if (!until.isEmpty() && end == null) {
            return null;
        }
        var note = optional(row, mapping.note());
        return new ObservationIntake.Row(
                row.line(),
                id,
                code,
                at,
                end,
                position.longitude(),
                position.latitude(),
                mapping.positionKind(),
                mapping.accuracyMetres(),
                null,
                note.isEmpty() ? null : note,
                null,
                "IMPORT");
    }

    private @Nullable String category(CsvSource.Row row) {
        var word = row.get(mapping.category()).strip();
        var code = mapping.categories().get(word);
        if (code == null) {
            code = mapping.categories().get(CsvMapping.ANY_OTHER);
        }
        if (code == null) {
            rejections.rejected(row.line(), "category-unmapped", word);
        } else if (code.equals(CsvMapping.SKIP)) {
            rejections.rejected(row.line(), "category-skipped", word);
            return null;
        }
        return code;
    }

    private @Nullable Instant time(CsvSource.Row row) {
        var time = row.get(mapping.time());
        var hour = optional(row, mapping.hour());
        try {
            return times.read(time, hour);
        } catch (DateTimeException e) {
            rejections.rejected(row.line(), "time-unreadable", (time + " " + hour).strip());
            return null;
        }
    }

    private @Nullable Instant end(CsvSource.Row row, String until) {
        var hour = optional(row, mapping.untilHour());
        try {
            return times.readEnd(until, hour);
        } catch (DateTimeException e) {
            rejections.rejected(row.line(), "time-unreadable", (until + " " + hour).strip());
            return null;
        }
    }

    private @Nullable UUID id(CsvSource.Row row) {
        var number = optional(row, mapping.id());
        if (number.isEmpty()) {
            return ids.ofContent(row.fields());
        }
        var id = ids.ofNumber(number);
        if (id.isEmpty()) {
            rejections.rejected(row.line(), "id-again", number);
        }
        return id.orElse(null);
    }

    private static String optional(CsvSource.Row row, @Nullable String column) {
        return column == null ? "" : row.get(column).strip();
    }
}
