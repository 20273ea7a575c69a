package se.lagesbild.backend.patrols;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.presence.SkipReason;
import tools.jackson.databind.JsonNode;

/** Reads what is told of a round that was walked; names every fault at once. */
@Component
class DebriefReader {
    /** Clocks differ; more than this ahead of ours is a mistake. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int LONGEST_NOTE = 2_000;

    private final Clock clock;

    DebriefReader(Clock clock) {
        this.clock = clock;
    }

    /** @throws Problem 400 when it is no object; 422 with every field that breaks a rule */
    Debrief.Sheet read(JsonNode body, RoundSheet round) {
        var fields = JsonFields.of(body);
        fields.require("stops");
        var told = new HashMap<String, Debrief.Walked>();
        for (var node : fields.each("stops", round.stops().size())) {
            node.require("stop");
            var stop = node.id("stop");
            var arrived = past(node, "arrived");
            var left = past(node, "left");
            var reason = node.word("skipReason", SkipReason.class);
            if (node.has("skipReason") && (node.has("arrived") || node.has("left"))) {
                node.fault("skipReason", "skipped-and-visited");
            } else if (!node.has("skipReason")) {
                node.require("arrived", "left");
            }
            if (arrived != null && left != null && !left.isAfter(arrived)) {
                node.fault("left", "ends-before-start", node.shown("left"));
            }
            if (stop != null
                    && round.stops().stream().noneMatch(one -> one.stop().equals(stop))) {
                node.fault("stop", "no-such-stop", stop);
            } else if (stop != null && told.put(stop, new Debrief.Walked(stop, arrived, left, reason)) != null) {
                node.fault("stop", "twice", stop);
            }
        }
        var note = fields.text("note", LONGEST_NOTE);
        fields.check();
        var stops = new ArrayList<Debrief.Walked>();
        round.stops().stream()
                .map(stop -> told.get(stop.stop()))
                .filter(Objects::nonNull)
                .forEach(stops::add);
        return new Debrief.Sheet(stops, note);
    }

    private @Nullable Instant past(JsonFields node, String name) {
        var at = node.instant(name);
        if (at != null && at.isAfter(clock.instant().plus(AHEAD))) {
            node.fault(name, "in-the-future", at, clock.instant());
        }
        return at;
    }
}
