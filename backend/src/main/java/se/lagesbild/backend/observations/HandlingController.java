package se.lagesbild.backend.observations;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.JsonNode;

/** The steps of an observation's life over HTTP. */
@RestController
@RequestMapping("/api/observations/{id}")
class HandlingController {
    private static final int LONGEST_RECEIVER = 100;
    private static final int LONGEST_MESSAGE = 500;
    private static final int SHORTEST_DECISION = 3;
    private static final int LONGEST_DECISION = 500;
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 200;

    private final Handling handling;
    private final ObservationQueries queries;
    private final ObservationView view;

    HandlingController(Handling handling, ObservationQueries queries, ObservationView view) {
        this.handling = handling;
        this.queries = queries;
        this.view = view;
    }

    @PostMapping("/verify")
    ResponseEntity<Map<String, Object>> verify(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        handling.verify(viewer, id, ObservationController.version(ifMatch));
        return answer(viewer, id);
    }

    @PostMapping("/duplicate-of/{original}")
    ResponseEntity<Map<String, Object>> link(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID original,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        handling.link(viewer, id, original, ObservationController.version(ifMatch));
        return answer(viewer, id);
    }

    @PostMapping("/hand-off")
    ResponseEntity<Map<String, Object>> handOff(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var to = GuardedText.read("/to", body.path("to"), 1, LONGEST_RECEIVER);
        var message = GuardedText.read("/message", body.path("message"), 0, LONGEST_MESSAGE);
        handling.handOff(viewer, id, to, message.isEmpty() ? null : message, ObservationController.version(ifMatch));
        return answer(viewer, id);
    }

    @PostMapping("/close")
    ResponseEntity<Map<String, Object>> close(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var decision = GuardedText.read("/decision", body.path("decision"), SHORTEST_DECISION, LONGEST_DECISION);
        handling.close(viewer, id, decision, ObservationController.version(ifMatch));
        return answer(viewer, id);
    }

    @PostMapping("/reopen")
    ResponseEntity<Map<String, Object>> reopen(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        handling.reopen(viewer, id, ObservationController.version(ifMatch));
        return answer(viewer, id);
    }

    @DeleteMapping
    ResponseEntity<Void> erase(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        handling.erase(viewer, id, GuardedText.read("reason", reason, SHORTEST_REASON, LONGEST_REASON));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Map<String, Object>> answer(Viewer viewer, UUID id) {
        var row = queries.find(viewer, id).orElseThrow(() -> Problem.notFound("observation", id));
        return ResponseEntity.ok()
                .eTag(ObservationController.tag(row.version()))
                .contentType(MediaType.parseMediaType("application/geo+json"))
                .body(view.feature(viewer, row));
    }
}
