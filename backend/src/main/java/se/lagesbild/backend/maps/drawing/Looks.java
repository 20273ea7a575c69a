package se.lagesbild.backend.maps.drawing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which layer looks how: as on the web map; a layer that is not named here is drawn in the colour of actions. */
final class Looks {
    /** Places by kind: a letter each, as on the web map. */
    private static final Map<String, String> SIGNS = Map.of(
            "places-school", "S",
            "places-square", "T",
            "places-station", "R",
            "places-port", "H",
            "places-stop", "B",
            "places-serving", "K",
            "places-lamp", "L",
            "places-parking", "P");

    private final Ink ink;

    Looks(Ink ink) {
        this.ink = ink;
    }

    /**
     * @param values of the feature
     * @param share of the layer's largest feature, for strength; 0 to 1
     */
    Look of(String layer, Map<String, ? extends @Nullable Object> values, double share) {
        var sign = SIGNS.get(layer);
        if (sign != null) {
            return Look.of(null, ink.of("map-label"), 1.2).signed(sign);
        }
        return switch (layer) {
            case "boundary" -> "zone".equals(values.get("kind")) ? zone(values) : boundary();
            case "hotspots" -> hotSpot(values, share);
            case "rounds" ->
                Look.of(null, ink.of("map-round-1"), 4)
                        .rimmed(ink.of("map-halo"))
                        .numbered(values.get("number") instanceof String number ? number : null)
                        .named(name(values));
            case "places" -> Look.of(ink.of("map-halo"), ink.of("map-label"), 1).named(name(values));
            case "priority-places" ->
                Look.of(Ink.faded(ink.of("map-priority"), 0.08), ink.of("map-priority"), 3)
                        .rimmed(ink.of("map-halo"))
                        .named(name(values));
            case "patrol-areas" ->
                Look.of(Ink.faded(ink.of("map-patrol"), 0.06), ink.of("map-patrol"), 3, 10, 6)
                        .rimmed(ink.of("map-halo"))
                        .named(name(values));
            case "dose" -> dose(values);
            case "density" -> Look.of(Ink.faded(step(values), 0.7), null, 0);
            case "background" -> Look.of(ink.of("map-green"), ink.of("map-water"), 2);
            default ->
                Look.of(Ink.faded(ink.of("action"), 0.15), ink.of("action"), 2).named(name(values));
        };
    }

    Look boundary() {
        return Look.of(null, ink.of("map-boundary"), 1.5);
    }

    private Look zone(Map<String, ? extends @Nullable Object> values) {
        return Look.of(Ink.faded(ink.of("map-zone"), 0.1), ink.of("map-zone"), 1.5, 6, 5)
                .named(name(values));
    }

    private Look hotSpot(Map<String, ? extends @Nullable Object> values, double share) {
        int step = (int) Math.max(1, Math.min(5, Math.ceil(share * 5)));
        var fill = Ink.faded(ink.of("strength-" + step), 0.4);
        var line = ink.of("strength-5");
        var look = switch (String.valueOf(values.get("confidence"))) {
            case "STRONG" -> Look.of(fill, line, 3);
            case "TOO_FEW" -> Look.of(fill, line, 2, 2, 5);
            default -> Look.of(fill, line, 3, 8, 5);
        };
        return look.numbered(values.get("rank") instanceof Number rank ? String.valueOf(rank.intValue()) : null);
    }

    /** Presence owed: the number of minutes, and a line of its own for each step. */
    private Look dose(Map<String, ? extends @Nullable Object> values) {
        var line = ink.of("strength-5");
        var look = switch (String.valueOf(values.get("level"))) {
            case "PAID" -> Look.of(null, ink.of("good"), 2);
            case "LITTLE" -> Look.of(Ink.faded(ink.of("strength-1"), 0.55), line, 3, 2, 5);
            case "HALF" -> Look.of(Ink.faded(ink.of("strength-3"), 0.55), line, 3, 10, 5);
            case "MOST" -> Look.of(Ink.faded(ink.of("strength-5"), 0.55), line, 4);
            default -> Look.of(null, ink.of("map-label"), 2, 1, 6);
        };
        return look.numbered(values.get("owedMinutes") instanceof Number owed ? String.valueOf(owed.intValue()) : null);
    }

    private java.awt.Color step(Map<String, ? extends @Nullable Object> values) {
        int step = values.get("class") instanceof Number n ? Math.max(1, Math.min(5, n.intValue())) : 1;
        return ink.of("strength-" + step);
    }

    private static @Nullable String name(Map<String, ? extends @Nullable Object> values) {
        if (!(values.get("name") instanceof String name) || name.isBlank()) {
            return null;
        }
        return Boolean.TRUE.equals(values.get("example")) && !name.contains("exempel") ? name + " (exempel)" : name;
    }
}
