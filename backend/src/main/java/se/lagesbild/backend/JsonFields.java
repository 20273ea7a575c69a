package se.lagesbild.backend;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object one by one and collects every fault, so that the sender hears of all of them at once.
 * An absent field and {@code null} are the same: null comes back. A field at fault is null too; {@link #check} refuses it.
 */
public final class JsonFields {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:-]{0,99}");
    private static final int LONGEST_SHOWN = 60;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final JsonNode node;
    private final String at;
    private final List<Problem.Field> faults;

    private JsonFields(JsonNode node, String at, List<Problem.Field> faults) {
        this.node = node;
        this.at = at;
        this.faults = faults;
    }

    /** @throws Problem 400 when the body is no object */
    public static JsonFields of(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.of(400, "not-an-object");
        }
        return new JsonFields(body, "", new ArrayList<>());
    }

    /** @throws Problem 422 with every fault found so far; passes when there is none */
    public void check() {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /** True when the field is there and not null. */
    public boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    public void fault(String name, String code, Object... args) {
        faults.add(new Problem.Field(at + "/" + name, code, args));
    }

    /** Names each of the fields that is absent. */
    public void require(String... names) {
        for (var name : names) {
            if (!has(name)) {
                fault(name, "missing");
            }
        }
    }

    /** Text that people write, without blanks around it; personal data are a fault. Blank text is null. */
    public @Nullable String text(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        if (!node.path(name).isString()) {
            fault(name, "not-a-text");
            return null;
        }
        var sent = node.path(name).asString();
        var text = sent.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            fault(name, "too-long", text.length(), longest);
            return null;
        }
        // in the text as it was sent: that is where the sender looks
        for (var hit : PersonalDataGuard.find(sent)) {
            fault(name, hit.kind().code(), hit.from(), hit.to());
        }
        if (text.indexOf('\0') >= 0) {
            fault(name, "control-character");
        }
        return text.isEmpty() ? null : text;
    }

    /** Name of a thing that a program made: letters, digits and a few signs, at most 100. */
    public @Nullable String id(String name) {
        if (!has(name)) {
            return null;
        }
        var text = node.path(name).asString("");
        if (!ID.matcher(text).matches()) {
            fault(name, "not-an-id");
            return null;
        }
        return text;
    }

    public @Nullable UUID uuid(String name) {
        return parsed(name, "not-a-uuid", UUID::fromString);
    }

    public @Nullable LocalDate day(String name) {
        return parsed(name, "not-a-day", LocalDate::parse);
    }

    /** Whole microseconds, which is what the database keeps: the same document compares equal later. */
    public @Nullable Instant instant(String name) {
        var instant = parsed(
                name,
                "not-a-time",
                text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
            fault(name, "not-a-time", shown(node.path(name)));
            return null;
        }
        return instant;
    }

    public <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
        if (!has(name)) {
            return null;
        }
        for (var word : words.getEnumConstants()) {
            if (word.name().equals(node.path(name).asString(""))) {
                return word;
            }
        }
        fault(name, "not-one-of", shown(node.path(name)), Arrays.toString(words.getEnumConstants()));
        return null;
    }

    public @Nullable Double number(String name, double least, double most) {
        if (!has(name)) {
            return null;
        }
        var value = node.path(name);
        if (!value.isNumber() || !(value.asDouble() >= least) || !(value.asDouble() <= most)) {
            fault(name, "not-between", shown(value), plain(least), plain(most));
            return null;
        }
        return value.asDouble();
    }

    public @Nullable Integer whole(String name, int least, int most) {
        var value = number(name, least, most);
        if (value != null && value != Math.rint(value)) {
            fault(name, "not-between", plain(value), least, most);
            return null;
        }
        return value == null ? null : value.intValue();
    }

    public @Nullable Boolean flag(String name) {
        if (!has(name)) {
            return null;
        }
        if (!node.path(name).isBoolean()) {
            fault(name, "bad-value", shown(node.path(name)));
            return null;
        }
        return node.path(name).asBoolean();
    }

    /** Longitude and latitude, somewhere on Earth; whether that is in the area is asked elsewhere. */
    public double @Nullable [] position(String name) {
        if (!has(name)) {
            return null;
        }
        var value = node.path(name);
        if (!value.isArray()
                || value.size() != 2
                || !value.get(0).isNumber()
                || !value.get(1).isNumber()) {
            fault(name, "not-a-position", shown(value));
            return null;
        }
        double longitude = value.get(0).asDouble();
        double latitude = value.get(1).asDouble();
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
            fault(name, "not-on-earth", shown(value));
            return null;
        }
        return new double[] {longitude, latitude};
    }

    /** The object in a field, with the faults of the whole; null when it is absent or no object. */
    public @Nullable JsonFields inside(String name) {
        if (!has(name)) {
            return null;
        }
        if (!node.path(name).isObject()) {
            fault(name, "not-an-object");
            return null;
        }
        return new JsonFields(node.path(name), at + "/" + name, faults);
    }

    /** The objects in a list, in order; empty when there is none, or more than {@code most}, which is a fault. */
    public List<JsonFields> each(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        var list = node.path(name);
        if (!list.isArray() || list.size() > most) {
            fault(name, "too-many", list.size(), most);
            return List.of();
        }
        var objects = new ArrayList<JsonFields>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isObject()) {
                objects.add(new JsonFields(list.get(i), at + "/" + name + "/" + i, faults));
            } else {
                faults.add(new Problem.Field(at + "/" + name + "/" + i, "not-an-object"));
            }
        }
        return objects;
    }

    /** The field as it was sent, for what has a reader of its own; a missing node when it is absent. */
    public JsonNode raw(String name) {
        return node.path(name);
    }

    /** The value as an error may name it: short, and never with personal data. */
    public String shown(String name) {
        return shown(node.path(name));
    }

    private <T> @Nullable T parsed(String name, String code, Function<String, T> parse) {
        if (!has(name)) {
            return null;
        }
        try {
            return parse.apply(node.path(name).asString(""));
        } catch (DateTimeException | IllegalArgumentException e) {
            fault(name, code, shown(node.path(name)));
            return null;
        }
    }

    private static String shown(JsonNode value) {
        var text = value.isString() ? value.asString() : value.toString();
        if (!PersonalDataGuard.find(text).isEmpty()) {
            return "…";
        }
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
