package se.lagesbild.backend.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.FilterReader.Period;

/**
 * What is followed up: a place, the days from {@code from} to {@code to}, both included, beside as many days just before.
 *
 * @param ringMetres how far the ring around the place reaches
 */
record FollowUpAsked(UUID place, LocalDate from, LocalDate to, int ringMetres) {
    /** A week, so that each weekday is in both times as often. */
    private static final int LEAST_DAYS = 7;

    private static final int MOST_DAYS = 366;
    private static final int LEAST_RING = 100;
    private static final int MOST_RING = 300;
    private static final int USUAL_RING = 200;

    /** What places are matched on, at most: a year, so that each season is in it. */
    private static final int MATCHED_DAYS = 364;

    static FollowUpAsked read(
            @Nullable String place,
            @Nullable String from,
            @Nullable String to,
            @Nullable String ring,
            LocalDate today) {
        var id = place(place);
        var first = day("from", from);
        var last = day("to", to);
        if (last.isBefore(first)) {
            throw Problem.badQuery("to", "ends-before-begin", last, first);
        }
        if (last.isAfter(today)) {
            throw Problem.badQuery("to", "follow-up-future", last, today);
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < LEAST_DAYS || days > MOST_DAYS) {
            throw Problem.badQuery("to", "follow-up-length", days, LEAST_DAYS, MOST_DAYS);
        }
        return new FollowUpAsked(id, first, last, ring(ring));
    }

    private static UUID place(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.badQuery("place", "missing");
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw Problem.badQuery("place", "follow-up-place", text);
        }
    }

    private static LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.badQuery(name, "missing");
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw Problem.badQuery(name, "not-a-day", text);
        }
    }

    private static int ring(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_RING;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < LEAST_RING || Integer.parseInt(text) > MOST_RING) {
            throw Problem.badQuery("ring", "not-between", text, LEAST_RING, MOST_RING);
        }
        return Integer.parseInt(text);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    LocalDate beforeFrom() {
        return from.minusDays(days());
    }

    Period before(ZoneId zone) {
        return new Period(begin(beforeFrom(), zone), begin(from, zone));
    }

    Period after(ZoneId zone) {
        return new Period(begin(from, zone), begin(to.plusDays(1), zone));
    }

    /** Up to a year that ends where the time before begins. */
    LocalDate matchedFrom(LocalDate firstData) {
        var year = beforeFrom().minusDays(MATCHED_DAYS);
        return year.isBefore(firstData) ? firstData : year;
    }

    static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    String canonical() {
        return "place=%s&from=%s&to=%s&ring=%d".formatted(place, from, to, ringMetres);
    }
}
