package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolisenTimesTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // published a quarter of an hour later
                "2023-02-17 23:01:54 +01:00 | 17 februari 22:47, Mord/dråp, Trelleborg | 2023-02-17T21:47:00Z",
                // written in the morning with the morning's date: 23:41 that day has not been yet
                "2023-04-04 6:50:46 +02:00 | 04 april 23:41, Detonation, Trelleborg | 2023-04-03T21:41:00Z",
                // the year is the old one
                "2024-01-01 6:10:00 +01:00 | 31 december 23:50, Brand, Ystad | 2023-12-31T22:50:00Z",
                // older feeds write a point
                "2023-02-17 23:01:54 +01:00 | 17 februari 22.47, Rån, Trelleborg | 2023-02-17T21:47:00Z",
                // nothing usable in the name: the notice's own time
                "2023-02-17 9:01:54 +01:00 | Rån, Trelleborg | 2023-02-17T08:01:54Z",
                "2023-02-17 9:01:54 +01:00 | 17 frimaire 22:47, Rån, Trelleborg | 2023-02-17T08:01:54Z",
                "2023-02-17 9:01:54 +01:00 | 31 februari 22:47, Rån, Trelleborg | 2023-02-17T08:01:54Z",
                // eight days before the notice: taken for a slip of the pen
                "2023-02-17 9:01:54 +01:00 | 09 februari 08:00, Rån, Trelleborg | 2023-02-17T08:01:54Z",
                "2023-02-17 9:01:54 +01:00 | 11 februari 08:00, Rån, Trelleborg | 2023-02-11T07:00:00Z"
            })
    void takesTheNamesTimeWhereItLiesShortlyBeforeTheNotice(String datetime, String name, String expected) {
        assertThat(PolisenTimes.occurred(datetime, name)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> PolisenTimes.occurred("2023-02-31 9:01:54 +01:00", "Rån"))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> PolisenTimes.occurred("", "17 februari 22:47, Rån"))
                .isInstanceOf(DateTimeException.class);
    }
}
