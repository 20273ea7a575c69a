package se.lagesbild.backend.hotspots.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class TwoListsTests {
    private static final GeometryFactory METRES = new GeometryFactory();

    private static Geometry box(double west, double south, double side) {
        return METRES.toGeometry(new Envelope(west, west + side, south, south + side));
    }

    private static SetAside setAside(Geometry area) {
        return new SetAside(
                UUID.randomUUID(),
                "spot",
                "Torget",
                area,
                "Skäl nog",
                SetAside.Party.MUNICIPALITY,
                LocalDate.of(2026, 12, 1),
                Instant.EPOCH,
                "Planerare",
                false);
    }

    private static TwoLists<Geometry, Geometry> lists(
            List<Geometry> computed, List<Geometry> people, List<SetAside> setAside) {
        return TwoLists.of(computed, area -> area, people, area -> area, setAside);
    }

    @Test
    void onePlaceOnBothOneOnEach() {
        var lists = lists(
                List.of(box(0, 0, 100), box(1_000, 0, 100)), List.of(box(50, 50, 100), box(3_000, 0, 100)), List.of());
        assertThat(lists.onBoth()).isEqualTo(1);
        assertThat(lists.computed().get(0).people()).hasSize(1);
        assertThat(lists.computed().get(1).people()).isEmpty();
        assertThat(lists.onlyPeople()).containsExactly(box(3_000, 0, 100));
    }

    @Test
    void anEdgeOrACornerInCommonIsNotTheSamePlace() {
        assertThat(lists(List.of(box(0, 0, 100)), List.of(box(100, 0, 100)), List.of())
                        .onBoth())
                .isZero();
        assertThat(lists(List.of(box(0, 0, 100)), List.of(box(80, 80, 100)), List.of())
                        .onBoth())
                .isZero();
    }

    @Test
    void aSmallPlaceInsideALargeOneIsTheSame() {
        assertThat(lists(List.of(box(0, 0, 300)), List.of(box(100, 100, 20)), List.of())
                        .onBoth())
                .isEqualTo(1);
    }

    @Test
    void whatWasSetAsideComesBackWhenThePlaceHasGrown() {
        var aside = List.of(setAside(box(0, 0, 100)));
        assertThat(lists(List.of(box(0, 0, 100)), List.of(), aside)
                        .computed()
                        .get(0)
                        .setAside())
                .isNotNull();
        assertThat(lists(List.of(box(0, 0, 200)), List.of(), aside)
                        .computed()
                        .get(0)
                        .setAside())
                .isNull();
    }

    @Test
    void noneOnEitherSideIsNoFault() {
        var lists = lists(List.of(), List.of(), List.of());
        assertThat(lists.onBoth()).isZero();
        assertThat(lists.onlyPeople()).isEmpty();
    }
}
