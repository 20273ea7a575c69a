package se.lagesbild.backend.observations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes a batch of Features apart: a JSON array, or NDJSON with one Feature on each line. */
@Component
class BatchReader {
    static final int MOST = 500;

    private final JsonMapper json;

    BatchReader(JsonMapper json) {
        this.json = json;
    }

    /** One item: a document, or where it could not be read. */
    record Item(@Nullable JsonNode feature, @Nullable Problem unreadable) {}

    /** @throws Problem 400 when it is no array, 413 when there are too many */
    List<Item> array(byte[] body) {
        JsonNode whole;
        try {
            whole = json.readTree(body);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
        if (whole == null || !whole.isArray()) {
            throw Problem.of(400, "not-a-batch");
        }
        refuseTooMany(whole.size());
        var items = new ArrayList<Item>();
        whole.forEach(feature -> items.add(new Item(feature, null)));
        return items;
    }

    /** A line that cannot be read is an item of its own; blank lines are none. */
    List<Item> lines(byte[] body) {
        var lines = new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        refuseTooMany(lines.size());
        return lines.stream().map(this::line).toList();
    }

    private Item line(String line) {
        try {
            return new Item(json.readTree(line), null);
        } catch (JacksonException e) {
            return new Item(null, unreadable(e));
        }
    }

    private static Problem unreadable(JacksonException e) {
        var at = e.getLocation();
        return Problem.of(400, "unreadable-json", at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr());
    }

    private static void refuseTooMany(int items) {
        if (items > MOST) {
            throw Problem.of(413, "too-many-items", items, MOST);
        }
    }
}
