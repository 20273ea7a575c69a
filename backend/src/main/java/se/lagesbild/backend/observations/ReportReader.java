package se.lagesbild.backend.observations;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Reads a GeoJSON Feature into a {@link Report}. Collects every fault before it refuses. */
@Component
class ReportReader {
    /** Clocks differ; more than this ahead of ours is a mistake. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_PLACE = 100;
    private static final int MOST_PHOTOS = 10;
    private static final double LARGEST_ACCURACY_METRES = 50_000;

    private final Categories categories;
    private final Territory territory;
    private final Area area;
    private final Clock clock;

    ReportReader(Categories categories, Territory territory, Area area, Clock clock) {
        this.categories = categories;
        this.territory = territory;
        this.area = area;
        this.clock = clock;
    }

    /** @throws Problem 400 when it is no Feature; 422 with every field that breaks a rule */
    Report read(UUID id, JsonNode feature) {
        if (!feature.isObject() || !feature.path("type").asString("").equals("Feature")) {
            throw Problem.of(400, "not-a-feature");
        }
        var properties = feature.path("properties");
        if (!properties.isObject()) {
            throw Problem.invalid(List.of(new Problem.Field("/properties", "missing")));
        }
        return new OneFeature(feature, properties).read(id);
    }

    /** One reading: the faults found so far travel with it. */
    private final class OneFeature {
        private final JsonNode feature;
        private final JsonNode properties;
        private final List<Problem.Field> faults = new ArrayList<>();

        OneFeature(JsonNode feature, JsonNode properties) {
            this.feature = feature;
            this.properties = properties;
        }

        Report read(UUID id) {
            var idInside = feature.path("id");
            if (!idInside.isMissingNode()
                    && !idInside.isNull()
                    && !idInside.asString("").equals(id.toString())) {
                fault("/id", "other-id", shown(idInside), id);
            }
            var category = category();
            var at = instant("occurredAt", true);
            var until = instant("occurredUntil", false);
            if (at != null && until != null && until.isBefore(at)) {
                fault("/properties/occurredUntil", "until-before-at", until, at);
            }
            var kind = word("positionKind", PositionKind.class).orElse(PositionKind.MAP);
            var point = kind == PositionKind.AREA ? null : point();
            var accuracy = accuracy();
            var people = word("people", People.class).orElse(null);
            var note = text("note", LONGEST_NOTE);
            var place = text("place", LONGEST_PLACE);
            var shift = uuid(properties.path("shift"), "/properties/shift");
            var photos = photos(category);
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
            return new Report(
                    category.orElseThrow().code(),
                    java.util.Objects.requireNonNull(at),
                    until,
                    point,
                    kind,
                    kind == PositionKind.AREA ? null : accuracy == null ? kind.assumedAccuracyMetres() : accuracy,
                    people,
                    note,
                    place,
                    shift,
                    photos);
        }

        private Optional<Categories.Category> category() {
            var node = properties.path("category");
            if (node.isMissingNode() || node.isNull()) {
                fault("/properties/category", "missing");
                return Optional.empty();
            }
            var found = node.isString() ? categories.find(node.asString()) : Optional.<Categories.Category>empty();
            if (found.isEmpty()) {
                fault("/properties/category", "no-such-category", shown(node));
            }
            return found;
        }

        private @Nullable Instant instant(String name, boolean required) {
            var node = properties.path(name);
            var pointer = "/properties/" + name;
            if (node.isMissingNode() || node.isNull()) {
                if (required) {
                    fault(pointer, "missing");
                }
                return null;
            }
            try {
                if (!node.isString()) {
                    throw new DateTimeException("not a text");
                }
                // microseconds are what the database keeps: the same report must compare equal later
                var instant = OffsetDateTime.parse(node.asString()).toInstant().truncatedTo(ChronoUnit.MICROS);
                var latest = clock.instant().plus(AHEAD);
                if (instant.isAfter(latest)) {
                    fault(
                            pointer,
                            "in-the-future",
                            node.asString(),
                            clock.instant().truncatedTo(ChronoUnit.SECONDS));
                } else if (instant.isBefore(EARLIEST)) {
                    fault(pointer, "too-long-ago", node.asString());
                }
                return instant;
            } catch (DateTimeException e) {
                fault(pointer, "not-a-time", shown(node));
                return null;
            }
        }

