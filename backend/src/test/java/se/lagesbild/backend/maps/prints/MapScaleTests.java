package se.lagesbild.backend.maps.prints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapScaleTests {
    @ParameterizedTest
    @CsvSource({
        "2000, 1000, 0.2, 0.1, 10000", // fits exactly
        "2001, 1000, 0.2, 0.1, 15000", // a metre too wide
        "2000, 1400, 0.2, 0.1, 15000", // too high
        "10, 10, 0.2, 0.1, 500", // never larger than 1:500
        "19000, 100, 0.2, 0.1, 100000",
        "150000, 100, 0.2, 0.1, 750000"
    })
    void theLargestUsualScaleThatFits(double wide, double high, double paperWide, double paperHigh, long scale) {
        assertThat(MapScale.of(wide, high, paperWide, paperHigh)).isEqualTo(scale);
    }

    @ParameterizedTest
    @CsvSource({"10000, 500", "25000, 1000", "5000, 200", "500, 20", "1000000, 50000"})
    void aBarIsOneTwoOrFive(long scale, long metres) {
        assertThat(MapScale.bar(scale, 0.05)).isEqualTo(metres);
    }

    @Test
    void aSheetHasRoomForItsMap() {
        for (boolean a3 : new boolean[] {false, true}) {
            for (boolean landscape : new boolean[] {false, true}) {
                var sheet = Sheet.of(a3, landscape);
                assertThat(sheet.mapHeightMm(20)).isGreaterThan(80).isLessThan(sheet.mapHeightMm(1));
                assertThat(Sheet.metres(Sheet.pixels(sheet.mapWidthMm())) * 1000)
                        .isCloseTo(sheet.mapWidthMm(), within(0.1));
            }
        }
        assertThat(Sheet.of(false, true)).isEqualTo(new Sheet(297, 210));
    }
}
