package se.lagesbild.backend.observations;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.example.ExamplePlace;
import se.lagesbild.backend.observations.example.ExampleYear;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.Area;

/** Fills a demonstration with a year of generated observations, once, before the first request is served. */
@Component
class LoadExamples implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(LoadExamples.class);
    private static final String SOURCE_NAME = "Exempel";
    private static final Duration YEAR = Duration.ofDays(365);

    private final Installation installation;
    private final ObservationCountQueries counts;
    private final ObservationIntake intake;
    private final Categories categories;
    private final Territory territory;
    private final Area area;
    private final Clock clock;

    LoadExamples(
            Installation installation,
            ObservationCountQueries counts,
            ObservationIntake intake,
            Categories categories,
            Territory territory,
            Area area,
            Clock clock) {
        this.installation = installation;
        this.counts = counts;
        this.intake = intake;
        this.categories = categories;
        this.territory = territory;
        this.area = area;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var viewer = Viewer.system("exempeldata");
        if (!installation.demo() || counts.anyExample()) {
            return;
        }
        var until = clock.instant();
        var year = new ExampleYear(
                area.code().hashCode(),
                until.minus(YEAR),
                until,
                new ExampleYear.Area(
                        area.timeZone(),
                        area.longitude(),
                        area.latitude(),
                        area.places().stream()
                                .map(place -> new ExamplePlace(
                                        place.name(),
                                        ExamplePlace.Kind.of(place.kind()),
                                        place.point().getX(),
                                        place.point().getY()))
                                .toList(),
                        (longitude, latitude) ->
                                territory.locate(longitude, latitude).isPresent()),
                categories.list().stream()
                        .map(category -> new ExampleYear.Category(category.code(), category.setting()))
                        .toList(),
                ExampleYear.ORDINARY_COUNT);
        var line = new long[1];
        var rows = year.observations()
                .map(made -> new ObservationIntake.Row(
                        ++line[0],
                        made.id(),
                        made.categoryCode(),
                        made.occurredAt(),
                        null,
                        made.longitude(),
                        made.latitude(),
                        made.positionKind(),
                        made.accuracyMetres(),
                        made.people(),
                        made.note(),
                        null,
                        made.source()))
                .iterator();
        var result = intake.take(
                viewer,
                SOURCE_NAME,
                ObservationIntake.Content.EXAMPLE,
                rows,
                (number, code, args) -> log.warn("example {} was not stored: {}", number, code),
                read -> {});
        log.info("Exempeldata: {} påhittade iakttagelser, märkta som exempel.", result.created());
    }
}
