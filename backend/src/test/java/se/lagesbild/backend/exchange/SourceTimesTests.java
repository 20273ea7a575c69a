package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimesTests {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static SourceTimes times(String pattern) {
        return new SourceTimes(pattern.isEmpty() ? null : SourceTimes.strict(pattern), STOCKHOLM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Stockholm is one hour ahead of UTC in winter, two in summer
                "''                    | 2026-01-31T21:15:00+01:00 | ''  | 2026-01-31T20:15:00Z",
                "''                    | 2026-01-31T20:15:00Z      | ''  | 2026-01-31T20:15:00Z",
                "''                    | 2026-01-31 21:15:00 +0100 | ''  | 2026-01-31T20:15:00Z",
                "''                    | 2026-01-31 21:15          | ''  | 2026-01-31T20:15:00Z",
                "''                    | 2026-07-31T21:15:00.250   | ''  | 2026-07-31T19:15:00.250Z",
                "''                    | 2026-01-31                | ''  | 2026-01-30T23:00:00Z",
                "''                    | 2026-01-31                | 23  | 2026-01-31T22:00:00Z",
                "M/d/yyyy              | 1/31/2026                 | 7   | 2026-01-31T06:00:00Z",
                "d.M.yyyy 'kl y' H      | 3.6.2026 kl y 7           | ''  | 2026-06-03T05:00:00Z",
                "yyyy-MM-dd HH:mm      | 2024-02-29 00:00          | ''  | 2024-02-28T23:00:00Z",
                // twice that hour when the clocks go back: the first of the two, still summer time
                "yyyy-MM-dd HH:mm      | 2026-10-25 02:30          | ''  | 2026-10-25T00:30:00Z"
            })
    void readsWhatSourcesWrite(String pattern, String text, String hour, String expected) {
        assertThat(times(pattern).read(text, hour)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | 2026-02-31       | ''",
                "''               | i går            | ''",
                "''               | ''               | ''",
                "''               | 2026-01-31       | 24",
                "''               | 2026-01-31       | -1",
                "M/d/yyyy         | 2/29/2026        | 0",
                "M/d/yyyy         | 2026-01-31       | 0",
                "yyyy-MM-dd HH:mm | 2026-01-31 24:00 | ''"
            })
    void refusesWhatIsNoTime(String pattern, String text, String hour) {
        assertThatThrownBy(() -> times(pattern).read(text, hour)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:mm", "dd/MM HH:mm", "YYYY-MM-dd", "åååå", "yyyy-mm-dd", "nonsense", ""})
    void refusesAPatternThatGivesNoDay(String pattern) {
        assertThatThrownBy(() -> SourceTimes.strict(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void movesAnHourThatDoesNotExistAndCountsIt() {
        var times = times("yyyy-MM-dd HH:mm");
        // 02:30 does not exist on 29 March 2026: half an hour after the jump from 2 to 3
        assertThat(times.read("2026-03-29 02:30", "")).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(times.read("2026-03-29 03:30", "")).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(times.moved()).isEqualTo(1);
    }
}
