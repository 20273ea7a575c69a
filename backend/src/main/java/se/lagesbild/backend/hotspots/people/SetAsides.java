package se.lagesbild.backend.hotspots.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.DrawnArea;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Puts computed places aside for a time, always with a reason. What was said is not changed: it is taken back and said anew. */
@Service
class SetAsides {
    static final int USUAL_DAYS = 28;
    static final int MOST_DAYS = 366;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 500;
    private static final int SHORTEST_REASON = 3;
    private static final int KEPT_DAYS = 2 * 365;

    private final SetAsideQueries kept;
    private final Area town;
    private final Clock clock;

    SetAsides(SetAsideQueries kept, Area town, Clock clock) {
        this.kept = kept;
        this.town = town;
        this.clock = clock;
    }

    record Receipt(SetAside setAside, boolean created) {}

    LocalDate today() {
        return clock.instant().atZone(town.timeZone()).toLocalDate();
    }

    List<SetAside> inForce() {
        return kept.inForce(today());
    }

    /**
     * Stores it; the same again is harmless, and brings back what was taken back.
     *
     * @throws Problem 422 with every field that breaks a rule, 409 {@code other-content} when the id already says something else
     */
    @Transactional
    Receipt keep(Viewer viewer, UUID id, JsonNode body) {
        var sent = read(viewer, id, body);
        var eraseAfter =
                sent.until().plusDays(KEPT_DAYS).atStartOfDay(town.timeZone()).toInstant();
        kept.erase(clock.instant());
        if (kept.insert(sent, viewer, eraseAfter)) {
            return new Receipt(sent, true);
        }
        var stored = kept.lock(id).orElseThrow(() -> Problem.notFound("set-aside", id));
        if (!stored.saysAs(sent)) {
            throw Problem.of(409, "set-aside-otherwise", id);
        }
        if (stored.withdrawn()) {
            kept.bringBack(id);
        }
        return new Receipt(stored, false);
    }

    /** Takes it back; again is harmless. @throws Problem 404; 403 when the other party put it aside */
    @Transactional
    void withdraw(Viewer viewer, UUID id) {
        var stored = kept.lock(id).orElseThrow(() -> Problem.notFound("set-aside", id));
        if (!mayWithdraw(viewer, stored)) {
            throw Problem.of(403, "set-aside-of-others");
        }
        if (!stored.withdrawn()) {
            kept.withdraw(id, viewer, clock.instant());
        }
    }

    /** Each party answers for what it said; the planner keeps the list. */
    static boolean mayWithdraw(Viewer viewer, SetAside one) {
        return viewer.is(Role.PLANNER) || one.party() == party(viewer);
    }

    private static SetAside.Party party(Viewer viewer) {
        return viewer.is(Role.PLANNER) ? SetAside.Party.MUNICIPALITY : SetAside.Party.POLICE;
    }

    private SetAside read(Viewer viewer, UUID id, JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("spot", "geometry");
        var spot = fields.id("spot");
        var name = required(fields, "name", LONGEST_NAME);
        var reason = required(fields, "reason", LONGEST_REASON);
        if (reason != null && reason.codePointCount(0, reason.length()) < SHORTEST_REASON) {
            fields.fault("reason", "too-short", reason.length(), SHORTEST_REASON);
        }
        var drawn = DrawnArea.read(fields, body, "geometry", town);
        var until = fields.day("until");
        var today = today();
        if (until != null && (until.isBefore(today) || until.isAfter(today.plusDays(MOST_DAYS)))) {
            fields.fault("until", "not-between", until, today, today.plusDays(MOST_DAYS));
        }
        fields.check();
        return new SetAside(
                id,
                Objects.requireNonNull(spot),
                Objects.requireNonNull(name),
                Objects.requireNonNull(drawn).metric(),
                Objects.requireNonNull(reason),
                party(viewer),
                until == null ? today.plusDays(USUAL_DAYS) : until,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                viewer.displayName(),
                false);
    }

    private static @Nullable String required(JsonFields fields, String name, int longest) {
        var text = fields.text(name, longest);
        if (text == null
                && (!fields.has(name)
                        || (fields.raw(name).isString()
                                && fields.raw(name).asString().isBlank()))) {
            fields.fault(name, "missing");
        }
        return text;
    }
}
