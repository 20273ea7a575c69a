package se.lagesbild.backend.maps;

import java.time.ZoneId;

/** Hours for tests of other rooms, which get them from the address otherwise. */
public final class HoursForTests {
    private HoursForTests() {}

    public static HoursOfWeek of(String text, ZoneId zone) {
        var hours = HoursOfWeek.read(text, zone);
        if (hours == null) {
            throw new IllegalArgumentException(text);
        }
        return hours;
    }
}
