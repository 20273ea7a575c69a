package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparison and sentence of a selection, without a database. */
class SelectionWordsTests {
    @ParameterizedTest
    @CsvSource({
        "12, 37, MORE", // p of 12 against 37 in equal time is 0.0005
        "37, 12, FEWER",
        "20, 25, UNCHANGED",
        "4, 5, TOO_FEW", // nine together
        "0, 10, MORE", // p = 2 / 2^10
        "0, 0, TOO_FEW"
    })
    void judgesTwoCountsByTheExactTest(int before, int now, SelectionTrend.Verdict verdict) {
        assertThat(SelectionTrend.of(before, 28, now, 28, true).verdict()).isEqualTo(verdict);
    }

    @Test
    void givesTheRatioPerDayWithItsInterval() {
        // twice as long before, so 24 in 56 days is 12 in 28
        var trend = SelectionTrend.of(24, 56, 37, 28, true);
        assertThat(trend.rateRatio()).isCloseTo(37.0 / 12, within(1e-9));
        assertThat(trend.low()).isBetween(1.7, 1.9);
        assertThat(trend.high()).isBetween(5.0, 5.5);
        assertThat(SelectionTrend.of(0, 28, 10, 28, true).rateRatio())
                .as("ten times nothing is no number")
                .isNull();
        assertThat(SelectionTrend.of(3, 28, 37, 28, false).verdict()).isEqualTo(SelectionTrend.Verdict.NO_DATA);
    }

    private static SelectionSentence.Facts facts(Integer n, SelectionTrend trend) {
        return new SelectionSentence.Facts(n, false, true, 0, 28, List.of("klotter", "skräp"), trend);
    }

    @Test
    void saysItInOneSentence() {
        assertThat(SelectionSentence.swedish(facts(37, SelectionTrend.of(12, 28, 37, 28, true))))
                .isEqualTo(
                        "37 iakttagelser i det markerade området på 28 dygn, mest klotter och skräp; tydligt fler än perioden före (12), 3,1 gånger så många per dygn, troligen mellan 1,6 och 6,5.");
        assertThat(SelectionSentence.english(facts(1, SelectionTrend.of(2, 28, 1, 28, true))))
                .isEqualTo(
                        "1 observation in the marked area in 28 days, mostly klotter and skräp; too few to compare with the period before (2).");
        // 37 were compared, and not the 40
        assertThat(SelectionSentence.swedish(new SelectionSentence.Facts(
                        40, false, true, 3, 28, List.of(), SelectionTrend.of(12, 28, 37, 28, true))))
                .isEqualTo(
                        "40 iakttagelser i det markerade området på 28 dygn, varav 3 lugna besök; utan de lugna 37, tydligt fler än perioden före (12), 3,1 gånger så många per dygn, troligen mellan 1,6 och 6,5.");
        assertThat(SelectionSentence.swedish(new SelectionSentence.Facts(
                        null, true, false, 0, 0, List.of(), SelectionTrend.of(0, 0, 3, 0, false))))
                .isEqualTo(
                        "Färre än fem iakttagelser i urvalet; ingen jämförelse: data saknas för hela perioden före.");
        assertThat(SelectionSentence.swedish(new SelectionSentence.Facts(
                        25,
                        true,
                        true,
                        0,
                        1,
                        List.of(),
                        SelectionTrend.of(20, 1, 29, 1, true).coarse(20, 25))))
                .isEqualTo(
                        "Minst 25 iakttagelser i det markerade området på ett dygn; ingen säker skillnad mot perioden före (20).");
    }
}
