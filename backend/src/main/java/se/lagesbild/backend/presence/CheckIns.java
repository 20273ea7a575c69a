package se.lagesbild.backend.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.PlaceFinder;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Takes check-ins, check-outs and skips. */
@Service
class CheckIns {
    /** Metres around a check-in without a place, to name it by its streets. */
    private static final double NAMED_BY_METRES = 50;

    private final VisitQueries visits;
    private final ShiftQueries shifts;
    private final VisitReader reader;
    private final PlaceFinder names;
    private final Area area;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final GeometryFactory metric;

    CheckIns(
            VisitQueries visits,
            ShiftQueries shifts,
            VisitReader reader,
            PlaceFinder names,
            Area area,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visits = visits;
        this.shifts = shifts;
        this.reader = reader;
        this.names = names;
        this.area = area;
        this.events = events;
        this.clock = clock;
        this.metric = new GeometryFactory(new PrecisionModel(), area.crs().srid());
    }

    record Receipt(Visit visit, boolean created) {}

    /**
     * Stores a visit, or fills in what it did not say yet (when one left); the same again is harmless, also at the same
     * moment.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 404 when the id is somebody else's; 422 {@code shift-unknown}, {@code not-on-shift} and what the
     *     reader finds; 409 as in {@link Visit#taking}
     */
    @Transactional
    Receipt record(Viewer viewer, UUID id, JsonNode body, @Nullable Integer seen) {
        var sheet = reader.read(viewer, body);
        var shift = shifts.find(sheet.shift())
                .filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> refusal("/shift", "shift-unknown", sheet.shift()));
        if (!shift.covers(sheet.arrived())) {
            throw refusal("/arrived", "not-on-shift", LocalTimes.of(sheet.arrived(), area));
        }
        if (sheet.left() != null && !shift.covers(sheet.left())) {
            throw refusal("/left", "not-on-shift", LocalTimes.of(sheet.left(), area));
        }
        var stored = visits.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("presence", id);
            }
            var made = new Visit(id, 1, viewer.id(), shift.sheet().party(), sheet, name(viewer, sheet));
            if (visits.insert(made, clock.instant())) {
                tell(made);
                return new Receipt(made, true);
            }
            stored = visits.lock(id);
        }
        var visit = stored.filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> Problem.notFound("presence", id));
        var next = visit.taking(sheet, seen, shift.closed());
        if (next != visit) {
            visits.update(next);
            tell(next);
        }
        return new Receipt(next, false);
    }

    /**
     * Takes a check-in back that was a mistake; again is harmless.
     *
     * @throws Problem 404 when it is somebody else's, 409 {@code shift-closed} after the shift
     */
    @Transactional
    void takeBack(Viewer viewer, UUID id) {
        var stored = visits.lock(id);
        if (stored.isEmpty()) {
            return;
        }
        var visit = stored.filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> Problem.notFound("presence", id));
        if (shifts.isClosed(visit.sheet().shift())) {
            throw Problem.of(409, "shift-closed", visit.sheet().shift(), visit.version());
        }
        visits.delete(id);
        tell(visit);
    }

    List<Visit> list(Viewer viewer, @Nullable UUID shift, Instant from, Instant until) {
        return visits.list(viewer, shift, from, until);
    }

    private String name(Viewer viewer, VisitSheet sheet) {
        if (sheet.name() != null) {
            return sheet.name();
        }
        var known = area.places().stream()
                .filter(place -> place.id().equals(sheet.place()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().name();
        }
        if (sheet.point() == null) {
            return String.valueOf(sheet.place());
        }
        var around = metric.createPoint(
                        new Coordinate(sheet.point().x(), sheet.point().y()))
                .buffer(NAMED_BY_METRES);
        return names.name(viewer, around).name();
    }

    private void tell(Visit visit) {
        events.publishEvent(new VisitRecorded(
                visit.id(), visit.sheet().shift(), visit.sheet().arrived()));
    }

    private static Problem refusal(String pointer, String code, Object value) {
        return new Problem(422, code, List.of(new Problem.Field(pointer, code, value)), value);
    }
}
