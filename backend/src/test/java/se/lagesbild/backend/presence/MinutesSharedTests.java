package se.lagesbild.backend.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import se.lagesbild.backend.presence.MinutesShared.Stay;
import se.lagesbild.backend.presence.MinutesShared.Walked;
import se.lagesbild.backend.presence.MinutesShared.When;
import se.lagesbild.backend.presence.PresenceMinutes.Place;

/** Two squares of 100 m, 30 m apart, and one shift of four hours with half an hour of break. */
class MinutesSharedTests {
    private static final GeometryFactory METRIC = new GeometryFactory();
    private static final UUID SHIFT = new UUID(0, 1);
    private static final Walked EVENING = new Walked(SHIFT, at("18:00"), at("22:00"), 3.5 / 4);
    private static final List<Place> TWO = List.of(new Place("a", square(0, 100)), new Place("b", square(130, 230)));
    private static final When ALWAYS = new When(null, null, null);

    private static Geometry square(double west, double east) {
        return METRIC.toGeometry(new Envelope(west, east, 0, 100));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }

    private static Stay stay(String from, String until, @Nullable Double x, @Nullable String place) {
        return new Stay(
                SHIFT, at(from), at(until), place, x == null ? null : METRIC.createPoint(new Coordinate(x, 50)));
    }

    @Test
    void aCheckInCountsWhereSomebodyStoodAndTheWayIsSharedByLength() {
        var stays = List.of(stay("18:30", "18:45", 50.0, null), stay("20:00", "20:45", 200.0, null));
        var out = MinutesShared.of(List.of(EVENING), stays, TWO, ALWAYS);
        assertThat(out.hours()).isCloseTo(3.5, within(1e-9));
        assertThat(out.unplaced()).isZero();
        // of 3.5 hours one was checked in; the other 2.5 go to the two stops as 1 to 3
        assertThat(out.places().get(0).hours()).isCloseTo(0.25, within(1e-9));
        assertThat(out.places().get(0).atMost()).isCloseTo(0.25 + 2.5 / 4, within(1e-9));
        assertThat(out.places().get(1).atMost()).isCloseTo(0.75 + 2.5 * 3 / 4, within(1e-9));
        double all =
                out.places().stream().mapToDouble(PresenceMinutes.Given::atMost).sum();
        assertThat(all).as("nothing is counted twice").isCloseTo(3.5, within(1e-9));
    }

    @Test
    void twentyMetresOutsideIsStillThereAndTheNearestPlaceGetsIt() {
        assertThat(visits(stay("19:00", "19:15", -20.0, null))).containsExactly(1, 0);
        assertThat(visits(stay("19:00", "19:15", -21.0, null))).containsExactly(0, 0);
        assertThat(visits(stay("19:00", "19:15", 118.0, null)))
                .as("18 m from a, 12 m from b")
                .containsExactly(0, 1);
    }

    @Test
    void thePlaceThatAVisitNamesGoesBeforeWhereThePhoneWas() {
        assertThat(visits(stay("19:00", "19:15", 50.0, "b"))).containsExactly(0, 1);
        assertThat(visits(stay("19:00", "19:15", null, "b"))).containsExactly(0, 1);
        assertThat(visits(stay("19:00", "19:15", null, null))).containsExactly(0, 0);
    }

    private static List<Integer> visits(Stay stay) {
        return MinutesShared.of(List.of(EVENING), List.of(stay), TWO, ALWAYS).places().stream()
                .map(PresenceMinutes.Given::visits)
                .toList();
    }

    @Test
    void aShiftWithoutCheckInsIsToldApart() {
        var out = MinutesShared.of(List.of(EVENING), List.of(), TWO, ALWAYS);
        assertThat(out.unplaced()).isCloseTo(3.5, within(1e-9));
        assertThat(out.places()).allSatisfy(given -> assertThat(given.atMost()).isZero());
    }

    @Test
    void aPeriodCutsShiftAndVisitAlike() {
        var out = MinutesShared.of(
                List.of(EVENING),
                List.of(stay("19:50", "20:10", 50.0, null)),
                TWO,
                new When(at("20:00"), at("21:00"), null));
        assertThat(out.hours()).isCloseTo(3.5 / 4, within(1e-9));
        assertThat(out.places().get(0).hours()).isCloseTo(10 / 60.0, within(1e-9));
        assertThat(out.places().get(0).atMost())
                .as("no more than the whole shift in the period")
                .isCloseTo(3.5 / 4, within(1e-9));
    }
}
