package se.lagesbild.backend.maps;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of the 168 hours of a week, on the area's clock. Written as {@code 5:20-23,6:0-2,1-4:8}: weekdays 1 (Monday) to 7, and hours 0
 * to 23, both ends included.
 */
public final class HoursOfWeek {
    private static final int HOURS = 24;
    private static final int WEEK = 7 * HOURS;
    private static final Pattern PART = Pattern.compile("([1-7])(?:-([1-7]))?:([0-9]{1,2})(?:-([0-9]{1,2}))?");

    private final ZoneId zone;
    private final BitSet hours;

    private HoursOfWeek(ZoneId zone, BitSet hours) {
        this.zone = zone;
        this.hours = hours;
    }

    /** @return null where the text is not written like this, or chooses no hour */
    static @Nullable HoursOfWeek read(String text, ZoneId zone) {
        var hours = new BitSet(WEEK);
        for (var part : text.split(",", -1)) {
            var match = PART.matcher(part.strip());
            if (!match.matches()) {
                return null;
            }
            int firstDay = Integer.parseInt(match.group(1));
            int lastDay = match.group(2) == null ? firstDay : Integer.parseInt(match.group(2));
            int first = Integer.parseInt(match.group(3));
            int last = match.group(4) == null ? first : Integer.parseInt(match.group(4));
            if (lastDay < firstDay || last < first || last >= HOURS) {
                return null;
            }
            for (int day = firstDay; day <= lastDay; day++) {
                hours.set((day - 1) * HOURS + first, (day - 1) * HOURS + last + 1);
            }
        }
        return new HoursOfWeek(zone, hours);
    }

    public ZoneId zone() {
        return zone;
    }

    /** 0 (Monday, from midnight) to 167 (Sunday, the last hour), ascending. */
    public List<Integer> chosen() {
        return hours.stream().boxed().toList();
    }

    /** @param hour as in {@link #chosen} */
    public boolean contains(int hour) {
        return hours.get(hour);
    }

    /** The hour of the week on this clock, as in {@link #chosen}. */
    public static int of(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * HOURS + local.getHour();
    }

    /** The same text for the same hours. */
    @Override
    public String toString() {
        return blocks(",", (day, from, until) -> "%d:%d-%d".formatted(day + 1, from, until - 1));
    }

    /** For people: {@code fre 18–24, lör 0–3}. */
    public String words(Locale locale) {
        return blocks(
                ", ",
                (day, from, until) -> "%s %d–%d"
                        .formatted(
                                DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT_STANDALONE, locale), from, until));
    }

    private interface Block {
        /** @param day 0 to 6 @param until 1 to 24, not included */
        String write(int day, int from, int until);
    }

    private String blocks(String between, Block block) {
        var text = new StringJoiner(between);
        for (int day = 0; day < 7; day++) {
            int start = day * HOURS;
            int end = start + HOURS;
            for (int from = hours.nextSetBit(start); from >= 0 && from < end; ) {
                int until = Math.min(hours.nextClearBit(from), end);
                text.add(block.write(day, from - start, until - start));
                from = hours.nextSetBit(until);
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HoursOfWeek that && zone.equals(that.zone) && hours.equals(that.hours);
    }

    @Override
    public int hashCode() {
        return 31 * zone.hashCode() + hours.hashCode();
    }
}
