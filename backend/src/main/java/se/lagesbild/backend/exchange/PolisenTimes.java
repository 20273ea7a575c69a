package se.lagesbild.backend.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When an event of the Police's feed happened. {@code datetime} is when the notice was published; the name begins with the
 * time of the event, without a year ("17 februari 22:47, Rån, Trelleborg"). Pure.
 */
final class PolisenTimes {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** Local time with offset; the hour has no leading zero. */
    private static final DateTimeFormatter PUBLISHED = SourceTimes.strict("yyyy-MM-dd H:mm:ss XXX");

    private static final Pattern NAME = Pattern.compile("([0-9]{1,2}) (\\p{L}+) ([0-9]{1,2})[.:]([0-9]{2}),.*");
    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");

    /** Notices come within hours; a time of the name that lies farther back is taken for a slip of the pen. */
    private static final Duration LATEST_NOTICE = Duration.ofDays(7);

    private PolisenTimes() {}

    /**
     * The name's time where it lies up to seven days before the notice, else the notice's own.
     *
     * @throws DateTimeException if {@code datetime} cannot be read
     */
    static Instant occurred(String datetime, String name) {
        var published = OffsetDateTime.parse(datetime, PUBLISHED);
        var match = NAME.matcher(name);
        if (!match.matches() || !MONTHS.contains(match.group(2).toLowerCase(Locale.ROOT))) {
            return published.toInstant();
        }
        int month = MONTHS.indexOf(match.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = published.atZoneSameInstant(SWEDEN).getYear();
        try {
            var told = LocalDateTime.of(
                            year,
                            month,
                            Integer.parseInt(match.group(1)),
                            Integer.parseInt(match.group(3)),
                            Integer.parseInt(match.group(4)))
                    .atZone(SWEDEN);
            // a notice of the morning about last night often carries the date of the morning; one of January the old
            // year's
            for (var at : List.of(told, told.minusDays(1), told.minusYears(1))) {
                var delay = Duration.between(at.toInstant(), published.toInstant());
                if (!delay.isNegative() && delay.compareTo(LATEST_NOTICE) <= 0) {
                    return at.toInstant();
                }
            }
        } catch (DateTimeException e) {
            return published.toInstant(); // 31 February, or 24:10
        }
        return published.toInstant();
    }
}