        private @Nullable Point point() {
            var geometry = feature.path("geometry");
            if (!geometry.isObject()) {
                fault("/geometry", "geometry-missing");
                return null;
            }
            if (!geometry.path("type").asString("").equals("Point")) {
                fault("/geometry/type", "not-a-point", shown(geometry.path("type")));
                return null;
            }
            var at = geometry.path("coordinates");
            if (!at.isArray()
                    || at.size() < 2
                    || at.size() > 3
                    || !at.get(0).isNumber()
                    || !at.get(1).isNumber()) {
                fault("/geometry/coordinates", "not-a-position", shown(at));
                return null;
            }
            double longitude = at.get(0).asDouble();
            double latitude = at.get(1).asDouble();
            if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
                fault("/geometry/coordinates", "not-on-earth", shown(at));
                return null;
            }
            var metric = territory.locate(longitude, latitude);
            if (metric.isEmpty()) {
                boolean swapped = territory.locate(latitude, longitude).isPresent();
                fault("/geometry/coordinates", swapped ? "swapped" : "outside-the-area", shown(at), area.name());
                return null;
            }
            return metric.get();
        }

        private @Nullable Double accuracy() {
            var node = properties.path("positionAccuracy");
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            if (!node.isNumber() || !(node.asDouble() >= 0) || node.asDouble() > LARGEST_ACCURACY_METRES) {
                fault("/properties/positionAccuracy", "not-an-accuracy", shown(node));
                return null;
            }
            return Math.round(node.asDouble() * 10) / 10.0;
        }

        private <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
            var node = properties.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return Optional.empty();
            }
            var found = Arrays.stream(words.getEnumConstants())
                    .filter(word -> word.name().equals(node.asString("")))
                    .findFirst();
            if (found.isEmpty()) {
                fault("/properties/" + name, "not-one-of", shown(node), Arrays.toString(words.getEnumConstants()));
            }
            return found;
        }

        private @Nullable String text(String name, int longest) {
            var node = properties.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            if (!node.isString()) {
                fault("/properties/" + name, "not-a-text");
                return null;
            }
            var text = node.asString().strip();
            if (text.length() > longest) {
                fault("/properties/" + name, "too-long", text.length(), longest);
            } else {
                // in the text as it was sent: that is where the sender looks
                for (var hit : PersonalDataGuard.find(node.asString())) {
                    fault("/properties/" + name, hit.kind().code(), hit.from(), hit.to());
                }
            }
            if (text.indexOf('\0') >= 0) {
                fault("/properties/" + name, "control-character");
            }
            return text.isEmpty() ? null : text;
        }

        private @Nullable UUID uuid(JsonNode node, String pointer) {
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            try {
                return UUID.fromString(node.asString(""));
            } catch (IllegalArgumentException e) {
                fault(pointer, "not-a-uuid", shown(node));
                return null;
            }
        }

        private List<UUID> photos(Optional<Categories.Category> category) {
            var node = properties.path("photos");
            if (node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty())) {
                return List.of();
            }
            if (!node.isArray() || node.size() > MOST_PHOTOS) {
                fault("/properties/photos", "too-many", node.size(), MOST_PHOTOS);
                return List.of();
            }
            category.filter(c -> !c.photo())
                    .ifPresent(c -> fault("/properties/photos", "photos-not-allowed", c.code()));
            var ids = new ArrayList<UUID>();
            for (int i = 0; i < node.size(); i++) {
                var one = uuid(node.get(i), "/properties/photos/" + i);
                if (one != null) {
                    ids.add(one);
                }
            }
            return ids;
        }

        private void fault(String pointer, String code, Object... args) {
            faults.add(new Problem.Field(pointer, code, args));
        }
    }

    /** The value as a problem may repeat it: short, and without personal data. */
    static String shown(JsonNode node) {
        var text = node.isString() ? node.asString() : node.toString();
        if (!PersonalDataGuard.find(text).isEmpty()) {
            return "…";
        }
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
