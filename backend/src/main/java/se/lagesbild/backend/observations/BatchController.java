package se.lagesbild.backend.observations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.JsonNode;

/** Many reports in one call, in order, each in a transaction of its own: the good ones are kept when others are bad. */
@RestController
class BatchController {
    private static final Logger log = LoggerFactory.getLogger(BatchController.class);
    private static final String NDJSON = "application/x-ndjson";

    private final Reporting reporting;
    private final BatchReader reader;

    BatchController(Reporting reporting, BatchReader reader) {
        this.reporting = reporting;
        this.reader = reader;
    }

    /** @param results one for each item, in the order they were sent; {@code id} is empty where none could be read */
    record Answer(List<Map<String, Object>> results) {}

    @PostMapping(
            path = "/api/observations/batch",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/geo+json"})
    Answer array(Viewer viewer, @RequestBody byte[] body, Locale locale) {
        return take(viewer, reader.array(body), locale);
    }

    @PostMapping(path = "/api/observations/batch", consumes = NDJSON)
    Answer lines(Viewer viewer, @RequestBody byte[] body, Locale locale) {
        return take(viewer, reader.lines(body), locale);
    }

    private Answer take(Viewer viewer, List<BatchReader.Item> items, Locale locale) {
        return new Answer(
                items.stream().map(item -> result(viewer, item, locale)).toList());
    }

    private Map<String, Object> result(Viewer viewer, BatchReader.Item item, Locale locale) {
        var feature = item.feature();
        var result = new LinkedHashMap<String, Object>();
        try {
            if (feature == null) {
                throw item.unreadable() == null ? Problem.of(400, "not-a-feature") : item.unreadable();
            }
            var id = id(feature);
            result.put("id", id);
            var receipt = reporting.report(viewer, id, feature, version(feature.path("ifMatch")));
            result.put("result", receipt.outcome().name().toLowerCase(Locale.ROOT));
            result.put("version", receipt.version());
            result.put("status", receipt.status());
        } catch (Problem problem) {
            reject(result, problem, locale);
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            throw e; // the whole batch is sent again: what was stored before is then unchanged
        } catch (RuntimeException e) {
            // one that cannot be stored must not stand in the way of those behind it
            log.error("unexpected failure in a batch", e);
            reject(result, Problem.of(500, "http-500"), locale);
        }
        return result;
    }

    private static void reject(Map<String, Object> result, Problem problem, Locale locale) {
        result.putIfAbsent("id", "");
        result.put("result", "rejected");
        result.put("problem", ProblemText.document(problem, locale));
    }

    private static UUID id(JsonNode feature) {
        var node = feature.path("id");
        if (node.isMissingNode() || node.isNull()) {
            throw Problem.invalid(List.of(new Problem.Field("/id", "missing")));
        }
        try {
            return UUID.fromString(node.asString(""));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of(new Problem.Field("/id", "not-a-uuid", ReportReader.shown(node))));
        }
    }

    private static @Nullable Integer version(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isInt() || node.asInt() < 0) {
            throw Problem.invalid(List.of(new Problem.Field("/ifMatch", "not-a-version", ReportReader.shown(node))));
        }
        return node.asInt();
    }
}
