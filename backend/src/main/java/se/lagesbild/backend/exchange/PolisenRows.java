package se.lagesbild.backend.exchange;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.observations.ObservationIntake;
import se.lagesbild.gis.formats.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the Police's open feed of events. Its position is the centre of a municipality or county, never the place, so every
 * row becomes an {@code AREA}: counted for the municipality, never on the map. Events of other municipalities, summaries and
 * checks are passed over.
 */
final class PolisenRows implements Iterator<ObservationIntake.Row> {
    static final String SOURCE_NAME = "Polisen";
    private static final String SITE = "https://polisen.se";
    private static final String SKIP = "SKIP";
    private static final String ANY_OTHER = "POL-OVR";

    private final ObjectReader events;
    private final JsonParser parser;
    private final String municipality;
    private final ObservationIntake.Rejections rejections;
    private final Map<String, String> types;
    private ObservationIntake.@Nullable Row next;
    private long item;
    private boolean ended;

    PolisenRows(InputStream in, JsonMapper json, String municipality, ObservationIntake.Rejections rejections) {
        // what follows an event is the next one, no fault
        this.events = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.municipality = municipality;
        this.rejections = rejections;
        this.types = types();
        this.parser = json.createParser(in);
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException(
                        "filen börjar inte med en lista: Polisens flöde är en JSON-lista av händelser");
            }
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !ended) {
                var token = parser.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    ended = true;
                } else if (token == null) {
                    throw new IllegalArgumentException(
                            "filen är avklippt efter händelse %d; de händelserna är inlästa, hämta filen igen"
                                    .formatted(item));
                } else {
                    item++;
                    next = row(events.readTree(parser));
                }
            }
        } catch (JacksonException e) {
            throw notJson(e);
        }
        return next != null;
    }

    @Override
    public ObservationIntake.Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more events");
        }
        var row = next;
        next = null;
        return java.util.Objects.requireNonNull(row);
    }

    /** Events read so far, also those that were passed over. */
    long read() {
        return item;
    }

    private ObservationIntake.@Nullable Row row(JsonNode event) {
        if (!event.isObject()) {
            rejections.rejected(item, "not-an-item");
            return null;
        }
        var type = event.path("type").asString("").strip();
        var code = types.getOrDefault(type, ANY_OTHER);
        if (code.equals(SKIP)) {
            rejections.rejected(item, "not-an-event", type);
            return null;
        }
        var place = event.path("location").path("name").asString("").strip();
        if (!place.equals(municipality)) {
            rejections.rejected(item, "other-municipality", place, municipality);
            return null;
        }
        var id = event.path("id").asString("");
        if (id.isBlank()) {
            rejections.rejected(item, "missing-id");
            return null;
        }
        Instant at;
        try {
            at = PolisenTimes.occurred(
                    event.path("datetime").asString(""), event.path("name").asString(""));
        } catch (DateTimeException e) {
            rejections.rejected(item, "time-unreadable", event.path("datetime").asString(""));
            return null;
        }
        var url = event.path("url").asString("");
        return new ObservationIntake.Row(
                item,
                UUID.nameUUIDFromBytes(("polisen.se/" + id).getBytes(StandardCharsets.UTF_8)),
                code,
                at,
                null,
                null,
                null,
                "AREA",
                null,
                null,
                note(type, event.path("summary").asString("").strip()),
                url.startsWith("/") ? SITE + url : null,
                "IMPORT");
    }

    private static String note(String type, String summary) {
        return type.isEmpty() || summary.isEmpty() ? type + summary : type + ": " + summary;
    }

    /** The feed's kind of event to our category; kinds that are not named become "other". */
    private static Map<String, String> types() {
        var types = new HashMap<String, String>();
        var in = java.util.Objects.requireNonNull(PolisenRows.class.getResourceAsStream("polisen-types.csv"));
        try (var rows = CsvSource.open(in)) {
            for (var row : rows) {
                types.put(row.get("type"), row.get("category"));
            }
        }
        return types;
    }

    private static IllegalArgumentException notJson(JacksonException e) {
        if (e instanceof JacksonIOException) {
            return new IllegalArgumentException("filen kan inte läsas vidare: " + e.getOriginalMessage(), e);
        }
        var at = e.getLocation();
        return new IllegalArgumentException(
                "filen är inte JSON vid rad %d, tecken %d; händelserna före är inlästa, hämta filen igen"
                        .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
                e);
    }
}
