package se.lagesbild.backend.observations;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.ShiftLock;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.photos.Photos;
import se.lagesbild.backend.places.Territory;
import tools.jackson.databind.JsonNode;

/** Takes reports of single observations. */
@Service
class Reporting {
    private final Observations observations;
    private final HistoryQueries history;
    private final Photos photos;
    private final ReportReader reader;
    private final Categories categories;
    private final Territory territory;
    private final ObjectProvider<ShiftLock> shifts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reporting(
            Observations observations,
            HistoryQueries history,
            Photos photos,
            ReportReader reader,
            Categories categories,
            Territory territory,
            ObjectProvider<ShiftLock> shifts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.observations = observations;
        this.history = history;
        this.photos = photos;
        this.reader = reader;
        this.categories = categories;
        this.territory = territory;
        this.shifts = shifts;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    enum Outcome {
        CREATED,
        UNCHANGED,
        CHANGED
    }

    record Receipt(Outcome outcome, int version, Status status) {}

    /**
     * Stores a report in a transaction of its own; sending the same one again is harmless, also at the same moment.
     *
     * @param expectedVersion version that the sender saw, or null for none
     * @throws Problem 404 when the id is somebody else's, 409 when other content is stored and the version does not fit, when
     *     the reporter's shift is closed or when it was erased, 422 from the rules of the fields
     */
    Receipt report(Viewer viewer, UUID id, JsonNode feature, @Nullable Integer expectedVersion) {
        var report = reader.read(id, feature);
        var setting = setting(report);
        Receipt receipt;
        try {
            receipt = inTransaction(viewer, id, report, setting, expectedVersion);
        } catch (DataIntegrityViolationException e) {
            // the same new id twice at once: the one that came second finds the row of the first
            receipt = inTransaction(viewer, id, report, setting, expectedVersion);
        }
        if (receipt.outcome() == Outcome.CHANGED) {
            photos.clearErased();
        }
        return receipt;
    }

    private Receipt inTransaction(
            Viewer viewer, UUID id, Report report, String setting, @Nullable Integer expectedVersion) {
        return Objects.requireNonNull(
                transaction.execute(status -> store(viewer, id, report, setting, expectedVersion)));
    }

    private Receipt store(Viewer viewer, UUID id, Report report, String setting, @Nullable Integer expectedVersion) {
        var stored = observations.findLockedById(id);
        if (stored.isEmpty()) {
            if (expectedVersion != null) {
                throw Problem.notFound("observation", id);
            }
            var observation =
                    observations.saveAndFlush(new Observation(id, report, setting, source(viewer), viewer, now()));
            return receipt(observation, Outcome.CREATED);
        }
        var observation = stored.get();
        if (!mayChange(viewer, observation)) {
            throw Problem.notFound("observation", id);
        }
        if (observation.status() == Status.ERASED) {
            throw Problem.of(409, "erased", id);
        }
        if (observation.differences(report).isEmpty()) {
            return receipt(observation, Outcome.UNCHANGED);
        }
        if (!viewer.seesAllObservations() && isClosed(observation.shift())) {
            throw Problem.of(409, "shift-closed", id);
        }
        if (expectedVersion == null || expectedVersion != observation.version()) {
            throw Problem.of(409, "other-content", id, observation.version());
        }
        history.keep(id);
        observation.change(report, setting, viewer, now());
        observations.flush();
        photos.eraseAllBut(id, report.photos());
        return receipt(observation, Outcome.CHANGED);
    }

    boolean isClosed(@Nullable UUID shift) {
        return shift != null && shifts.stream().anyMatch(lock -> lock.isClosed(shift));
    }

    private Receipt receipt(Observation observation, Outcome outcome) {
        if (outcome != Outcome.UNCHANGED) {
            events.publishEvent(
                    new ObservationReported(observation.id(), observation.categoryCode(), observation.occurredAt()));
        }
        return new Receipt(outcome, observation.version(), observation.status());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
