package se.lagesbild.gis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.network.SmallTown.METRES;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.network.StreetStretches.Stretch;

/** Storgatan goes east from 0 to 400 m in four segments, crossed by three streets and met by one alley without a name. */
class StreetStretchesTest {
    private final StreetGraph town = new SmallTown()
            .street(1, 1, 2, "Storgatan", 0, 0, 100, 0)
            .street(2, 2, 3, "Storgatan", 100, 0, 200, 0)
            .street(3, 3, 4, "Storgatan", 200, 0, 300, 0)
            .street(4, 4, 5, "Storgatan", 300, 0, 400, 0)
            .street(11, 1, 6, "Kyrkogatan", 0, 0, 0, 200)
            .street(12, 3, 7, null, 200, 0, 200, 200)
            .street(13, 4, 8, "Torggatan", 300, 0, 300, 200)
            .street(14, 5, 9, "Ågatan", 400, 0, 400, 200)
            .street(15, 6, 10, "Storgatan", 0, 200, -100, 200)
            .graph();

    private static Geometry box(double west, double south, double east, double north) {
        return METRES.toGeometry(new Envelope(west, east, south, north));
    }

    private List<Stretch> of(Geometry area, double... xy) {
        var x = new double[xy.length / 2];
        var y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        return StreetStretches.of(town, x, y, 50, area);
    }

    @Test
    void namesTheStreetBetweenTheCrossStreetsOnBothSides() {
        var stretch = only(of(box(90, -50, 310, 50), 120, 5, 150, -8, 250, 3));
        assertThat(stretch.street()).isEqualTo("Storgatan");
        assertThat(stretch.n()).isEqualTo(3);
        assertThat(stretch.metres()).isCloseTo(200, within(1e-9)); // the ten metres without events at both ends are cut
        assertThat(stretch.between()).containsExactly("Kyrkogatan", "Torggatan"); // one of them 100 m on
        assertThat(stretch.line().getSRID()).isEqualTo(3008);
        assertThat(stretch.line().getNumGeometries()).isEqualTo(1);
        assertThat(stretch.line().getEnvelopeInternal()).isEqualTo(new Envelope(100, 300, 0, 0));
    }

    private static Stretch only(List<Stretch> stretches) {
        assertThat(stretches).hasSize(1);
        return stretches.get(0);
    }

    @Test
    void keepsAnEmptySegmentBetweenTwoThatHoldEvents() {
        var stretch = only(of(box(0, -50, 400, 50), 50, 0, 250, 0));
        assertThat(stretch.metres()).isCloseTo(300, within(1e-9));
        assertThat(stretch.between()).containsExactly("Kyrkogatan", "Torggatan");
    }

    @Test
    void takesOnlyWhatLiesWithinThePlace() {
        var stretch = only(of(box(20, -50, 80, 50), 30, 0, 70, 0));
        assertThat(stretch.metres()).isCloseTo(60, within(1e-9));
        assertThat(stretch.line().getEnvelopeInternal()).isEqualTo(new Envelope(20, 80, 0, 0));
        // 20 m to Kyrkogatan; in the other direction Storgatan goes on for 220 m to Torggatan
        assertThat(stretch.between()).isEmpty();
    }

    @Test
    void followsEventsToAStreetJustOutsideThePlace() {
        var one = only(of(box(20, 10, 80, 90), 50, 12));
        assertThat(one.street()).isEqualTo("Storgatan");
        assertThat(one.metres()).isCloseTo(20, within(1e-9)); // one event has no length of its own
        var two = only(of(box(10, 10, 80, 90), 30, 12, 70, 12));
        assertThat(two.metres()).isCloseTo(40, within(1e-9));
    }

    @Test
    void tellsTwoStreetsAndTwoPiecesOfOneStreetApart() {
        var stretches = of(box(-100, -50, 400, 250), 50, 0, 60, 0, 70, 0, -50, 200, -60, 200, 0, 100);
        assertThat(stretches).extracting(Stretch::street).containsExactly("Storgatan", "Storgatan", "Kyrkogatan");
        assertThat(stretches).extracting(Stretch::n).containsExactly(3, 2, 1);
        // the piece to the west meets Kyrkogatan at one end and nothing at the other
        assertThat(stretches.get(1).between()).isEmpty();
    }

    @Test
    void theOrderOfEventsAndStreetsHasNoSay() {
        var area = box(0, -50, 400, 50);
        assertThat(of(area, 250, 0, 50, 0)).isEqualTo(of(area, 50, 0, 250, 0));
    }

    @Test
    void lanesBesideEachOtherAreOneStreet() {
        var avenue = new SmallTown()
                .street(1, 1, 2, "Allén", 0, 0, 200, 0)
                .street(2, 3, 4, "Allén", 50, 12, 200, 12)
                .street(3, 5, 6, "Allén", 0, 300, 90, 300)
                .graph();
        double[] x = {20, 180, 100, 150, 45};
        double[] y = {0, 0, 12, 12, 300};
        var stretches = StreetStretches.of(avenue, x, y, 50, box(0, -50, 200, 350));
        assertThat(stretches).extracting(Stretch::n).containsExactly(4, 1);
        assertThat(stretches.get(0).metres()).isCloseTo(200, within(1e-9)); // the second lane does not make it longer
        assertThat(stretches.get(0).line().getNumGeometries()).isEqualTo(2);
        assertThat(stretches.get(1).metres()).isCloseTo(90, within(1e-9));
    }

    @Test
    void aBranchCountsBeyondTheWidthOfTheStreet() {
        var fork = new SmallTown()
                .street(1, 1, 2, "Backen", 0, 0, 100, 0)
                .street(2, 2, 3, "Backen", 100, 0, 200, 0)
                .street(3, 2, 4, "Backen", 100, 0, 100, 80)
                .graph();
        double[] x = {50, 150, 100};
        double[] y = {0, 0, 60};
        var stretch = only(StreetStretches.of(fork, x, y, 50, box(0, -50, 200, 100)));
        assertThat(stretch.metres()).isCloseTo(100 + 100 + 80 - 30, within(1e-9)); // straight on counts in full
        assertThat(stretch.between()).isEmpty(); // three ends
    }

    @Test
    void aRoundStreetWithoutEndsIsWhole() {
        var round = new SmallTown()
                .street(1, 1, 2, "Ringen", 0, 0, 100, 0, 100, 100)
                .street(2, 2, 1, "Ringen", 100, 100, 0, 100, 0, 0)
                .graph();
        var area = box(-10, -10, 110, 110);
        var stretch = only(StreetStretches.of(round, new double[] {50}, new double[] {0}, 50, area));
        assertThat(stretch.metres()).isCloseTo(400, within(1e-9));
        assertThat(stretch.between()).isEmpty();
        assertThat(StreetStretches.of(round, new double[0], new double[0], 50, area))
                .isEmpty();
    }

    @Test
    void findsNoneWhereNoNamedStreetIsNear() {
        assertThat(of(box(180, 90, 220, 200), 205, 120)).isEmpty(); // beside the alley
        assertThat(StreetStretches.of(StreetGraph.of(List.of()), new double[1], new double[1], 50, box(0, 0, 1, 1)))
                .isEmpty();
        assertThat(of(box(0, -50, 400, 50))).isEmpty();
    }

    @Test
    void namesASystemThatDoesNotFit() {
        var area = Crs.WGS_84.geometries().toGeometry(new Envelope(13, 14, 55, 56));
        assertThatIllegalArgumentException().isThrownBy(() -> of(area, 0, 0)).withMessageContaining("SRID 4326");
    }
}
