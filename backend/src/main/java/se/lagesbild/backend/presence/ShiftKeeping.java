package se.lagesbild.backend.presence;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.JsonNode;

/** Takes what people say of their shifts. */
@Service
class ShiftKeeping {
    private final ShiftQueries shifts;
    private final ShiftReader reader;
    private final Clock clock;

    ShiftKeeping(ShiftQueries shifts, ShiftReader reader, Clock clock) {
        this.shifts = shifts;
        this.reader = reader;
        this.clock = clock;
    }

    record Receipt(Shift shift, boolean created) {}

    /**
     * Stores a shift, or fills in what it did not say yet; the same again is harmless, also at the same moment.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 404 when the id is somebody else's; 409 and 422 as in {@link Shift#taking} and the reader
     */
    @Transactional
    Receipt keep(Viewer viewer, UUID id, JsonNode body, @Nullable Integer seen) {
        var sheet = reader.read(viewer, body);
        var stored = shifts.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("shift", id);
            }
            var made = new Shift(id, 1, viewer.id(), sheet);
            if (shifts.insert(made, clock.instant())) {
                return new Receipt(made, true);
            }
            stored = shifts.lock(id);
        }
        var shift = stored.orElseThrow(() -> Problem.notFound("shift", id));
        boolean planner = viewer.is(Role.PLANNER);
        boolean theirs =
                planner ? shift.sheet().party() == Party.WARDENS : shift.owner().equals(viewer.id());
        if (!theirs) {
            throw Problem.notFound("shift", id);
        }
        var next = shift.taking(sheet, seen, planner, clock.instant());
        if (next != shift) {
            shifts.update(next);
        }
        return new Receipt(next, false);
    }
}
