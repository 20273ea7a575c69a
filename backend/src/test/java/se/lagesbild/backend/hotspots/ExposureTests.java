package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.hotspots.Exposure.Basis;
import se.lagesbild.backend.hotspots.Exposure.Mark;
import se.lagesbild.backend.hotspots.Exposure.Seen;
import se.lagesbild.backend.hotspots.Exposure.Town;

class ExposureTests {
    /** 200 hours in town and one report in each two of them. */
    private static final Town TOWN = new Town(200, 100);

    private static Exposure checkedIn(int count, int reports, double hours, double atMost) {
        return Exposure.of(new Seen(count, 4, reports), Basis.CHECK_INS, hours, atMost, TOWN, 1);
    }

    @Test
    void aPlaceWhereWardensStandAllEveningIsHotForThatReason() {
        // 30 reports where 4 are expected, seven times as many; in 60 hours that is one in two hours, as everywhere
        var exposure = checkedIn(30, 30, 60, 70);
        assertThat(exposure.perHour()).isCloseTo(0.5, within(1e-9));
        assertThat(exposure.mark()).isEqualTo(Mark.WATCHED);
    }

    @Test
    void aPlaceWithManyReportsInFewHoursIsAboveTheTown() {
        assertThat(checkedIn(30, 30, 8, 10).mark()).isEqualTo(Mark.ABOVE);
        assertThat(checkedIn(30, 30, 8, 60).mark())
                .as("if the wardens were near all the way, it is not")
                .isEqualTo(Mark.UNCLEAR);
    }

    @Test
    void anIntervalThatHoldsBothErrorsIsShown() {
        var exposure = checkedIn(10, 10, 8, 16);
        // exact interval of 10: 4.795 to 18.390
        assertThat(exposure.low()).isCloseTo(4.7954 / 16, within(1e-4));
        assertThat(exposure.high()).isCloseTo(18.3904 / 8, within(1e-4));
    }

    @Test
    void fewIsNotJudged() {
        assertThat(checkedIn(4, 4, 60, 70).mark()).isEqualTo(Mark.TOO_FEW);
        assertThat(checkedIn(30, 30, 1.5, 2).mark()).isEqualTo(Mark.TOO_FEW);
        assertThat(checkedIn(30, 30, 1.5, 2).perHour()).isNull();
    }

    @Test
    void whatOthersReportIsNotExplainedByTheWardensHours() {
        assertThat(checkedIn(30, 14, 60, 70).mark()).isEqualTo(Mark.OTHERS);
    }

    @Test
    void withoutMeasurementNothingIsJudged() {
        var seen = new Seen(30, 4, 30);
        assertThat(Exposure.of(seen, Basis.NONE, 0, 0, TOWN, 1).mark()).isEqualTo(Mark.NO_MEASUREMENT);
        assertThat(Exposure.of(seen, Basis.SHARED, 20, 20, TOWN, 1).mark()).isEqualTo(Mark.NO_MEASUREMENT);
        assertThat(Exposure.of(seen, Basis.NONE, 0, 0, new Town(0, 0), 1).view().get("hours"))
                .isNull();
    }

    @Test
    void whoSeesSumsAloneIsNotToldOfFewerThanFive() {
        assertThat(checkedIn(30, 4, 60, 70).withoutFew().view())
                .containsEntry("reports", 0)
                .containsEntry("perHour", null);
        assertThat(checkedIn(30, 5, 60, 70).withoutFew().reports()).isEqualTo(5);
    }

    /**
     * Towns in which every place gives the same number of reports an hour, and the eight with most reports are looked at: at most 5 % of
     * them may be said to be above the town, though they were chosen because they were many.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 2})
    void sameRateEverywhereIsNotCalledAbove(double rate) {
        var random = new SplittableRandom(20_261_123);
        int above = 0;
        int watched = 0;
        int looked = 0;
        for (int town = 0; town < 300; town++) {
            var hours = new double[60];
            var reports = new int[60];
            double allHours = 0;
            int all = 0;
            for (int i = 0; i < hours.length; i++) {
                hours[i] = Math.exp(1 + 1.2 * gauss(random));
                reports[i] = poisson(rate * hours[i], random);
                allHours += hours[i];
                all += reports[i];
            }
            var places = new ArrayList<Integer>();
            for (int i = 0; i < hours.length; i++) {
                places.add(i);
            }
            places.sort(Comparator.comparingInt((Integer i) -> reports[i]).reversed());
            for (int i : places.subList(0, 8)) {
                var seen = new Seen(reports[i], all / 60.0, reports[i]);
                var mark = Exposure.of(seen, Basis.CHECK_INS, hours[i], hours[i], new Town(allHours, all), 8)
                        .mark();
                above += mark == Mark.ABOVE ? 1 : 0;
                watched += mark == Mark.WATCHED ? 1 : 0;
                looked++;
            }
        }
        assertThat(above / (double) looked).isLessThanOrEqualTo(0.05);
        assertThat(watched)
                .as("and some are found to be hot for the hours alone")
                .isPositive();
    }

    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static int poisson(double mean, SplittableRandom random) {
        return PoissonDistribution.of(mean).inverseCumulativeProbability(random.nextDouble());
    }
}
