package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    @Test
    void adjustsInTheOrderOfTheInput() {
        // by hand: 0.01*4/1 = 0.04; 0.02*4/2 = 0.04; 0.03*4/3 = 0.04; 0.5*4/4 = 0.5
        assertThat(BenjaminiHochberg.adjust(new double[] {0.03, 0.5, 0.01, 0.02}))
                .containsExactly(new double[] {0.04, 0.5, 0.04, 0.04}, within(1e-15));
    }

    @Test
    void neverRisesAboveOneNorAboveALargerNeighbour() {
        // 0.9*2/1 = 1.8 is held down by the larger value's own 0.95
        assertThat(BenjaminiHochberg.adjust(new double[] {0.95, 0.9}))
                .containsExactly(new double[] {0.95, 0.95}, within(1e-15));
        assertThat(BenjaminiHochberg.adjust(new double[] {1, 1, 1})).containsOnly(1);
    }

    @Test
    void leavesOneAloneAndNoneEmpty() {
        assertThat(BenjaminiHochberg.adjust(new double[] {0.03})).containsExactly(0.03);
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
    }

    @Test
    void leavesTheInputAlone() {
        double[] p = {0.2, 0.1};
        BenjaminiHochberg.adjust(p);
        assertThat(p).containsExactly(0.2, 0.1);
    }

    @Test
    void namesAValueThatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenjaminiHochberg.adjust(new double[] {0.1, 1.5}))
                .withMessage("p value 1 is 1.5, not within 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochberg.adjust(new double[] {Double.NaN}));
    }
}
