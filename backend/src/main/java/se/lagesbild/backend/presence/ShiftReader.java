package se.lagesbild.backend.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.PositionReader;
import tools.jackson.databind.JsonNode;

/** Reads what is said of a shift; names every fault at once. */
@Component
class ShiftReader {
    /** Clocks differ; more than this ahead of ours is a mistake. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int LONGEST_PAIR = 60;
    private static final int LONGEST_DEBRIEF = 2_000;
    private static final int LONGEST_BREAK_MINUTES = 240;

    private final PositionReader positions;
    private final Clock clock;

    ShiftReader(PositionReader positions, Clock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    /** @throws Problem 400 when it is no object; 422 with every field that breaks a rule */
    ShiftSheet read(Viewer viewer, JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("party", "pair", "start");
        var party = fields.word("party", Party.class);
        if (party != null && party != Party.of(viewer)) {
            fields.fault("party", "not-your-party", party, Party.of(viewer));
        }
        var pair = fields.text("pair", LONGEST_PAIR);
        if (fields.has("pair") && pair == null) {
            fields.fault("pair", "missing");
        }
        var start = fields.instant("start");
        var end = after(fields, "end", start);
        if (start != null && end != null && Duration.between(start, end).compareTo(Shift.LONGEST) > 0) {
            fields.fault("end", "shift-long", Duration.between(start, end).toMinutes(), Shift.LONGEST.toMinutes());
        }
        var startedAt = past(fields, "startedAt");
        if (fields.has("endedAt")) {
            fields.require("startedAt");
        }
        // no longest: who forgot to end a shift must be able to end it the day after
        var endedAt = after(fields, "endedAt", startedAt);
        past(fields, "endedAt");
        var pause = fields.whole("breakMinutes", 0, LONGEST_BREAK_MINUTES);
        var startPoint = Spot.of(positions.read(fields, "startPoint"));
        var endPoint = Spot.of(positions.read(fields, "endPoint"));
        var round = fields.uuid("round");
        var debrief = debrief(fields.inside("debrief"));
        fields.check();
        return new ShiftSheet(
                Objects.requireNonNull(party),
                Objects.requireNonNull(pair),
                Objects.requireNonNull(start),
                end,
                pause,
                startPoint,
                endPoint,
                startedAt,
                endedAt,
                round,
                debrief);
    }

    private static ShiftSheet.Debrief debrief(@Nullable JsonFields said) {
        return said == null
                ? ShiftSheet.Debrief.NONE
                : new ShiftSheet.Debrief(
                        said.text("done", LONGEST_DEBRIEF),
                        said.text("seen", LONGEST_DEBRIEF),
                        said.text("next", LONGEST_DEBRIEF));
    }

    private static @Nullable Instant after(JsonFields fields, String name, @Nullable Instant begin) {
        var end = fields.instant(name);
        if (end != null && begin != null && !end.isAfter(begin)) {
            fields.fault(name, "ends-before-start", end);
        }
        return end;
    }

    private @Nullable Instant past(JsonFields fields, String name) {
        var instant = fields.instant(name);
        if (instant != null && instant.isAfter(clock.instant().plus(AHEAD))) {
            fields.fault(name, "in-the-future", instant, clock.instant());
        }
        return instant;
    }
}
