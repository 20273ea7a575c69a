package se.lagesbild.gis.formats;

import java.util.Map;
import java.util.Set;

/**
 * Tells from OpenStreetMap tags where people may walk, as it is in Sweden and its neighbours: on everything that is open
 * to the public, motorways and their like excepted, and on cycleways unless a sign says no.
 */
final class FootAccess {

    /** Ways to walk on unless another tag says no. */
    private static final Set<String> WALKED = Set.of(
            "corridor",
            "cycleway",
            "elevator",
            "footway",
            "living_street",
            "path",
            "pedestrian",
            "platform",
            "primary",
            "primary_link",
            "residential",
            "road",
            "secondary",
            "secondary_link",
            "service",
            "steps",
            "tertiary",
            "tertiary_link",
            "track",
            "unclassified");

    /** Ways to walk on only where a tag says so. */
    private static final Set<String> ON_REQUEST =
            Set.of("bridleway", "busway", "motorway", "motorway_link", "trunk", "trunk_link");

    /** Squares are drawn as areas, and walked along their edge; other areas (yards, docks) are no way through. */
    private static final Set<String> WALKED_AREAS = Set.of("footway", "living_street", "pedestrian", "platform");

    private static final Set<String> YES = Set.of("designated", "destination", "official", "permissive", "yes");
    private static final Set<String> NO = Set.of(
            "agricultural", "delivery", "emergency", "forestry", "military", "no", "permit", "private", "restricted");

    private static final Set<String> BARRIERS_TO_OPEN =
            Set.of("door", "gate", "hampshire_gate", "lift_gate", "sliding_gate", "swing_gate", "turnstile", "yes");

    /** Ground that is closed as a whole where a tag says so; a closed school yard or car park has open ways through it too often. */
    private static final Map<String, Set<String>> GROUND = Map.of(
            "landuse", Set.of("depot", "harbour", "industrial", "military", "port"),
            "industrial", Set.of("harbour", "port"),
            "harbour", Set.of("yes"),
            "military", Set.of("base", "naval_base"));

    private static final Set<String> FENCES = Set.of("fence", "wall");

    private FootAccess() {}

    /** True when an area with these tags is a port or the like that is fenced, or closed to the public. */
    static boolean closedGround(Map<String, String> area) {
        if (area.isEmpty()
                || GROUND.entrySet().stream()
                        .noneMatch(kind -> kind.getValue().contains(area.getOrDefault(kind.getKey(), "")))) {
            return false;
        }
        boolean fenced = FENCES.contains(area.getOrDefault("barrier", ""))
                || area.getOrDefault("fenced", "no").equals("yes");
        return NO.contains(area.getOrDefault("foot", ""))
                || (!YES.contains(area.getOrDefault("foot", ""))
                        && (fenced || NO.contains(area.getOrDefault("access", ""))));
    }

    /** True when the way itself says that people on foot may use it, whatever ground it crosses. */
    static boolean invited(Map<String, String> way) {
        return YES.contains(way.getOrDefault("foot", "")) || YES.contains(way.getOrDefault("access", ""));
    }

    /** True when the way with these tags is a street or path that is open to people on foot. */
    static boolean walkable(Map<String, String> way) {
        var highway = way.getOrDefault("highway", "");
        boolean invited = YES.contains(way.getOrDefault("foot", ""));
        if (way.getOrDefault("route", "").equals("ferry")) {
            return false;
        }
        if (way.getOrDefault("area", "no").equals("yes") && !WALKED_AREAS.contains(highway)) {
            return false;
        }
        boolean motorroad = way.getOrDefault("motorroad", "no").equals("yes");
        if (ON_REQUEST.contains(highway) || (motorroad && WALKED.contains(highway))) {
            return invited;
        }
        return WALKED.contains(highway) && !forbidden(way, invited);
    }

    /** True when a node with these tags cannot be passed: a gate that is private or locked. */
    static boolean blocks(Map<String, String> node) {
        if (!BARRIERS_TO_OPEN.contains(node.getOrDefault("barrier", ""))) {
            return false;
        }
        boolean invited = YES.contains(node.getOrDefault("foot", ""));
        boolean locked = node.getOrDefault("locked", "no").equals("yes");
        return forbidden(node, invited) || (locked && !invited);
    }

    private static boolean forbidden(Map<String, String> tags, boolean invited) {
        var foot = tags.getOrDefault("foot", "");
        boolean closedToAll = NO.contains(tags.getOrDefault("access", ""));
        return NO.contains(foot) || foot.equals("use_sidepath") || (closedToAll && !invited);
    }
}
