package se.lagesbild.backend.observations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.photos.Photos;

/**
 * What becomes of an observation after it was reported. Each call is a transaction of its own; asking again for what is so
 * already changes nothing. A version is checked where the caller names the one that was seen.
 */
@Service
class Handling {
    /** A report without a shift may be taken back by its reporter for so long. */
    private static final Duration REGRET = Duration.ofHours(24);

    private final Observations observations;
    private final ObservationQueries queries;
    private final NearQueries nearby;
    private final HistoryQueries history;
    private final Photos photos;
    private final Reporting reporting;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Handling(
            Observations observations,
            ObservationQueries queries,
            NearQueries nearby,
            HistoryQueries history,
            Photos photos,
            Reporting reporting,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.observations = observations;
        this.queries = queries;
        this.nearby = nearby;
        this.history = history;
        this.photos = photos;
        this.reporting = reporting;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem 404, 409 when it has gone too far for this or the version does not fit */
    void verify(Viewer viewer, UUID id, @Nullable Integer seenVersion) {
        change(viewer, id, seenVersion, observation -> {
            if (observation.status() != Status.VERIFIED) {
                keep(observation).verify(viewer, now());
            }
        });
    }

    /**
     * Links a report to another one of the same event.
     *
     * @throws Problem also 422 when the other one cannot stand for it; for a warden 404 when it is not among those suggested
     */
    void link(Viewer viewer, UUID id, UUID original, @Nullable Integer seenVersion) {
        transaction.executeWithoutResult(status -> {
            // both rows are held, always in the same order: two links at once make neither a ring nor a deadlock
            if (original.compareTo(id) < 0) {
                observations.findLockedById(original);
            }
            change(viewer, id, seenVersion, observation -> {
                if (!original.equals(observation.duplicateOf())) {
                    refuseUnfit(viewer, id, original);
                    keep(observation).link(original, viewer, now());
                }
            });
        });
    }

    private void refuseUnfit(Viewer viewer, UUID id, UUID original) {
        if (original.equals(id)) {
            throw Problem.of(422, "duplicate-of-itself", id);
        }
        if (!viewer.seesAllObservations() && !isSuggested(viewer, id, original)) {
            throw Problem.notFound("observation", original);
        }
        var other = observations
                .findLockedById(original)
                .filter(o -> o.status() != Status.ERASED)
                .orElseThrow(() -> Problem.notFound("observation", original));
        if (other.duplicateOf() != null) {
            throw Problem.of(422, "original-is-duplicate", original, other.duplicateOf());
        }
        if (observations.existsByDuplicateOf(id)) {
            throw Problem.of(422, "has-duplicates", id);
        }
    }

    private boolean isSuggested(Viewer viewer, UUID id, UUID original) {
        return queries.find(viewer, id).stream()
                .flatMap(row -> nearby.near(viewer, row).stream())
                .anyMatch(near -> near.id().equals(original));
    }

    void handOff(Viewer viewer, UUID id, String to, @Nullable String message, @Nullable Integer seenVersion) {
        change(viewer, id, seenVersion, observation -> {
            if (!observation.isHandedTo(to, message)) {
                keep(observation).handOff(to, message, viewer, now());
            }
        });
    }

    void close(Viewer viewer, UUID id, String decision, @Nullable Integer seenVersion) {
        change(viewer, id, seenVersion, observation -> {
            if (!observation.isClosedWith(decision)) {
                keep(observation).close(decision, viewer, now());
            }
        });
    }

    void reopen(Viewer viewer, UUID id, @Nullable Integer seenVersion) {
        change(viewer, id, seenVersion, observation -> {
            if (observation.status() != Status.REPORTED) {
                keep(observation).reopen(viewer, now());
            }
        });
    }

    /**
     * Erases note, position, people and photos from the row and its earlier versions, and the photos' files.
     *
     * @throws Problem 404; 409 when the reporter's shift is closed, or a report without shift is older than a day
     */
    void erase(Viewer viewer, UUID id, String reason) {
        transaction.executeWithoutResult(status -> {
            var observation = observations
                    .findLockedById(id)
                    .filter(o -> mayTouch(viewer, o))
                    .orElseThrow(() -> Problem.notFound("observation", id));
            if (observation.status() == Status.ERASED) {
                return;
            }
            if (!viewer.seesAllObservations()) {
                refuseTooLate(observation);
            }
            keep(observation).erase(reason, viewer, now());
            observations.flush();
            history.empty(id);
            photos.eraseAll(id);
            events.publishEvent(new ObservationWithdrawn(id, observation.categoryCode(), observation.occurredAt()));
        });
        photos.clearErased();
    }

    private void refuseTooLate(Observation observation) {
        if (reporting.isClosed(observation.shift())) {
            throw Problem.of(409, "shift-closed", observation.id());
        }
        if (observation.shift() == null && observation.receivedAt().plus(REGRET).isBefore(clock.instant())) {
            throw Problem.of(409, "too-late-to-erase", observation.id(), REGRET.toHours());
        }
    }

    private void change(Viewer viewer, UUID id, @Nullable Integer seenVersion, Consumer<Observation> step) {
        transaction.executeWithoutResult(status -> {
            var observation = observations
                    .findLockedById(id)
                    .filter(o -> mayTouch(viewer, o))
                    .orElseThrow(() -> Problem.notFound("observation", id));
            if (observation.status() == Status.ERASED) {
                throw Problem.of(409, "erased", id);
            }
            if (seenVersion != null && seenVersion != observation.version()) {
                throw Problem.of(409, "other-content", id, observation.version());
            }
            int before = observation.version();
            step.accept(observation);
            observations.flush();
            if (observation.version() != before) {
                events.publishEvent(new ObservationReported(id, observation.categoryCode(), observation.occurredAt()));
            }
        });
    }

    /** The version that stands now goes into the history before the aggregate changes. */
    private Observation keep(Observation observation) {
        history.keep(observation.id());
        return observation;
    }

    private static boolean mayTouch(Viewer viewer, Observation observation) {
        return viewer.seesAllObservations() || viewer.id().equals(observation.reporterId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
