package se.lagesbild.backend.hotspots.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.backend.hotspots.why.FactorRate.Verdict.COMMONER;
import static se.lagesbild.backend.hotspots.why.FactorRate.Verdict.NO_DIFFERENCE;
import static se.lagesbild.backend.hotspots.why.FactorRate.Verdict.RARER;
import static se.lagesbild.backend.hotspots.why.FactorRate.Verdict.TOO_FEW;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The density of a kind of place beside that of the whole town. */
class FactorRateTests {
    @Test
    void theIntervalIsThatOfTheShareOfAllPlaces() {
        var rate = FactorRate.of(9, 8, 60, 400, 0.01, 0.99);
        // R: binom.test(9, 60)$conf.int is 0.0709562 to 0.2657404; the spot has 8/400 = 0.02 of the area
        assertThat(Objects.requireNonNull(rate.ratio())).isCloseTo(0.15 / 0.02, within(1e-9));
        assertThat(Objects.requireNonNull(rate.low())).isCloseTo(0.0709562 / 0.02, within(1e-5));
        assertThat(Objects.requireNonNull(rate.high())).isCloseTo(0.2657404 / 0.02, within(1e-5));
        assertThat(rate.verdict()).isEqualTo(COMMONER);
    }

    @Test
    void thingsThatStandInRowsAreNotCalledCommonByTheIntervalAlone() {
        assertThat(FactorRate.of(40, 8, 1_000, 400, 0.3, 0.7).verdict()).isEqualTo(NO_DIFFERENCE);
        assertThat(FactorRate.of(40, 8, 1_000, 400, 0.1, 0.9).verdict()).isEqualTo(COMMONER);
    }

    @Test
    void rareIsSaidOnlyWhereMostSquaresHaveMore() {
        // 20 are expected
        assertThat(FactorRate.of(2, 8, 1_000, 400, 0.95, 0.05).verdict()).isEqualTo(RARER);
        assertThat(FactorRate.of(2, 8, 1_000, 400, 0.5, 0.5).verdict()).isEqualTo(NO_DIFFERENCE);
    }

    @Test
    void aFewAreTooFew() {
        // 0.2 expected and 4 found: twenty times as many, and still four
        assertThat(FactorRate.of(4, 8, 10, 400, 0.01, 0.99).verdict()).isEqualTo(TOO_FEW);
        assertThat(FactorRate.of(5, 8, 10, 400, 0.01, 0.99).verdict()).isEqualTo(COMMONER);
    }

    @Test
    void withoutAnyOrWithoutARestThereIsNoRatio() {
        assertThat(FactorRate.of(0, 8, 0, 400, 1, 1).ratio()).isNull();
        assertThat(FactorRate.of(9, 400, 9, 400, 1, 1).verdict()).isEqualTo(TOO_FEW);
    }

    @Test
    void allAtTheSpotIsNotEndless() {
        var rate = FactorRate.of(6, 8, 6, 400, 0.01, 1);
        assertThat(rate.ratio()).isEqualTo(50.0);
        assertThat(rate.high()).isEqualTo(50.0);
        assertThat(Objects.requireNonNull(rate.low())).isLessThan(50);
    }
}
