package se.lagesbild.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTests {
    @ParameterizedTest
    @CsvSource({"0,", "4,", "5, 5", "9, 5", "10, 10", "1234, 1230"})
    void tellsNothingUnderFiveAndOnlyFivesAbove(int n, Integer told) {
        assertThat(Disclosure.atLeast(n)).isEqualTo(told);
    }

    @Test
    void leavesOutSmallCountsAltogether() {
        assertThat(Disclosure.atLeast(Map.of("A", 4, "B", 17))).isEqualTo(Map.of("B", 15));
    }
}
