package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursOfWeekTests {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:0 | 0",
                "7:23 | 167",
                "5:20-23,6:0-2 | 116 117 118 119 120 121 122", // Friday night runs over midnight
                "1-7:3 | 3 27 51 75 99 123 147",
                "2:1-2, 2:2-3 | 25 26 27", // what is said twice counts once
                "1-2:22-23 | 22 23 46 47"
            })
    void readsWeekdaysAndHoursWithBothEnds(String text, String hours) {
        var read = HoursOfWeek.read(text, STOCKHOLM);
        assertThat(read).isNotNull();
        assertThat(read.chosen())
                .containsExactlyElementsOf(java.util.Arrays.stream(hours.split(" "))
                        .map(Integer::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0:1",
                "8:1",
                "1:24",
                "1:3-2",
                "5-4:1",
                "1",
                "1:",
                ":1",
                "1:1;2:2",
                "1:1,,2:2",
                "mån:1",
                "1:-1",
                "1:1-2-3"
            })
    void readsNothingElse(String text) {
        assertThat(HoursOfWeek.read(text, STOCKHOLM)).isNull();
    }

    @Test
    void writesTheSameTextForTheSameHours() {
        var one = HoursOfWeek.read("6:0-2,5:20-23", STOCKHOLM);
        var two = HoursOfWeek.read("5:20,5:21-23,6:0-1,6:2", STOCKHOLM);
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString("5:20-23,6:0-2");
        assertThat(HoursOfWeek.read("1-7:0-23", STOCKHOLM).chosen())
                .containsExactlyElementsOf(IntStream.range(0, 168).boxed().toList());
    }

    @Test
    void isToldToPeopleInTheirOwnWords() {
        var night = HoursOfWeek.read("5:20-23,6:0-2,7:5", STOCKHOLM);
        assertThat(night.words(Locale.forLanguageTag("sv"))).isEqualTo("fre 20–24, lör 0–3, sön 5–6");
        assertThat(night.words(Locale.ENGLISH)).isEqualTo("Fri 20–24, Sat 0–3, Sun 5–6");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:00:00Z, 0", // midnight between Sunday and Monday on the clock of Stockholm
        "2026-11-22T22:59:59Z, 167",
        "2026-10-25T00:30:00Z, 146", // half past two in summer time ...
        "2026-10-25T01:30:00Z, 146", // ... and again in normal time: Sunday hour 2, twice
        "2026-03-29T00:30:00Z, 145", // half past one; an hour later it is half past three
        "2026-03-29T01:30:00Z, 147"
    })
    void countsOnTheAreasClock(String at, int hour) {
        assertThat(HoursOfWeek.of(Instant.parse(at), STOCKHOLM)).isEqualTo(hour);
        assertThat(HoursOfWeek.read("%d:%d".formatted(hour / 24 + 1, hour % 24), STOCKHOLM)
                        .contains(hour))
                .isTrue();
    }
}
