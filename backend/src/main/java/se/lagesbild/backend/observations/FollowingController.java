package se.lagesbild.backend.observations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;

/** Where an observation has been, what lies beside it, and what it led to. */
@RestController
class FollowingController {
    private final ObservationQueries queries;
    private final HistoryQueries history;
    private final NearQueries nearby;
    private final FeedbackQueries feedback;
    private final ObservationView view;
    private final ReadLog readLog;

    FollowingController(
            ObservationQueries queries,
            HistoryQueries history,
            NearQueries nearby,
            FeedbackQueries feedback,
            ObservationView view,
            ReadLog readLog) {
        this.queries = queries;
        this.history = history;
        this.nearby = nearby;
        this.feedback = feedback;
        this.view = view;
        this.readLog = readLog;
    }

    @GetMapping("/api/observations/{id}/history")
    ResponseEntity<Map<String, Object>> history(Viewer viewer, @PathVariable UUID id) {
        var versions = history.list(viewer, id);
        if (versions.isEmpty()) {
            throw Problem.notFound("observation", id);
        }
        readLog.read(viewer, "observation/history", id.toString(), versions.size());
        return answer(
                "versions",
                versions.stream().map(version -> shown(viewer, version)).toList());
    }

    @GetMapping("/api/observations/{id}/near")
    ResponseEntity<Map<String, Object>> near(Viewer viewer, @PathVariable UUID id) {
        var row = queries.find(viewer, id).orElseThrow(() -> Problem.notFound("observation", id));
        var found = nearby.near(viewer, row);
        readLog.read(viewer, "observation/near", id.toString(), found.size());
        return answer("near", found.stream().map(this::shown).toList());
    }

    @GetMapping("/api/observations/feedback")
    ResponseEntity<Map<String, Object>> feedback(Viewer viewer) {
        var found = feedback.list(viewer);
        readLog.read(viewer, "observations/feedback", "own", found.size());
        return answer("feedback", found.stream().map(this::shown).toList());
    }

    private static ResponseEntity<Map<String, Object>> answer(String name, List<Map<String, @Nullable Object>> rows) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Map.of(name, rows));
    }

    private Map<String, @Nullable Object> shown(Viewer viewer, HistoryQueries.Version version) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("version", version.observation().version());
        shown.put("at", view.local(version.at()));
        shown.put("by", version.by());
        shown.put("what", version.what());
        shown.put("changes", version.changes());
        if (version.reason() != null) {
            shown.put("reason", version.reason());
        }
        shown.put("feature", view.feature(viewer, version.observation()));
        return shown;
    }

    private Map<String, @Nullable Object> shown(NearQueries.Near near) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", near.id());
        shown.put("category", near.categoryCode());
        shown.put("occurredAt", view.local(near.occurredAt()));
        shown.put("distanceMetres", near.distanceMetres());
        shown.put("minutesApart", near.minutesApart());
        shown.put("status", near.status());
        return shown;
    }

    private Map<String, @Nullable Object> shown(FeedbackQueries.Feedback one) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", one.id());
        shown.put("category", one.categoryCode());
        shown.put("occurredAt", view.local(one.occurredAt()));
        shown.put("status", one.status());
        shown.put("decidedAt", view.local(one.decidedAt()));
        if (one.decision() != null) {
            shown.put("decision", one.decision());
        }
        if (one.to() != null) {
            shown.put("to", one.to());
        }
        return shown;
    }
}
