package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.maps.FilterReader.Period;

class RecordsTests {
    private static final Instant FIRST = Instant.parse("2025-11-30T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2025-11-23, 2025-11-30, false", // all of the week lies before
        "2025-11-30, 2025-12-07, true",
        "2025-11-29, 2025-12-06, true", // a quarter of a week is 42 hours
        "2025-11-28, 2025-12-05, false",
        "2025-11-23, 2025-12-21, true", // a quarter of four weeks
        "2025-11-22, 2025-12-20, false",
        "2025-11-20, 2026-11-20, false" // never more than a week
    })
    void aWeekBeforeTheFirstReportIsNoWeekWithoutAny(String from, String until, boolean reach) {
        var period = new Period(Instant.parse(from + "T00:00:00Z"), Instant.parse(until + "T00:00:00Z"));
        assertThat(Records.reach(FIRST, period)).isEqualTo(reach);
    }

    @Test
    void withoutAReportOrABeginningThereIsNothingToCompareWith() {
        assertThat(Records.reach(null, new Period(FIRST, null))).isFalse();
        assertThat(Records.reach(FIRST, null)).isFalse();
        assertThat(Records.reach(FIRST, new Period(null, FIRST))).isFalse();
        assertThat(Records.reach(FIRST, new Period(FIRST, null))).isTrue();
    }
}
