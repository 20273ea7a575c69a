package se.lagesbild.backend.patrols;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.places.PositionReader;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.formats.GeoJsonException;
import tools.jackson.databind.JsonNode;

/** Reads a round that is to be handed out; names every fault at once. */
@Component
class RoundSheetReader {
    static final int MOST_STOPS = 30;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_STOP_NAME = 200;
    private static final int LONGEST_PAIR = 60;
    private static final int LONGEST_WHY = 1_000;
    private static final int LONGEST_ADVICE = 500;
    private static final int LONGEST_DWELL_MINUTES = 240;
    private static final int LONGEST_WALK_METRES = 100_000;
    private static final int MOST_WAY_POINTS = 10_000;
    private static final Duration LONGEST_ROUND = Duration.ofHours(12);

    private final PositionReader positions;
    private final Territory territory;
    private final Area area;

    RoundSheetReader(PositionReader positions, Territory territory, Area area) {
        this.positions = positions;
        this.territory = territory;
        this.area = area;
    }

    /** @throws Problem 400 when it is no object; 422 with every field that breaks a rule */
    RoundSheet read(JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("name", "date", "start", "end", "pair", "stops");
        var name = words(fields, "name", LONGEST_NAME);
        var pair = words(fields, "pair", LONGEST_PAIR);
        var day = fields.day("date");
        var start = fields.instant("start");
        var end = fields.instant("end");
        checkTimes(fields, day, start, end);
        var stops = stops(fields, start, end);
        var walked = fields.whole("walkedMetres", 0, LONGEST_WALK_METRES);
        var street = fields.whole("streetMetres", 0, LONGEST_WALK_METRES);
        var alongStreets = fields.flag("alongStreets");
        var way = way(fields);
        fields.check();
        return new RoundSheet(
                Objects.requireNonNull(name),
                Objects.requireNonNull(day),
                Objects.requireNonNull(start),
                Objects.requireNonNull(end),
                Objects.requireNonNull(pair),
                stops,
                walked == null ? 0 : walked,
                street == null ? 0 : street,
                Boolean.TRUE.equals(alongStreets),
                way);
    }

    private void checkTimes(
            JsonFields fields, @Nullable LocalDate day, @Nullable Instant start, @Nullable Instant end) {
        if (start != null && end != null) {
            var length = Duration.between(start, end);
            if (length.isNegative() || length.isZero()) {
                fields.fault("end", "ends-before-start", fields.shown("end"));
            } else if (length.compareTo(LONGEST_ROUND) > 0) {
                fields.fault("end", "shift-long", length.toMinutes(), LONGEST_ROUND.toMinutes());
            }
        }
        if (start != null && day != null) {
            var begins = start.atZone(area.timeZone()).toLocalDate();
            if (!begins.equals(day)) {
                fields.fault("date", "other-day", day, begins);
            }
        }
    }

    private List<RoundSheet.Stop> stops(JsonFields fields, @Nullable Instant start, @Nullable Instant end) {
        var stops = new ArrayList<RoundSheet.Stop>();
        var ids = new HashSet<String>();
        var nodes = fields.each("stops", MOST_STOPS);
        if (fields.raw("stops").isArray() && fields.raw("stops").isEmpty()) {
            fields.fault("stops", "stops-missing");
        }
        Instant before = start;
        for (var node : nodes) {
            node.require("stop", "place", "name", "point", "arrive", "leave", "dwellMinutes");
            var stop = node.id("stop");
            if (stop != null && !ids.add(stop)) {
                node.fault("stop", "twice", stop);
            }
            var place = node.id("place");
            var name = words(node, "name", LONGEST_STOP_NAME);
            var point = positions.read(node, "point");
            var position = point == null ? null : node.position("point");
            var arrive = node.instant("arrive");
            var leave = node.instant("leave");
            if (arrive != null && before != null && arrive.isBefore(before)) {
                node.fault("arrive", "stop-too-early", node.shown("arrive"));
            }
            if (arrive != null && leave != null && leave.isBefore(arrive)) {
                node.fault("leave", "ends-before-start", node.shown("leave"));
            } else if (leave != null && end != null && leave.isAfter(end)) {
                node.fault("leave", "stop-too-late", node.shown("leave"));
            }
            before = arrive == null ? before : arrive;
            var dwell = node.whole("dwellMinutes", 1, LONGEST_DWELL_MINUTES);
            var why = node.text("why", LONGEST_WHY);
            var todo = node.text("todo", LONGEST_ADVICE);
            var hazards = node.text("hazards", LONGEST_ADVICE);
            if (stop != null
                    && place != null
                    && name != null
                    && position != null
                    && arrive != null
                    && leave != null
                    && dwell != null) {
                stops.add(new RoundSheet.Stop(
                        stop,
                        place,
                        name,
                        List.of(position[0], position[1]),
                        arrive,
                        leave,
                        dwell,
                        why,
                        todo,
                        hazards));
            }
        }
        return stops;
    }

    /** Text that must say something. */
    private static @Nullable String words(JsonFields fields, String name, int longest) {
        var text = fields.text(name, longest);
        if (text == null
                && fields.raw(name).isString()
                && fields.raw(name).asString().isBlank()) {
            fields.fault(name, "missing");
        }
        return text;
    }

    private @Nullable List<List<Double>> way(JsonFields fields) {
        if (!fields.has("geometry")) {
            return null;
        }
        try {
            if (GeoJson.read(fields.raw("geometry")) instanceof LineString line
                    && line.getNumPoints() <= MOST_WAY_POINTS) {
                var outside = Arrays.stream(line.getCoordinates())
                        .filter(at -> territory.locate(at.getX(), at.getY()).isEmpty())
                        .findFirst();
                if (outside.isPresent()) {
                    fields.fault(
                            "geometry",
                            "outside-the-area",
                            "[" + outside.get().getX() + ", " + outside.get().getY() + "]",
                            area.name());
                }
                return Arrays.stream(line.getCoordinates())
                        .map(at -> List.of(at.getX(), at.getY()))
                        .toList();
            }
        } catch (GeoJsonException e) {
            // told below: one text for all that is no line
        }
        fields.fault("geometry", "not-a-way", MOST_WAY_POINTS);
        return null;
    }
}
