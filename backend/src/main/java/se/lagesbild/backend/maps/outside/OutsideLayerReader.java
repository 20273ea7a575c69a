package se.lagesbild.backend.maps.outside;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.access.Role;
import tools.jackson.databind.JsonNode;

/** Reads what an administrator sends about a layer; tells of every fault at once. What was typed as a key is never told again. */
@Component
class OutsideLayerReader {
    static final int LAST_ZOOM = 22;

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_ATTRIBUTION = 300;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_LAYERS = 10;
    private static final int USUAL_LAST_ZOOM = 19;
    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}");
    private static final Pattern KEY_VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,998}[\\x21-\\x7e])?");

    /** Headers that say where a message goes and how long it is, or who a visitor is. */
    private static final Set<String> NOT_A_KEY = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "cookie",
            "proxy-authorization",
            "accept-encoding",
            "range");

    private final OutsideHosts hosts;

    OutsideLayerReader(OutsideHosts hosts) {
        this.hosts = hosts;
    }

    /** Who sees it, and how it lies on the map. @param attribution null: as the service says */
    record Look(
            String title,
            @Nullable String attribution,
            int minZoom,
            int maxZoom,
            boolean background,
            Set<Role> readers) {}

    record Sent(SourceFinder.Asked asked, Look look) {}

    /**
     * @param stored what is kept under the id: its key is used again where none is sent and the server is the same; null for none
     * @param whole false for a try: layers need not be chosen yet, and the look does not matter
     */
    Sent read(JsonNode body, @Nullable OutsideLayer stored, boolean whole) {
        var fields = JsonFields.of(body);
        fields.require("kind", "address");
        if (whole) {
            fields.require("title");
        }
        var kind = fields.word("kind", OutsideLayer.Kind.class);
        var address = fields.raw("address").asString("").strip();
        checkAddress(fields, address);
        var names = names(fields);
        if (whole && kind != null && kind != OutsideLayer.Kind.XYZ && names.isEmpty() && !fields.has("layers")) {
            fields.fault("layers", "missing");
        }
        if (kind == OutsideLayer.Kind.WMTS && names.size() > 1) {
            fields.fault("layers", "too-many", names.size(), 1);
        }
        var style = name(fields, "style");
        var format = name(fields, "format");
        var key = key(fields, address, stored);
        var look = look(fields);
        fields.check();
        var wanted = java.util.Objects.requireNonNull(kind, "checked");
        boolean plain = wanted == OutsideLayer.Kind.XYZ;
        return new Sent(
                new SourceFinder.Asked(
                        wanted, address, plain ? List.of() : names, plain ? null : style, plain ? null : format, key),
                look);
    }

    private void checkAddress(JsonFields fields, String address) {
        if (fields.has("address")) {
            try {
                hosts.readTemplate(address);
            } catch (OutsideFault e) {
                fields.fault("address", e.code(), e.args());
            }
        }
    }

    private static Look look(JsonFields fields) {
        var title = fields.text("title", LONGEST_TITLE);
        var attribution = fields.text("attribution", LONGEST_ATTRIBUTION);
        var first = fields.whole("minZoom", 0, LAST_ZOOM);
        int minZoom = first == null ? 0 : first;
        var last = fields.whole("maxZoom", minZoom, LAST_ZOOM);
        boolean background = Boolean.TRUE.equals(fields.flag("background"));
        if (title == null && fields.has("title") && fields.raw("title").isString()) {
            fields.fault("title", "missing");
        }
        int maxZoom = last == null ? Math.max(minZoom, USUAL_LAST_ZOOM) : last;
        return new Look(title == null ? "" : title, attribution, minZoom, maxZoom, background, readers(fields));
    }

    private static List<String> names(JsonFields fields) {
        var names = new ArrayList<String>();
        if (!fields.has("layers")) {
            return names;
        }
        var sent = fields.raw("layers");
        if (!sent.isArray() || sent.isEmpty() || sent.size() > MOST_LAYERS) {
            fields.fault("layers", "too-many", sent.size(), MOST_LAYERS);
            return names;
        }
        for (var one : sent) {
            var name = one.asString("");
            if (isName(name)) {
                names.add(name);
            } else {
                fields.fault("layers", "not-an-id");
            }
        }
        return names;
    }

    private static @Nullable String name(JsonFields fields, String field) {
        var text = fields.raw(field).asString("").strip();
        if (!fields.has(field) || text.isEmpty()) {
            return null;
        }
        if (!isName(text)) {
            fields.fault(field, "not-an-id");
            return null;
        }
        return text;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static Set<Role> readers(JsonFields fields) {
        var everybody = EnumSet.complementOf(EnumSet.of(Role.SYSTEM));
        if (!fields.has("roles")) {
            return everybody;
        }
        var readers = EnumSet.noneOf(Role.class);
        for (var one : fields.raw("roles")) {
            everybody.stream()
                    .filter(role -> role.name().equals(one.asString("")))
                    .findFirst()
                    .ifPresentOrElse(
                            readers::add, () -> fields.fault("roles", "not-one-of", fields.shown("roles"), everybody));
        }
        if (readers.isEmpty()) {
            fields.fault("roles", "roles-missing", everybody);
        }
        return readers;
    }

    private OutsideLayer.@Nullable Key key(JsonFields fields, String address, @Nullable OutsideLayer stored) {
        var name = fields.raw("keyName").asString("").strip();
        if (!fields.has("keyName") || name.isEmpty()) {
            return null;
        }
        if (!KEY_NAME.matcher(name).matches() || NOT_A_KEY.contains(name.toLowerCase(Locale.ROOT))) {
            fields.fault("keyName", "outside-key-name");
            return null;
        }
        if (!hosts.mayCarryKey(address)) {
            fields.fault("keyName", "outside-key-in-clear");
            return null;
        }
        if (fields.has("keyValue") && !fields.raw("keyValue").asString("").isEmpty()) {
            var value = fields.raw("keyValue").asString("");
            if (KEY_VALUE.matcher(value).matches()) {
                return new OutsideLayer.Key(name, value);
            }
            fields.fault("keyValue", "outside-key-value");
            return null;
        }
        if (stored != null
                && stored.key() != null
                && stored.key().name().equals(name)
                && hosts.sameServer(stored.address(), address)) {
            return stored.key();
        }
        fields.fault("keyValue", "outside-key-again");
        return null;
    }
}
