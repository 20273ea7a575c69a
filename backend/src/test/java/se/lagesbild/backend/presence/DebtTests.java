package se.lagesbild.backend.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of a presence debt. */
class DebtTests {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");

    @ParameterizedTest(name = "{0} visits of {1} minutes on {2} days: {3} visits, {4} minutes")
    @CsvSource({
        "3, 15, 7, 3, 45, false",
        "3, 15, 4, 2, 30, true", // 1.71 visits
        "3, 15, 1, 0, 0, true", // 0.43: not one whole visit
        "7, 10, 1, 1, 10, true",
        "1, 15, 3, 0, 0, true", // 0.43
        "1, 15, 4, 1, 15, true", // 0.57
        "0, 15, 7, 0, 0, false"
    })
    void aPartOfAWeekWantsItsShare(int visits, int minutes, int days, int wanted, int wantedMinutes, boolean part) {
        assertThat(Debt.wanted(visits, minutes, days))
                .isEqualTo(new Debt.Wanted(wanted, wantedMinutes, minutes, days, part));
    }

    @Test
    void namesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Debt.wanted(3, 15, 0)).hasMessageContaining("days=0");
        assertThatThrownBy(() -> Debt.wanted(3, 15, 8)).hasMessageContaining("days=8");
        assertThatThrownBy(() -> Debt.wanted(-1, 15, 7)).hasMessageContaining("visitsPerWeek=-1");
    }

    @ParameterizedTest
    @CsvSource({"45, 0, 45", "45, 20, 25", "45, 45, 0", "45, 60, 0", "0, 0, 0", "0, 10, 0"})
    void aDebtIsNeverNegative(long wanted, long done, long owed) {
        assertThat(Debt.owed(wanted, done)).isEqualTo(owed);
    }

    @Test
    void moreThanWantedIsToldAndNothingWantedHasNoShare() {
        assertThat(Debt.delivered(45, 25)).isEqualTo(0.56);
        assertThat(Debt.delivered(45, 60)).isEqualTo(1.33);
        assertThat(Debt.delivered(45, 0)).isEqualTo(0.0);
        assertThat(Debt.delivered(0, 10)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        ", 0, NO_WISH",
        "45, 0, PAID",
        "0, 0, PAID",
        "45, 15, LITTLE",
        "45, 16, HALF",
        "45, 30, HALF",
        "45, 31, MOST",
        "45, 45, MOST"
    })
    void theMapKnowsFiveSteps(Long wanted, long owed, Debt.Level level) {
        assertThat(Debt.level(wanted, owed)).isEqualTo(level);
    }

    @Test
    void gapsRunFromDayToDayAndUpToToday() {
        var days = List.of(MONDAY, MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(5));
        assertThat(Debt.gaps(null, days, MONDAY.plusDays(6)))
                .as("two days, then three; twice on one day is one day")
                .isEqualTo(new Debt.Gaps(2.5, 3));
        assertThat(Debt.gaps(MONDAY.minusDays(4), List.of(MONDAY), MONDAY))
                .as("four days since the visit of the week before")
                .isEqualTo(new Debt.Gaps(4.0, 4));
        assertThat(Debt.gaps(MONDAY.minusDays(4), List.of(), MONDAY.plusDays(6)))
                .as("nobody all week")
                .isEqualTo(new Debt.Gaps(null, 10));
        assertThat(Debt.gaps(null, List.of(MONDAY), MONDAY))
                .as("one visit, today: nothing to measure from")
                .isEqualTo(new Debt.Gaps(null, 0));
        assertThat(Debt.gaps(null, List.of(), MONDAY)).isEqualTo(new Debt.Gaps(null, null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "over midnight, 2026-11-17T22:50:00Z, 2026-11-17T23:10:00Z, 20",
        "the hour that comes twice, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z, 60", // 02:30 to 02:30 on the wall
        "the hour that is left out, 2026-03-29T00:45:00Z, 2026-03-29T01:15:00Z, 30", // 01:45 to 03:15 on the wall
        "not checked out, 2026-11-17T22:50:00Z, , 0"
    })
    void aVisitIsAsLongAsAWatchSays(String what, Instant arrived, Instant left, double minutes) {
        assertThat(new Presence(arrived, left, "torget", "Torget", null).minutes())
                .isEqualTo(minutes);
    }
}
