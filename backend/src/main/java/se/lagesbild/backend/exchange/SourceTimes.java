package se.lagesbild.backend.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times of a source. Local times are those of its zone. Counts, so not thread-safe. */
final class SourceTimes {
    /** ISO 8601, with a blank where others write T, with or without an offset; or a date alone. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Letters that stand for themselves are within apostrophes. */
    private static final Pattern YEAR_OF_ERA = Pattern.compile("y(?=(?:[^']*'[^']*')*[^']*$)");

    /** Any: it shows whether a pattern gives a day. */
    private static final OffsetDateTime A_TIME = OffsetDateTime.of(2024, 2, 29, 13, 14, 15, 0, ZoneOffset.UTC);

    private static final Pattern HOUR = Pattern.compile("[01]?[0-9]|2[0-3]");

    private final DateTimeFormatter format;
    private final ZoneId zone;
    private long moved;

    /** @param format null for ISO 8601 */
    SourceTimes(@Nullable DateTimeFormatter format, ZoneId zone) {
        this.format = format == null ? ISO : format;
        this.zone = zone;
    }

    /**
     * A pattern that refuses 31 February instead of making 28 February of it. Months are numbers: names have no language here.
     *
     * @throws IllegalArgumentException if it is no pattern, or one that lacks year, month or day
     */
    static DateTimeFormatter strict(String pattern) {
        // strict resolving knows a year only with its era: uuuu is what people mean by yyyy
        var format = DateTimeFormatter.ofPattern(YEAR_OF_ERA.matcher(pattern).replaceAll("u"), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            if (!format.parse(format.format(A_TIME), LocalDate::from).equals(A_TIME.toLocalDate())) {
                throw new IllegalArgumentException("the pattern means another day");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the pattern gives no day", e);
        }
        return format;
    }

    /**
     * @param hour 0 to 23, used where the text is a date alone; empty for midnight
     * @throws DateTimeException if it is no such time
     */
    Instant read(String text, String hour) {
        return read(text, hour, false);
    }

    /** As {@link #read}, for the end of a span: a date alone is the end of that day. */
    Instant readEnd(String text, String hour) {
        return read(text, hour, true);
    }

    private Instant read(String text, String hour, boolean end) {
        // asked for its parts: parseBest would make two exceptions for each row that holds a date alone
        var parsed = format.parse(text.strip());
        var date = parsed.query(TemporalQueries.localDate());
        var time = parsed.query(TemporalQueries.localTime());
        var offset = parsed.query(TemporalQueries.offset());
        if (date == null) {
            throw new DateTimeException("no day");
        }
        if (time != null && offset != null) {
            return date.atTime(time).toInstant(offset);
        }
        if (time == null && end && hour.isBlank()) {
            return local(date.plusDays(1).atStartOfDay());
        }
        return local(time == null ? at(date, hour.strip()) : date.atTime(time));
    }

    /** Local times that do not exist, because the clocks went forward, and were moved on by the gap. */
    long moved() {
        return moved;
    }

    private static LocalDateTime at(LocalDate date, String hour) {
        if (hour.isEmpty()) {
            return date.atStartOfDay();
        }
        if (!HOUR.matcher(hour).matches()) {
            throw new DateTimeException("not an hour from 0 to 23");
        }
        return date.atTime(LocalTime.of(Integer.parseInt(hour), 0));
    }

    private Instant local(LocalDateTime local) {
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            moved++;
        }
        return local.atZone(zone).toInstant();
    }
}
