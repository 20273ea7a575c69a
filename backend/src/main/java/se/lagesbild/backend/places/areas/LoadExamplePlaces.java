package se.lagesbild.backend.places.areas;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Some priority places for a demonstration, marked as examples, where nobody has drawn one yet. */
@Component
class LoadExamplePlaces implements InitializingBean {
    private static final double HALF_SIDE_METRES = 45;
    private static final int WEEKS_BEFORE = 8;

    private final DrawnAreas areas;
    private final Installation installation;
    private final Area town;
    private final Clock clock;
    private final boolean wanted;

    LoadExamplePlaces(
            DrawnAreas areas,
            Installation installation,
            Area town,
            Clock clock,
            @Value("${lagesbild.demo-presence:true}") boolean wanted) {
        this.areas = areas;
        this.installation = installation;
        this.town = town;
        this.clock = clock;
        this.wanted = wanted;
    }

    /** @param visits a week, null where no dose is wanted @param late true where it is in force from this week's Thursday alone */
    private record Example(
            AreaSheet.Party party,
            @Nullable Integer visits,
            int minutes,
            boolean late,
            @Nullable String hazards,
            @Nullable String measures,
            @Nullable String handOffs) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example(AreaSheet.Party.WARDENS, 5, 15, false, null, "Fler lampor är beställda.", null),
            new Example(
                    AreaSheet.Party.BOTH, 4, 15, false, "Halt när det regnar.", null, "Trasig lampa: gata och park."),
            new Example(AreaSheet.Party.WARDENS, 3, 10, false, null, null, null),
            new Example(AreaSheet.Party.POLICE, 3, 15, false, null, null, null),
            new Example(AreaSheet.Party.WARDENS, 7, 10, true, null, null, null),
            new Example(AreaSheet.Party.BOTH, null, 0, false, null, null, null));

    @Override
    public void afterPropertiesSet() {
        if (!wanted || !installation.demo()) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), town.timeZone());
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var viewer = Viewer.system("exempel på prioriterade platser");
        var made = new java.util.ArrayList<DrawnArea>();
        for (int i = 0; i < Math.min(EXAMPLES.size(), town.places().size()); i++) {
            made.add(area(town.places().get(i), EXAMPLES.get(i), monday, viewer));
        }
        areas.takeExamples(made, viewer);
    }

    private DrawnArea area(Area.KnownPlace place, Example example, LocalDate monday, Viewer viewer) {
        var sheet = new AreaSheet(
                place.name(),
                null,
                "Exempel: påhittad prioritering.",
                example.hazards(),
                null,
                example.party(),
                example.late() ? monday.plusDays(3) : monday.minusWeeks(WEEKS_BEFORE),
                null,
                example.visits() == null
                        ? null
                        : new AreaSheet.WantedDose(example.visits(), example.minutes(), List.of()),
                null,
                null,
                example.measures(),
                example.handOffs());
        var square = town.crs().from(Crs.WGS_84, place.point()).buffer(HALF_SIDE_METRES, 2);
        square.setSRID(town.crs().srid());
        return new DrawnArea(
                UUID.nameUUIDFromBytes(
                        ("example priority place " + town.id() + " " + place.id()).getBytes(StandardCharsets.UTF_8)),
                AreaKind.PRIORITY_PLACE,
                1,
                sheet,
                square,
                true,
                clock.instant(),
                viewer.displayName(),
                null);
    }
}
