package se.lagesbild.backend.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.PositionReader;
import se.lagesbild.backend.places.Territory;
import tools.jackson.databind.JsonNode;

/** Reads what is said of a visit; names every fault at once. */
@Component
class VisitReader {
    private static final int LONGEST_NAME = 200;
    /** Of a visit that no shift bounds. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final int LARGEST_ACCURACY_METRES = 50_000;

    private final PositionReader positions;
    private final Territory territory;
    private final Clock clock;

    VisitReader(PositionReader positions, Territory territory, Clock clock) {
        this.positions = positions;
        this.territory = territory;
        this.clock = clock;
    }

    /** @throws Problem 400 when it is no object; 422 with every field that breaks a rule */
    VisitSheet read(Viewer viewer, JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("arrived");
        var party = fields.word("party", Party.class);
        if (party != null && party != Party.of(viewer)) {
            fields.fault("party", "not-your-party", party, Party.of(viewer));
        }
        var shift = fields.uuid("shift");
        var arrived = fields.instant("arrived");
        var left = fields.instant("left");
        if (arrived != null && arrived.isAfter(clock.instant().plus(ShiftReader.AHEAD))) {
            fields.fault("arrived", "in-the-future", arrived, clock.instant());
        }
        if (left != null && left.isAfter(clock.instant().plus(ShiftReader.AHEAD))) {
            fields.fault("left", "in-the-future", left, clock.instant());
        }
        if (arrived != null && left != null && left.isBefore(arrived)) {
            fields.fault("left", "left-before-arrived", left, arrived);
        }
        if (!fields.has("shift")) {
            withoutShift(viewer, fields, arrived, left);
        }
        var method = fields.has("method")
                ? fields.word("method", VisitSheet.Method.class)
                : fields.has("shift") ? VisitSheet.Method.HAND : VisitSheet.Method.AFTERWARDS;
        var round = fields.uuid("round");
        var stop = fields.id("stop");
        var place = fields.id("place");
        var name = fields.text("name", LONGEST_NAME);
        var point = point(fields);
        var accuracy = fields.number("accuracy", 0, LARGEST_ACCURACY_METRES);
        var skip = fields.word("skipReason", SkipReason.class);
        if (fields.has("skipReason") && fields.has("left")) {
            fields.fault("left", "skipped-not-visited");
        }
        // a position is taken where presence is given, and police positions never
        if (fields.has("point") && (fields.has("skipReason") || Party.of(viewer) == Party.POLICE)) {
            fields.fault("point", "position-not-wanted");
        }
        if (!fields.has("place") && !fields.has("name") && !fields.has("point")) {
            fields.fault("place", "place-missing");
        }
        fields.check();
        return new VisitSheet(
                shift,
                Objects.requireNonNull(arrived),
                left,
                Objects.requireNonNull(method),
                round,
                stop,
                place,
                name,
                Spot.of(point),
                point == null ? null : accuracy,
                skip);
    }

    /** Police check in without one; whoever else enters it afterwards, and then knows how long it was. */
    private static void withoutShift(
            Viewer viewer, JsonFields fields, @Nullable Instant arrived, @Nullable Instant left) {
        if (Party.of(viewer) != Party.POLICE
                || "AFTERWARDS".equals(fields.raw("method").asString(""))) {
            fields.require("left");
        }
        if (arrived != null && left != null && Duration.between(arrived, left).compareTo(LONGEST) > 0) {
            fields.fault("left", "visit-long", Duration.between(arrived, left).toMinutes(), LONGEST.toMinutes());
        }
    }

    /** A phone's position far outside the area is a mistake of the phone: the visit counts, the position is not kept. */
    private @Nullable Point point(JsonFields fields) {
        if (!fields.has("place") && !fields.has("name")) {
            return positions.read(fields, "point");
        }
        var position = fields.position("point");
        return position == null
                ? null
                : territory.locate(position[0], position[1]).orElse(null);
    }
}
