package se.lagesbild.backend.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.GeometryFactory;
import se.lagesbild.backend.places.DoseWishes.Wish;
import se.lagesbild.backend.places.DoseWishes.WishedWeek;

/** Made-up visits of a demonstration. */
class ExampleVisitsTests {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.parse("2026-09-07");

    private static List<WishedWeek> weeks(String party, int days) {
        var wish = new Wish(
                new UUID(0, 7),
                "Torget (exempel)",
                party,
                days,
                7,
                10,
                List.of(),
                null,
                null,
                null,
                null,
                new GeometryFactory().createPolygon(),
                true);
        return IntStream.range(0, 20)
                .mapToObj(week -> new WishedWeek(MONDAY.plusWeeks(week), List.of(wish)))
                .toList();
    }

    @Test
    void theSameSeedGivesTheSameVisits() {
        var now = Instant.parse("2027-06-01T00:00:00Z");
        assertThat(ExampleVisits.of(1, weeks("BOTH", 7), ZONE, now))
                .isEqualTo(ExampleVisits.of(1, weeks("BOTH", 7), ZONE, now))
                .isNotEqualTo(ExampleVisits.of(2, weeks("BOTH", 7), ZONE, now))
                .extracting(ExampleVisits.Made::party)
                .contains(Party.WARDENS, Party.POLICE);
    }

    @Test
    void aboutSixInTenOfTheVisitsAreMade() {
        var made = ExampleVisits.of(1, weeks("POLICE", 7), ZONE, Instant.parse("2027-06-01T00:00:00Z"));
        assertThat(made.size() / 140.0).isCloseTo(0.6, within(0.1));
    }

    @Test
    void noneLiesAheadOrOutsideTheDaysInForce() {
        var now = Instant.parse("2026-10-01T12:00:00Z");
        var made = ExampleVisits.of(1, weeks("WARDENS", 4), ZONE, now);
        assertThat(made).isNotEmpty().allSatisfy(visit -> {
            assertThat(visit.left()).isBeforeOrEqualTo(now);
            assertThat(visit.arrived().atZone(ZONE).getDayOfWeek().getValue()).isGreaterThanOrEqualTo(4);
        });
    }
}
