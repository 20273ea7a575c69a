package se.lagesbild.backend.hotspots.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;
import se.lagesbild.backend.hotspots.evaluation.WeekList.CellCount;
import se.lagesbild.backend.hotspots.evaluation.WeekList.Place;

/** A town of 20 squares of 100 m in a row; the list has two places of two squares. */
class WeekGradingTests {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

    private static Place place(int rank, int fromColumn, int columns) {
        var box = new Envelope(fromColumn * 100, (fromColumn + columns) * 100, 0, 100);
        return new Place(rank, "plats " + rank, 9, Confidence.WEAK, columns, GEOMETRIES.toGeometry(box));
    }

    private static WeekList list(List<Place> places) {
        var counts =
                List.of(new CellCount(0, 0, 9), new CellCount(1, 0, 1), new CellCount(5, 0, 7), new CellCount(9, 0, 3));
        return new WeekList("2026-W46", AT, AT, AT, 100, 20, 20, false, counts, places, null);
    }

    @Test
    void countsWhatFellOnTheListBesideCountingAndHindsight() {
        // columns 0-1 and 5-6 are on the list; ten reports the week after
        var after = List.of(
                new CellCount(0, 0, 4), new CellCount(6, 0, 1), new CellCount(9, 0, 2), new CellCount(15, 0, 3));
        var grade = WeekGrading.grade(list(List.of(place(1, 0, 2), place(2, 5, 2))), after, AT);
        assertThat(grade.events()).isEqualTo(10);
        assertThat(grade.caught()).isEqualTo(5);
        assertThat(grade.placesHit()).isEqualTo(2);
        // four of twenty squares: those with 9, 7, 3 and 1 reports hold 4 + 0 + 2 + 0
        assertThat(grade.plain()).isCloseTo(6, within(1e-9));
        assertThat(grade.best()).as("4 + 3 + 2 + 1").isCloseTo(10, within(1e-9));
    }

    @Test
    void anEmptyWeekAndAnEmptyListAreGradesToo() {
        var quiet = WeekGrading.grade(list(List.of(place(1, 0, 2))), List.of(), AT);
        assertThat(quiet).isEqualTo(new WeekList.Grade(AT, 0, 0, 0, 0, 0));
        var none = WeekGrading.grade(list(List.of()), List.of(new CellCount(0, 0, 4)), AT);
        assertThat(none).isEqualTo(new WeekList.Grade(AT, 4, 0, 0, 0, 0));
    }

    @Test
    void placesThatOnlyTouchAreNotTheSamePlace() {
        assertThat(place(1, 0, 2).overlaps(place(1, 1, 2))).isTrue();
        assertThat(place(1, 0, 2).overlaps(place(1, 2, 2))).isFalse();
    }
}
