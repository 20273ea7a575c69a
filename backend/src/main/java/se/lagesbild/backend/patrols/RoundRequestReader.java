package se.lagesbild.backend.patrols;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.backend.routes.RoundPlanner;
import se.lagesbild.backend.routes.RoundProblem;
import se.lagesbild.backend.routes.RoundSolver;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Reads what a planner asks for; collects every fault before it refuses. */
@Component
class RoundRequestReader {
    private static final int USUAL_DWELL_MINUTES = 12;
    private static final int LONGEST_DWELL_MINUTES = 240;
    private static final int MOST_ITERATIONS = 60_000;
    private static final int LONGEST_NAME = 200;
    static final Duration LONGEST_SHIFT = Duration.ofHours(12);

    private final Territory territory;
    private final Area area;

    RoundRequestReader(Territory territory, Area area) {
        this.territory = territory;
        this.area = area;
    }

    /**
     * @param places empty when the request names none: the usual ones then
     * @param pinned the pair that visits the place, or {@link RoundPlanner#ANY_PAIR}
     * @param rounds ids in the order of the visits, at most one list per pair; empty where none are given
     * @param planned as {@code rounds}: what the planner had made before somebody changed it
     * @param dueFirst whether usual places whose turn it is come before others
     */
    record Asked(
            List<RoundPlanner.Pair> pairs,
            Optional<List<RoundPlanner.Place>> places,
            @Nullable Double maxWalkMetres,
            Map<String, Integer> pinned,
            Set<String> banned,
            List<List<String>> rounds,
            List<List<String>> planned,
            boolean dueFirst,
            long seed,
            int iterations) {

        /**
         * @param candidates the places that were asked for, or the usual ones
         * @param first ids of those that come before others, if they are not banned
         * @throws Problem 422 with every id that is none of them
         */
        RoundPlanner.Request of(List<RoundPlanner.Place> candidates, Set<String> first) {
            var known = new HashSet<String>();
            candidates.forEach(place -> known.add(place.id()));
            var faults = new ArrayList<Problem.Field>();
            unknown("/pinned", pinned.keySet(), known, faults);
            unknown("/banned", banned, known, faults);
            for (int i = 0; i < rounds.size(); i++) {
                unknown("/rounds/" + i, rounds.get(i), known, faults);
            }
            for (int i = 0; i < planned.size(); i++) {
                unknown("/planned/" + i, planned.get(i), known, faults);
            }
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
            var wanted = new LinkedHashMap<>(pinned);
            first.stream()
                    .filter(id -> !banned.contains(id))
                    .sorted()
                    .forEach(id -> wanted.putIfAbsent(id, RoundPlanner.ANY_PAIR));
            return new RoundPlanner.Request(candidates, pairs, maxWalkMetres, wanted, banned, rounds, seed, iterations);
        }

        private static void unknown(
                String pointer, Collection<String> ids, Set<String> known, List<Problem.Field> faults) {
            ids.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> faults.add(new Problem.Field(pointer, "place-not-asked", id)));
        }
    }

    /** @throws Problem 422 with every field that breaks a rule */
    Asked read(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.of(400, "not-an-object");
        }
        return new OneRequest().read(body);
    }

    private final class OneRequest {
        private final List<Problem.Field> faults = new ArrayList<>();

        Asked read(JsonNode body) {
            var pairs = pairs(body.path("shifts"));
            var places =
                    body.path("places").isMissingNode() || body.path("places").isNull()
                            ? Optional.<List<RoundPlanner.Place>>empty()
                            : Optional.of(places(body.path("places")));
            var cap = number(body.path("limits").path("maxStreetMetres"), "/limits/maxStreetMetres", 100, 100_000);
            var seed = number(body.path("seed"), "/seed", -9e15, 9e15);
            var iterations = number(body.path("iterations"), "/iterations", 1, MOST_ITERATIONS);
            var pinned = pinned(body.path("pinned"), pairs.size());
            var banned = new LinkedHashSet<>(ids(body.path("banned"), "/banned"));
            var rounds = rounds(body.path("rounds"), "/rounds", pairs.size());
            var planned = rounds(body.path("planned"), "/planned", pairs.size());
            pinned.keySet().stream().filter(banned::contains).forEach(id -> fault("/banned", "pinned-and-banned", id));
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
            return new Asked(
                    pairs,
                    places,
                    cap.isPresent() ? cap.getAsDouble() : null,
                    pinned,
                    banned,
                    rounds,
                    planned,
                    body.path("dueFirst").asBoolean(true),
                    (long) seed.orElse(1),
                    (int) iterations.orElse(RoundSolver.DEFAULT_ITERATIONS));
        }

        private List<String> ids(JsonNode nodes, String at) {
            var ids = new ArrayList<String>();
            if (list(nodes, at)) {
                nodes.forEach(node -> ids.add(node.asString("")));
            }
            return ids;
        }

        /** A missing list is an empty one. */
        private boolean list(JsonNode nodes, String at) {
            boolean usable = nodes.isMissingNode() || nodes.isNull() || nodes.isArray();
            if (!usable) {
                fault(at, "ids-not-a-list", shown(nodes));
            }
            return usable;
        }

        /** Each is an id, or {@code {place, shift}} for a place that one pair is to visit. */
        private Map<String, Integer> pinned(JsonNode nodes, int pairs) {
            var pinned = new LinkedHashMap<String, Integer>();
            if (!list(nodes, "/pinned")) {
                return pinned;
            }
            for (int i = 0; i < nodes.size(); i++) {
                var node = nodes.get(i);
                if (!node.isObject()) {
                    pinned.put(node.asString(""), RoundPlanner.ANY_PAIR);
                    continue;
                }
                var at = "/pinned/" + i + "/shift";
                var shift = number(node.path("shift"), at, 0, Math.max(0, pairs - 1));
                pinned.put(node.path("place").asString(""), (int) shift.orElse(RoundPlanner.ANY_PAIR));
            }
            return pinned;
        }

        private List<List<String>> rounds(JsonNode nodes, String pointer, int pairs) {
            var rounds = new ArrayList<List<String>>();
            if (!list(nodes, pointer)) {
                return rounds;
            }
            if (nodes.size() > pairs) {
                fault(pointer, "rounds-number", nodes.size(), pairs);
                return rounds;
            }
            var seen = new HashSet<String>();
            for (int i = 0; i < nodes.size(); i++) {
                var at = pointer + "/" + i;
                rounds.add(ids(nodes.get(i), at));
                rounds.get(i).stream().filter(id -> !seen.add(id)).forEach(id -> fault(at, "twice", id));
            }
            return rounds;
        }

        private List<RoundPlanner.Pair> pairs(JsonNode shifts) {
            var pairs = new ArrayList<RoundPlanner.Pair>();
            if (!shifts.isArray() || shifts.isEmpty() || shifts.size() > RoundProblem.MOST_SHIFTS) {
                fault("/shifts", "shifts-number", shifts.size(), RoundProblem.MOST_SHIFTS);
                return pairs;
            }
            for (int i = 0; i < shifts.size(); i++) {
                var at = "/shifts/" + i;
                var shift = shifts.get(i);
                var start = instant(shift.path("start"), at + "/start");
                var end = instant(shift.path("end"), at + "/end");
                var pause = number(shift.path("breakMinutes"), at + "/breakMinutes", 0, 120);
                var from = point(shift.path("startPoint"), at + "/startPoint");
                var to = point(shift.path("endPoint"), at + "/endPoint");
                if (start == null || end == null) {
                    continue;
                }
                var length = Duration.between(start, end);
                if (length.isNegative() || length.isZero()) {
                    fault(at + "/end", "ends-before-start", shift.path("end").asString(""));
                } else if (length.compareTo(LONGEST_SHIFT) > 0) {
                    fault(at + "/end", "shift-long", length.toMinutes(), LONGEST_SHIFT.toMinutes());
                } else if (pause.orElse(0) * 3 > length.toMinutes()) {
                    fault(at + "/breakMinutes", "not-between", (int) pause.orElse(0), 0, length.toMinutes() / 3);
                }
                pairs.add(new RoundPlanner.Pair(start, end, (int) pause.orElse(0), from, to));
            }
            return pairs;
        }

        private List<RoundPlanner.Place> places(JsonNode nodes) {
            var places = new ArrayList<RoundPlanner.Place>();
            if (!nodes.isArray() || nodes.isEmpty() || nodes.size() > RoundProblem.MOST_CANDIDATES) {
                fault("/places", "places-number", nodes.size(), RoundProblem.MOST_CANDIDATES);
                return places;
            }
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < nodes.size(); i++) {
                var at = "/places/" + i;
                var node = nodes.get(i);
                var name = node.path("name").asString("").strip();
                if (name.isEmpty() || name.length() > LONGEST_NAME) {
                    fault(at + "/name", "name-length", name.length(), LONGEST_NAME);
                }
                var id = node.path("id").asString(String.valueOf(i + 1));
                if (!ids.add(id)) {
                    fault(at + "/id", "twice", id);
                }
                var point = point(node.path("point"), at + "/point");
                if (point == null && faults.stream().noneMatch(f -> f.pointer().equals(at + "/point"))) {
                    fault(at + "/point", "missing");
                }
                var prize = number(node.path("prize"), at + "/prize", 1e-6, 1e9);
                var dwell = number(node.path("dwellMinutes"), at + "/dwellMinutes", 1, LONGEST_DWELL_MINUTES);
                var windows = windows(node.path("windows"), at + "/windows");
                var why = node.path("why").asString("");
                if (point != null) {
                    places.add(new RoundPlanner.Place(
                            id,
                            name,
                            point,
                            prize.orElse(1),
                            (int) dwell.orElse(USUAL_DWELL_MINUTES),
                            windows,
                            why.isBlank() ? null : why));
                }
            }
            return places;
        }

        private List<RoundPlanner.TimeWindow> windows(JsonNode nodes, String at) {
            var windows = new ArrayList<RoundPlanner.TimeWindow>();
            for (int i = 0; i < nodes.size(); i++) {
                var from = instant(nodes.get(i).path("from"), at + "/" + i + "/from");
                var to = instant(nodes.get(i).path("to"), at + "/" + i + "/to");
                if (from != null && to != null && to.isBefore(from)) {
                    fault(
                            at + "/" + i + "/to",
                            "ends-before-start",
                            nodes.get(i).path("to").asString(""));
                } else if (from != null && to != null) {
                    windows.add(new RoundPlanner.TimeWindow(from, to));
                }
            }
            return windows;
        }

        private @Nullable Instant instant(JsonNode node, String pointer) {
            if (node.isMissingNode() || node.isNull()) {
                fault(pointer, "missing");
                return null;
            }
            try {
                return OffsetDateTime.parse(node.asString("")).toInstant();
            } catch (DateTimeException e) {
                fault(pointer, "not-a-time", shown(node));
                return null;
            }
        }

        private @Nullable Point point(JsonNode node, String pointer) {
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            boolean usable = node.isArray()
                    && node.size() == 2
                    && node.get(0).isNumber()
                    && node.get(1).isNumber()
                    && Math.abs(node.get(0).asDouble()) <= 180
                    && Math.abs(node.get(1).asDouble()) <= 90;
            if (!usable) {
                fault(pointer, "not-a-position", shown(node));
                return null;
            }
            double longitude = node.get(0).asDouble();
            double latitude = node.get(1).asDouble();
            var located = territory.locate(longitude, latitude);
            if (located.isEmpty()) {
                boolean swapped = territory.locate(latitude, longitude).isPresent();
                fault(pointer, swapped ? "swapped" : "outside-the-area", shown(node), area.name());
            }
            return located.orElse(null);
        }

        private OptionalDouble number(JsonNode node, String pointer, double least, double most) {
            if (node.isMissingNode() || node.isNull()) {
                return OptionalDouble.empty();
            }
            if (!node.isNumber() || !(node.asDouble() >= least) || !(node.asDouble() <= most)) {
                fault(pointer, "not-between", shown(node), plain(least), plain(most));
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(node.asDouble());
        }

        private void fault(String pointer, String code, Object... args) {
            faults.add(new Problem.Field(pointer, code, args));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String shown(JsonNode node) {
        var text = node.isString() ? node.asString() : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
