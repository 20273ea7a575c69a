package se.lagesbild.backend.presence.police;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;

/** The gate of the police's presence: visits for police, minutes for everybody else. */
@Service
public class PolicePresence {
    /** Why minutes may cross, as the log of reads tells it. */
    private static final String GROUND = "minutes per place and week, agreed for joint planning";

    private final PoliceVisitQueries visits;
    private final ReadLog readLog;
    private final Area area;
    private final Clock clock;

    PolicePresence(PoliceVisitQueries visits, ReadLog readLog, Area area, Clock clock) {
        this.visits = visits;
        this.readLog = readLog;
        this.area = area;
        this.clock = clock;
    }

    public record Receipt(PoliceVisit visit, boolean created) {}

    /**
     * All that leaves the realm.
     *
     * @param place id that was given, or null
     * @param name of the place
     * @param monday first day of the week in which the visits began
     */
    public record PlaceWeek(@Nullable String place, String name, LocalDate monday, long minutes) {}

    /**
     * Stores a visit; the same again is harmless, also at the same moment.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 404 when the id is somebody else's; 409 as in {@link PoliceVisit#taking}
     */
    @Transactional
    public Receipt record(Viewer viewer, UUID id, PoliceVisit.Said said, String placeName, @Nullable Integer seen) {
        policeAlone(viewer);
        var stored = visits.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("presence", id);
            }
            var made = new PoliceVisit(id, 1, viewer.id(), said, placeName);
            if (visits.insert(made, clock.instant())) {
                return new Receipt(made, true);
            }
            stored = visits.lock(id);
        }
        var visit = stored.filter(found -> found.owner().equals(viewer.id()))
                .orElseThrow(() -> Problem.notFound("presence", id));
        var next = visit.taking(said, seen, placeName);
        if (next != visit) {
            visits.update(next);
        }
        return new Receipt(next, false);
    }

    /** Takes back a visit that was a mistake; again is harmless. @throws Problem 404 when it is somebody else's */
    @Transactional
    public void takeBack(Viewer viewer, UUID id) {
        policeAlone(viewer);
        visits.lock(id).ifPresent(visit -> {
            if (!visit.owner().equals(viewer.id())) {
                throw Problem.notFound("presence", id);
            }
            visits.delete(id);
        });
    }

    /** One's own visits, earliest first. @param shift null for every visit begun in the period */
    public List<PoliceVisit> own(Viewer viewer, @Nullable UUID shift, Instant from, Instant until) {
        policeAlone(viewer);
        return visits.own(viewer.id(), shift, from, until);
    }

    /** Every visit that was made, begun in the period, for the police's own dose. */
    public List<PoliceVisit> made(Viewer viewer, Instant from, Instant until) {
        policeAlone(viewer);
        return visits.made(from, until);
    }

    /** Minutes per place and week, for whoever is not police; written down before it is answered. */
    public List<PlaceWeek> minutes(Viewer viewer, LocalDate firstMonday, LocalDate untilMonday) {
        var crossing = visits.minutes(
                firstMonday.atStartOfDay(area.timeZone()).toInstant(),
                untilMonday.atStartOfDay(area.timeZone()).toInstant(),
                area.timeZone());
        readLog.read(
                viewer,
                "crossing police-presence",
                "weeks=%s/%s; ground=%s".formatted(firstMonday, untilMonday, GROUND),
                crossing.size());
        return crossing;
    }

    private static void policeAlone(Viewer viewer) {
        if (!viewer.is(Role.POLICE)) {
            throw new IllegalStateException("visits of police are for police, asked by " + viewer.roles());
        }
    }
}
