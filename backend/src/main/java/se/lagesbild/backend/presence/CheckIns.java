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
import se.lagesbild.backend.places.PriorityPlaces;
import se.lagesbild.backend.presence.police.PolicePresence;
import se.lagesbild.backend.presence.police.PoliceVisit;
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
    private final PriorityPlaces priorityPlaces;
    private final PolicePresence police;
    private final Area area;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final GeometryFactory metric;

    CheckIns(
            VisitQueries visits,
            ShiftQueries shifts,
            VisitReader reader,
            PlaceFinder names,
            PriorityPlaces priorityPlaces,
            PolicePresence police,
            Area area,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visits = visits;
        this.shifts = shifts;
        this.reader = reader;
        this.names = names;
        this.priorityPlaces = priorityPlaces;
        this.police = police;
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
        boolean closed = sheet.shift() != null && onShift(viewer, sheet, sheet.shift());
        if (Party.of(viewer) == Party.POLICE) {
            var receipt = police.record(viewer, id, said(sheet), name(viewer, sheet), seen);
            return new Receipt(visit(receipt.visit()), receipt.created());
        }
        var stored = visits.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("presence", id);
            }
            var made = new Visit(id, 1, viewer.id(), Party.WARDENS, sheet, name(viewer, sheet));
            if (visits.insert(made, clock.instant())) {
                tell(made);
                return new Receipt(made, true);
            }
            stored = visits.lock(id);
        }
        var visit = stored.filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> Problem.notFound("presence", id));
        var next = visit.taking(sheet, seen, closed);
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
        if (Party.of(viewer) == Party.POLICE) {
            police.takeBack(viewer, id);
            return;
        }
        var stored = visits.lock(id);
        if (stored.isEmpty()) {
            return;
        }
        var visit = stored.filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> Problem.notFound("presence", id));
        var shift = visit.sheet().shift();
        if (shift != null && shifts.isClosed(shift)) {
            throw Problem.of(409, "shift-closed", shift, visit.version());
        }
        visits.delete(id);
        tell(visit);
    }

    List<Visit> list(Viewer viewer, @Nullable UUID shift, Instant from, Instant until) {
        return Party.of(viewer) == Party.POLICE
                ? police.own(viewer, shift, from, until).stream()
                        .map(CheckIns::visit)
                        .toList()
                : visits.list(viewer, shift, from, until);
    }

    /** @return whether that shift is closed */
    private boolean onShift(Viewer viewer, VisitSheet sheet, UUID id) {
        var shift = shifts.find(id)
                .filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> refusal("/shift", "shift-unknown", id));
        if (!shift.covers(sheet.arrived())) {
            throw refusal("/arrived", "not-on-shift", LocalTimes.of(sheet.arrived(), area));
        }
        if (sheet.left() != null && !shift.covers(sheet.left())) {
            throw refusal("/left", "not-on-shift", LocalTimes.of(sheet.left(), area));
        }
        return shift.closed();
    }

    private static PoliceVisit.Said said(VisitSheet sheet) {
        return new PoliceVisit.Said(
                sheet.shift(),
                sheet.arrived(),
                sheet.left(),
                sheet.method().name(),
                sheet.place(),
                sheet.name(),
                sheet.skipReason() == null ? null : sheet.skipReason().name());
    }

    private static Visit visit(PoliceVisit stored) {
        var said = stored.said();
        return new Visit(
                stored.id(),
                stored.version(),
                stored.owner(),
                Party.POLICE,
                new VisitSheet(
                        said.shift(),
                        said.arrived(),
                        said.left(),
                        VisitSheet.Method.valueOf(said.method()),
                        null,
                        null,
                        said.place(),
                        said.name(),
                        null,
                        null,
                        said.skipReason() == null ? null : SkipReason.valueOf(said.skipReason())),
                stored.placeName());
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
        var chosen = priorityPlaces.inForce(viewer, LocalTimes.day(sheet.arrived(), area)).stream()
                .filter(place -> place.id().toString().equals(sheet.place()))
                .findFirst();
        if (chosen.isPresent()) {
            return chosen.get().name();
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
