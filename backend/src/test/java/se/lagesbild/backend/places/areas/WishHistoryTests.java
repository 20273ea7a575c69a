package se.lagesbild.backend.places.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Which version of a priority place holds for a week, and on how many days. */
class WishHistoryTests {
    private static final UUID ID = UUID.randomUUID();

    private static WishHistory.Version said(
            String day, String name, @Nullable String from, @Nullable String to, boolean removed) {
        var sheet = new AreaSheet(
                name,
                null,
                "därför",
                null,
                null,
                null,
                day(from),
                day(to),
                new AreaSheet.WantedDose(3, 15, List.of()),
                null,
                null,
                null,
                null);
        var square = new GeometryFactory().toGeometry(new Envelope(0, 100, 0, 100));
        var area = new DrawnArea(
                ID,
                AreaKind.PRIORITY_PLACE,
                1,
                sheet,
                square,
                false,
                Instant.EPOCH,
                "",
                removed ? Instant.EPOCH : null);
        return new WishHistory.Version(LocalDate.parse(day), removed, area);
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    private static String in(String monday, WishHistory.Version... versions) {
        return new WishHistory(List.of(versions))
                .in(LocalDate.parse(monday))
                .map(one -> one.area().sheet().name() + " " + one.days())
                .orElse("none");
    }

    @Test
    void withoutDatesItBeginsWhenItWasDrawn() {
        var drawn = said("2026-11-18", "A", null, null, false);
        assertThat(in("2026-11-09", drawn)).isEqualTo("none");
        assertThat(in("2026-11-16", drawn)).as("Wednesday to Sunday").isEqualTo("A 5");
        assertThat(in("2026-11-23", drawn)).isEqualTo("A 7");
    }

    @Test
    void datesCutTheWeek() {
        assertThat(in("2026-11-16", said("2026-11-01", "A", "2026-11-17", "2026-11-18", false)))
                .isEqualTo("A 2");
        assertThat(in("2026-11-16", said("2026-11-01", "A", null, "2026-11-15", false)))
                .isEqualTo("none");
        assertThat(in("2018-03-05", said("2026-11-01", "A", "2018-03-05", "2018-03-11", false)))
                .as("said afterwards of a time that nothing was said about")
                .isEqualTo("A 7");
    }

    @Test
    void aLaterChangeLeavesEarlierWeeksAsTheyWere() {
        var first = said("2026-11-02", "A", null, null, false);
        var second = said("2026-11-17", "B", null, null, false);
        assertThat(in("2026-11-09", first, second)).isEqualTo("A 7");
        assertThat(in("2026-11-16", first, second)).as("what stood on Sunday").isEqualTo("B 7");
    }

    @Test
    void whatWasTakenAwayCountsUpToThen() {
        var first = said("2026-11-02", "A", null, null, false);
        var gone = said("2026-11-18", "A", null, null, true);
        assertThat(in("2026-11-09", first, gone)).isEqualTo("A 7");
        assertThat(in("2026-11-16", first, gone)).as("Monday and Tuesday").isEqualTo("A 2");
        assertThat(in("2026-11-23", first, gone)).isEqualTo("none");
        assertThat(in(
                        "2018-03-05",
                        said("2026-11-02", "A", "2018-03-05", null, false),
                        said("2026-11-02", "A", "2018-03-05", null, true)))
                .as("drawn and taken away on one day was a mistake")
                .isEqualTo("none");
    }
}
