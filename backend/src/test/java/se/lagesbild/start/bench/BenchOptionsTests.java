package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTests {
    @Test
    void measuresTheTwoSizesOfTheGoalWhereNothingIsSaid() {
        assertThat(BenchOptions.of(List.of()).rows()).containsExactly(100_000, 1_000_000);
    }

    @Test
    void readsSizesApartAndJoined() {
        assertThat(BenchOptions.of(List.of("--rows", "1000,20000")).rows()).containsExactly(1_000, 20_000);
        assertThat(BenchOptions.of(List.of("--rows=5000000")).rows()).containsExactly(5_000_000);
    }

    @Test
    void measuresTheBrowserAloneWhereThatIsWanted() {
        assertThat(BenchOptions.of(List.of()).browserAlone()).isFalse();
        var options = BenchOptions.of(List.of("--browser", "--rows", "1000000"));
        assertThat(options.browserAlone()).isTrue();
        assertThat(options.rows()).containsExactly(1_000_000);
    }

    @Test
    void measuresTheStatisticsAloneButNotBesideTheBrowserAlone() {
        assertThat(BenchOptions.of(List.of()).statisticsAlone()).isFalse();
        assertThat(BenchOptions.of(List.of("--statistics")).statisticsAlone()).isTrue();
        assertThatThrownBy(() -> BenchOptions.of(List.of("--statistics", "--browser")))
                .hasMessageContaining("går inte ihop");
        assertThat(BenchOptions.of(List.of("--network")).networkAlone()).isTrue();
        assertThatThrownBy(() -> BenchOptions.of(List.of("--statistics", "--network")))
                .hasMessageContaining("går inte ihop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "999", "5000001", "99999999999", "-1000", "1e6", "1000,", "1000;2000"})
    void refusesASizeOutsideTheLimitsAndNamesIt(String size) {
        assertThatThrownBy(() -> BenchOptions.of(List.of("--rows", size)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + size + "'")
                .hasMessageContaining("1000 till 5000000");
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> BenchOptions.of(List.of("--row", "1000"))).hasMessageContaining("'--row'");
        assertThatThrownBy(() -> BenchOptions.of(List.of("--rows"))).hasMessageContaining("saknar sitt värde");
    }
}
