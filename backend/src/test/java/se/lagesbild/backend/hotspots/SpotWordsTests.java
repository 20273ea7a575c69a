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

    /** Seven in one square beside an expected 0.4 are no chance, though their surroundings are as everywhere. */
    @Test
    void aPlaceThatStandsOutAloneIsNotCalledChance() {
        assertThat(SpotSentence.of(
                        "Parken",
                        12,
                        Duration.ofDays(10),
                        kinds("ljud"),
                        List.of(),
                        before(new Trend(11, 12, 0.2, 1, Verdict.SAME)),
                        Confidence.WEAK,
                        true))
                .isEqualTo(
                        "Parken: 12 iakttagelser på 10 dygn, mest ljud; samlat på en punkt, omgivningen sticker inte ut; ingen säker skillnad mot perioden före (11).");
    }

    @Test
    void theSameHoursOfSeveralDaysAreSaidOnce() {
        assertThat(sentence(List.of(new Window(5, 21, 1, 9), new Window(6, 21, 1, 8))))
                .contains(", oftast fredag och lördag 21–01;");
        assertThat(sentence(java.util.stream.IntStream.rangeClosed(1, 5)
                        .mapToObj(day -> new Window(day, 7, 9, 4))
                        .toList()))
                .contains(", oftast vardagar 07–09;");
        assertThat(sentence(java.util.stream.IntStream.rangeClosed(4, 7)
                        .mapToObj(day -> new Window(day, 20, 2, 4))
                        .toList()))
                .contains(", oftast torsdag–söndag 20–02;");
        assertThat(sentence(java.util.stream.IntStream.of(1, 2, 3, 4, 6, 7)
                        .mapToObj(day -> new Window(day, 2, 6, 4))
                        .toList()))
                .contains(", oftast alla dagar utom fredag 02–06;");
        assertThat(sentence(java.util.stream.IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> new Window(day, 20, 23, 4))
                        .toList()))
                .contains(", oftast alla dagar 20–23;");
    }

    @Test
    void wholeWeeksAreSaidAsWeeksHoweverMany() {
        assertThat(SpotSentence.of(
                        "Parken",
                        3,
                        Duration.ofDays(364),
                        kinds("ljud"),
                        List.of(),
                        before(new Trend(1, 3, 0.2, 1, Verdict.TOO_FEW)),
                        Confidence.TOO_FEW))
                .isEqualTo("Parken: 3 iakttagelser på 52 veckor; för få för att bedöma.");
    }

    private static String sentence(List<Window> windows) {
        return SpotSentence.of(
                "Stortorget",
                34,
                FOUR_WEEKS,
                kinds("ljud"),
                windows,
                before(new Trend(12, 34, 3.2, 0.002, Verdict.UP)),
                Confidence.STRONG);
    }
}
