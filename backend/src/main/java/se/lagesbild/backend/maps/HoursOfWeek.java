package se.lagesbild.backend.maps;

import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
        var text = new StringJoiner(",");
        IntStream.range(0, 7).forEach(day -> {
            int end = (day + 1) * HOURS;
            for (int from = hours.nextSetBit(day * HOURS); from >= 0 && from < end; ) {
                int until = Math.min(hours.nextClearBit(from), end);
                text.add("%d:%d-%d".formatted(day + 1, from % HOURS, (until - 1) % HOURS));
                from = hours.nextSetBit(until);
            }
        });
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
