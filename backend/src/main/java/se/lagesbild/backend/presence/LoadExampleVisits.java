package se.lagesbild.backend.presence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.DoseWishes;
import se.lagesbild.backend.places.DoseWishes.Wish;
import se.lagesbild.backend.places.DoseWishes.WishedWeek;
import se.lagesbild.backend.presence.police.PolicePresence;
import se.lagesbild.backend.presence.police.PoliceVisit;
import se.lagesbild.gis.formats.Area;

/** Fills a demonstration with made-up visits to the example places, once. They are nobody's: no account has made them. */
@Component
class LoadExampleVisits implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(LoadExampleVisits.class);
    private static final int WEEKS = 9;
    private static final Viewer NOBODY = Viewer.system("exempeldata");
    private static final Viewer NOBODY_OF_THE_POLICE =
            new Viewer(NOBODY.id(), NOBODY.name(), NOBODY.displayName(), Set.of(Role.POLICE), NOBODY.purpose());

    private final Installation installation;
    private final DoseWishes wishes;
    private final VisitQueries visits;
    private final PolicePresence police;
    private final Area area;
    private final Clock clock;
    private final boolean wanted;

    LoadExampleVisits(
            Installation installation,
            DoseWishes wishes,
            VisitQueries visits,
            PolicePresence police,
            Area area,
            Clock clock,
            @Value("${lagesbild.demo-presence:true}") boolean wanted) {
        this.installation = installation;
        this.wishes = wishes;
        this.visits = visits;
        this.police = police;
        this.area = area;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!wanted || !installation.demo() || visits.any()) {
            return;
        }
        var monday = WeekName.mondayOf(LocalTimes.day(clock.instant(), area));
        var weeks = wishes.weeks(NOBODY, monday, WEEKS).stream()
                .map(week -> new WishedWeek(
                        week.monday(),
                        week.wishes().stream().filter(Wish::example).toList()))
                .toList();
        List<ExampleVisits.Made> made =
                ExampleVisits.of(area.code().hashCode(), weeks, area.timeZone(), clock.instant());
        made.forEach(this::store);
        log.info("Exempeldata: {} påhittade besök.", made.size());
    }

    private void store(ExampleVisits.Made made) {
        var id = UUID.nameUUIDFromBytes(
                ("example visit " + made.place() + made.arrived()).getBytes(StandardCharsets.UTF_8));
        if (made.party() == Party.POLICE) {
            var said = new PoliceVisit.Said(
                    null, made.arrived(), made.left(), VisitSheet.Method.AFTERWARDS.name(), made.place(), null, null);
            police.record(NOBODY_OF_THE_POLICE, id, said, made.name(), null);
            return;
        }
        var sheet = new VisitSheet(
                null,
                made.arrived(),
                made.left(),
                VisitSheet.Method.AFTERWARDS,
                null,
                null,
                made.place(),
                null,
                null,
                null,
                null);
        visits.insert(new Visit(id, 1, NOBODY.id(), Party.WARDENS, sheet, made.name()), clock.instant());
    }
}
