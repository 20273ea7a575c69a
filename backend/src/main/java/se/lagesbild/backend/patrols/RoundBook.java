package se.lagesbild.backend.patrols;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.backend.routes.WalkingDistances;
import tools.jackson.databind.JsonNode;

/** Keeps rounds, hands them out to the wardens' phones and takes them back. */
@Service
class RoundBook {
    private final RoundQueries rounds;
    private final RoundSheetReader reader;
    private final WalkingDistances distances;
    private final Territory territory;
    private final Clock clock;

    RoundBook(
            RoundQueries rounds,
            RoundSheetReader reader,
            WalkingDistances distances,
            Territory territory,
            Clock clock) {
        this.rounds = rounds;
        this.reader = reader;
        this.distances = distances;
        this.territory = territory;
        this.clock = clock;
    }

    record Receipt(Round round, boolean created) {}

    /**
     * Stores a round; the same again is harmless. What is in the wardens' hands stays as it is until it is published again.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 422 from the reader, 409 {@code other-content} when another sheet is stored and the version does not fit
     */
    @Transactional
    Receipt keep(Viewer viewer, UUID id, JsonNode body, @Nullable Integer seen) {
        var sheet = reader.read(body);
        var stored = rounds.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("round", id);
            }
            var made = new Round(id, 1, sheet, matrix(viewer, sheet), null);
            if (rounds.insert(made, viewer, clock.instant())) {
                return new Receipt(made, true);
            }
            stored = rounds.lock(id);
        }
        var round = stored.orElseThrow(() -> Problem.notFound("round", id));
        if (round.sheet().equals(sheet)) {
            return new Receipt(round, false);
        }
        if (seen == null || seen != round.version()) {
            throw Problem.of(409, "other-content", id, round.version());
        }
        var next = new Round(id, round.version() + 1, sheet, matrix(viewer, sheet), round.published());
        rounds.update(next, viewer, clock.instant());
        return new Receipt(next, false);
    }

    /**
     * Hands the round out as it stands; what already is in their hands stays.
     *
     * @param seen version that the sender saw, or null for none
     */
    @Transactional
    Round publish(Viewer viewer, UUID id, @Nullable Integer seen) {
        var round = locked(id, seen);
        var last = round.published();
        if (last == null || !round.inHands() || last.version() != round.version()) {
            rounds.publish(round, viewer, clock.instant());
        }
        return rounds.lock(id).orElseThrow();
    }

    /** Takes the round back from the phones; again is harmless. */
    @Transactional
    Round withdraw(Viewer viewer, UUID id, @Nullable Integer seen) {
        locked(id, seen);
        rounds.withdraw(id, viewer, clock.instant());
        return rounds.lock(id).orElseThrow();
    }

    private Round locked(UUID id, @Nullable Integer seen) {
        var round = rounds.lock(id).orElseThrow(() -> Problem.notFound("round", id));
        if (seen != null && seen != round.version()) {
            throw Problem.of(409, "other-content", id, round.version());
        }
        return round;
    }

    private List<List<Integer>> matrix(Viewer viewer, RoundSheet sheet) {
        return distances.between(
                viewer,
                sheet.stops().stream()
                        .map(stop -> territory
                                .locate(stop.point().get(0), stop.point().get(1))
                                .orElseThrow())
                        .toList());
    }
}
