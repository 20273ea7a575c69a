package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;
import se.lagesbild.backend.hotspots.HotSpots.Trend;
import se.lagesbild.backend.hotspots.HotSpots.Verdict;
import se.lagesbild.backend.hotspots.HotSpots.Window;

class SpotWordsTests {
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    private static Map<String, Integer> kinds(String... names) {
        var kinds = new LinkedHashMap<String, Integer>();
        for (var name : names) {
            kinds.put(name, 10);
        }
        return kinds;
    }

    private static SpotSentence.Change before(Trend trend) {
        return SpotSentence.Change.of(false, trend, null);
    }

    /** What was asked for is told; else last year where it says something; else the weeks just before. */
    @Test
    void theComparisonThatIsWorthTelling() {
        var before = new Trend(12, 34, 3.2, 0.002, Verdict.UP);
        var year = new Trend(30, 34, 0.5, 0.6, Verdict.SAME);
        var few = new Trend(2, 3, 0.5, 0.6, Verdict.TOO_FEW);
        assertThat(sentence(SpotSentence.Change.of(false, before, year)))
                .endsWith("; ingen säker skillnad mot samma veckor i fjol (30).");
        assertThat(sentence(SpotSentence.Change.of(false, before, few)))
                .endsWith("; tydligt fler än perioden före (12).");
        assertThat(sentence(SpotSentence.Change.of(true, before, year)))
                .endsWith("; tydligt fler än jämförelseperioden (12).");
    }

    private static String sentence(SpotSentence.Change change) {
        return SpotSentence.of("Torget", 34, FOUR_WEEKS, kinds("ljud"), List.of(), change, Confidence.STRONG);
    }

    @Test
    void onePlaceInOnePlainSentence() {
        assertThat(SpotSentence.of(
                        "Stortorget",
                        34,
                        FOUR_WEEKS,
                        kinds("samling", "klotter", "ljud"),
                        List.of(new Window(5, 20, 24, 12), new Window(6, 20, 24, 10)),
                        before(new Trend(12, 34, 3.2, 0.002, Verdict.UP)),
                        Confidence.STRONG))
                .isEqualTo(
                        "Stortorget: 34 iakttagelser på fyra veckor, mest samling och klotter, oftast fredag och lördag 20–24; tydligt fler än perioden före (12).");
    }

    @Test
    void aKindWithASmallShareIsNotNamed() {
        var kinds = new LinkedHashMap<String, Integer>();
        kinds.put("stöld", 48);
        kinds.put("klotter", 3);
        assertThat(SpotSentence.of(
                        "Torget",
                        51,
                        FOUR_WEEKS,
                        kinds,
                        List.of(),
                        before(new Trend(50, 51, 0.1, 1, Verdict.SAME)),
                        Confidence.STRONG))
                .contains("mest stöld;");
    }

    @Test
    void aPeriodBeforeThereWereDataIsNoComparison() {
        assertThat(SpotSentence.of(
                        "Torget",
                        51,
                        null,
                        kinds("stöld"),
                        List.of(),
                        before(new Trend(0, 51, 7.0, 0, Verdict.NO_DATA)),
                        Confidence.STRONG))
                .isEqualTo(
                        "Torget: 51 iakttagelser, mest stöld; ingen jämförelse: data saknas för hela perioden före.");
    }

    @Test
    void fewAreToldAndNotJudged() {
        assertThat(SpotSentence.of(
                        "Kajen",
                        1,
                        FOUR_WEEKS,
                        kinds("ljud"),
                        List.of(),
                        before(new Trend(0, 1, 1.4, 1, Verdict.TOO_FEW)),
                        Confidence.TOO_FEW))
                .isEqualTo("Kajen: 1 iakttagelse på fyra veckor; för få för att bedöma.");
    }

    @Test
    void aPlaceThatChanceCouldHaveMadeSaysSo() {
        assertThat(SpotSentence.of(
                        "Parken",
                        12,
                        Duration.ofDays(10),
                        kinds("ljud"),
                        List.of(),
                        before(new Trend(11, 12, 0.2, 1, Verdict.SAME)),
                        Confidence.WEAK))
                .isEqualTo(
                        "Parken: 12 iakttagelser på 10 dygn, mest ljud; kan vara slump; ingen säker skillnad mot perioden före (11).");
    }

    @Test
    void bestWindowsHoldHalfAndNeedEnough() {
        var matrix = new int[7][24];
        matrix[4][21] = 12;
        matrix[5][22] = 9;
        matrix[0][8] = 3;
        assertThat(BestWindows.of(matrix))
                .as("Friday 18-22 holds 12 of 24: half, so one window is enough")
                .containsExactly(new Window(5, 18, 22, 12));
        matrix[4][21] = 2;
        assertThat(BestWindows.of(matrix))
                .as("14 reports are too few for hours")
                .isEmpty();
    }

    @Test
    void bestWindowsDoNotOverlapAndStayWithinTheDay() {
        var matrix = new int[7][24];
        for (int hour = 0; hour < 24; hour++) {
            matrix[3][hour] = 2;
        }
        var windows = BestWindows.of(matrix);
        assertThat(windows).hasSize(3);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).fromHour())
                    .isGreaterThanOrEqualTo(windows.get(i - 1).toHour());
        }
        assertThat(windows).allSatisfy(w -> assertThat(w.toHour()).isLessThanOrEqualTo(24));
    }
}
