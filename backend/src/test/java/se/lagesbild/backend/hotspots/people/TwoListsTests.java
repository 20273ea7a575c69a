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
import se.lagesbild.backend.hotspots.people.DifferenceWords.Facts;
import se.lagesbild.backend.hotspots.people.DifferenceWords.PutAside;

/** Two lists laid over each other, and the difference in words. */
class TwoListsTests {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }

    private static SetAside aside(Geometry area) {
        return new SetAside(
                UUID.randomUUID(),
                "s",
                "Torget",
                area,
                "tömt",
                SetAside.Party.POLICE,
                LocalDate.of(2026, 12, 21),
                Instant.EPOCH,
                "x",
                false);
    }

    private static TwoLists<Geometry, Geometry> lists(
            List<Geometry> computed, List<Geometry> people, List<SetAside> aside) {
        return TwoLists.of(computed, one -> one, people, one -> one, aside);
    }

    @Test
    void placesAreTheSameFromATenthOfTheSmaller() {
        var square = box(0, 0, 100, 100);
        // of the smaller, 40 m by 50 m, a tenth is 4 m of its width
        var touching = box(96.1, 0, 136.1, 50);
        var sharing = box(95.9, 0, 135.9, 50);
        assertThat(lists(List.of(square), List.of(touching), List.of()).onBoth())
                .isZero();
        assertThat(lists(List.of(square), List.of(sharing), List.of()).onBoth()).isEqualTo(1);
        assertThat(lists(List.of(square), List.of(touching), List.of()).onlyPeople())
                .containsExactly(touching);
        assertThat(lists(List.of(square), List.of(sharing), List.of()).onlyPeople())
                .isEmpty();
    }

    @Test
    void onePlaceOfPeoplesMayHoldSeveralComputedOnes() {
        var found = lists(
                List.of(box(0, 0, 100, 100), box(200, 0, 300, 100), box(900, 0, 1000, 100)),
                List.of(box(-50, -50, 400, 150)),
                List.of());
        assertThat(found.onBoth()).isEqualTo(2);
        assertThat(found.onlyPeople()).isEmpty();
        assertThat(found.computed().get(2).people()).isEmpty();
    }

    @Test
    void aPlaceThatGrewIsShownAgain() {
        var aside = aside(box(0, 0, 100, 100));
        assertThat(lists(List.of(box(0, 0, 200, 100)), List.of(), List.of(aside))
                        .computed()
                        .get(0)
                        .setAside())
                .isEqualTo(aside);
        assertThat(lists(List.of(box(0, 0, 300, 100)), List.of(), List.of(aside))
                        .computed()
                        .get(0)
                        .setAside())
                .isNull();
        // it covers more than half of a spot that is smaller today
        assertThat(lists(List.of(box(0, 0, 100, 50)), List.of(), List.of(aside))
                        .computed()
                        .get(0)
                        .setAside())
                .isEqualTo(aside);
    }

    @Test
    void twoEmptyListsAreTheSame() {
        assertThat(lists(List.of(), List.of(), List.of()))
                .isEqualTo(new TwoLists<Geometry, Geometry>(List.of(), List.of()));
    }

    @Test
    void saysTheDifference() {
        var hamngatan = new PutAside(
                "Hamngatan", SetAside.Party.MUNICIPALITY, LocalDate.of(2026, 12, 21), "ombyggnad, inga människor där");
        assertThat(DifferenceWords.swedish(
                        new Facts(8, 5, List.of(hamngatan), List.of("Parken", "Skolan", "Badet", "Torget"), 1)))
                .isEqualTo(
                        "5 av 8 uträknade platser finns också bland era prioriterade platser. Hamngatan är struken av kommunen till och med 21 december: ombyggnad, inga människor där. 4 prioriterade platser är inte uträknade: Parken, Skolan, Badet och 1 till. En av dem saknar skäl.");
        assertThat(DifferenceWords.english(new Facts(8, 5, List.of(hamngatan), List.of("Parken", "Skolan"), 0)))
                .isEqualTo(
                        "5 of 8 computed places are also among your priority places. Hamngatan is set aside by the municipality until 21 December: ombyggnad, inga människor där. 2 priority places are not computed: Parken and Skolan.");
        assertThat(DifferenceWords.swedish(new Facts(0, 0, List.of(), List.of("Parken"), 1)))
                .isEqualTo(
                        "Ingen plats är uträknad för urvalet. En prioriterad plats är inte uträknad: Parken. Den saknar skäl.");
        assertThat(DifferenceWords.swedish(new Facts(1, 1, List.of(), List.of(), 0)))
                .isEqualTo("Den enda uträknade platsen finns också bland era prioriterade platser.");
        assertThat(DifferenceWords.swedish(new Facts(3, 0, List.of(), List.of(), 0)))
                .isEqualTo("Ingen av de 3 uträknade platserna finns bland era prioriterade platser.");
        assertThat(DifferenceWords.swedish(new Facts(3, 3, List.of(), List.of(), 0)))
                .isEqualTo("Alla 3 uträknade platser finns också bland era prioriterade platser.");
    }
}
