package se.lagesbild.backend.patrols;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.JsonNode;

/** Takes what people tell of a round that they walked. */
@Service
class Debriefing {
    private final RoundQueries rounds;
    private final DebriefQueries debriefs;
    private final DebriefReader reader;
    private final Clock clock;

    Debriefing(RoundQueries rounds, DebriefQueries debriefs, DebriefReader reader, Clock clock) {
        this.rounds = rounds;
        this.debriefs = debriefs;
        this.reader = reader;
        this.clock = clock;
    }

    record Receipt(Round round, Debrief debrief, boolean created) {}

    /**
     * Stores what is told; the same again is harmless.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 404 for a round that the viewer does not see, 422 from the reader, 409 {@code other-content} when something
     *     else is stored and the version does not fit
     */
    @Transactional
    Receipt keep(Viewer viewer, UUID id, JsonNode body, @Nullable Integer seen) {
        var round = rounds.find(viewer, id).orElseThrow(() -> Problem.notFound("round", id));
        var sheet = reader.read(body, round.sheet());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var stored = debriefs.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("debrief", id);
            }
            var made = new Debrief(id, 1, sheet, now, viewer.displayName());
            if (debriefs.insert(made, round.sheet().day(), viewer)) {
                return new Receipt(round, made, true);
            }
            stored = debriefs.lock(id);
        }
        var debrief = stored.orElseThrow(() -> Problem.notFound("debrief", id));
        if (debrief.sheet().equals(sheet)) {
            return new Receipt(round, debrief, false);
        }
        if (seen == null || seen != debrief.version()) {
            throw Problem.of(409, "other-content", id, debrief.version());
        }
        var next = new Debrief(id, debrief.version() + 1, sheet, now, viewer.displayName());
        debriefs.update(next, viewer);
        return new Receipt(round, next, false);
    }
}
