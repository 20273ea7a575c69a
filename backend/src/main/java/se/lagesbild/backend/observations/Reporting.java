package se.lagesbild.backend.observations;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Territory;

/** Takes reports of single observations. */
@Service
class Reporting {
    private final Observations observations;
    private final ReportReader reader;
    private final Categories categories;
    private final Territory territory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reporting(
            Observations observations,
            ReportReader reader,
            Categories categories,
            Territory territory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.observations = observations;
        this.reader = reader;
        this.categories = categories;
        this.territory = territory;
        this.events = events;
        this.clock = clock;
    }

    enum Outcome {
        CREATED,
        UNCHANGED,
        CHANGED
    }

    record Receipt(Observation observation, Outcome outcome) {}

    /**
     * Stores a report; sending the same one again is harmless.
     *
     * @param expectedVersion version that the sender saw, or null for none
     * @throws Problem 404 when the id is somebody else's, 409 when other content is stored and the version does not fit,
     *     422 from the rules of the fields
     */
    @Transactional
    Receipt report(Viewer viewer, UUID id, tools.jackson.databind.JsonNode feature, @Nullable Integer expectedVersion) {
        var report = reader.read(id, feature);
        var setting = setting(report);
        var stored = observations.findById(id);
        if (stored.isEmpty()) {
            if (expectedVersion != null) {
                throw Problem.notFound("observation", id);
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var observation = observations.save(new Observation(id, report, setting, source(viewer), viewer.id(), now));
            observations.flush();
            tell(observation);
            return new Receipt(observation, Outcome.CREATED);
        }
        var observation = stored.get();
        if (!mayChange(viewer, observation)) {
            throw Problem.notFound("observation", id);
        }
        if (observation.says(report)) {
            return new Receipt(observation, Outcome.UNCHANGED);
        }
        if (expectedVersion == null || expectedVersion != observation.version()) {
            throw Problem.of(409, "other-content", id, observation.version());
        }
        observation.change(report, setting);
        observations.flush();
        tell(observation);
        return new Receipt(observation, Outcome.CHANGED);
    }

    private void tell(Observation observation) {
        events.publishEvent(
                new ObservationReported(observation.id(), observation.categoryCode(), observation.occurredAt()));
    }

    private String setting(Report report) {
        var setting = categories.find(report.categoryCode()).orElseThrow().setting();
        if (!setting.equals("ANY")) {
            return setting;
        }
        return report.point() == null ? "PUBLIC_SPACE" : territory.settingAt(report.point());
    }

    private static boolean mayChange(Viewer viewer, Observation observation) {
        return viewer.seesAllObservations() || viewer.id().equals(observation.reporterId());
    }

    private static Source source(Viewer viewer) {
        if (viewer.is(Role.WARDEN)) {
            return Source.WARDEN;
        }
        return viewer.is(Role.REPORTER) ? Source.REPORTER : Source.STAFF;
    }
}
