package se.lagesbild.backend.patrols;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.routes.RoundPlanner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rounds over HTTP: planned, and costed as somebody orders them. */
@RestController
class RoundController {
    private final RoundPlanner planner;
    private final RoundRequestReader reader;
    private final AskedPlaces asked;
    private final PlanViews views;
    private final Comparing comparing;
    private final ReadLog readLog;
    private final JsonMapper json;

    RoundController(
            RoundPlanner planner,
            RoundRequestReader reader,
            AskedPlaces asked,
            PlanViews views,
            Comparing comparing,
            ReadLog readLog,
            JsonMapper json) {
        this.planner = planner;
        this.reader = reader;
        this.asked = asked;
        this.views = views;
        this.comparing = comparing;
        this.readLog = readLog;
        this.json = json;
    }

    /** With {@code rounds} the plan begins from these and is repaired around the wishes. */
    @PostMapping("/api/rounds/plan")
    PlanView plan(Viewer viewer, @RequestBody JsonNode body) {
        var request = request(viewer, "rounds/plan", body);
        return possible(() -> views.of(planner.plan(viewer, request)));
    }

    /**
     * The same as a stream: events {@code plan} with better and better plans, then {@code done} with the last one. Whoever closes the
     * connection ends the search.
     */
    @PostMapping(path = "/api/rounds/plan", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(Viewer viewer, @RequestBody JsonNode body, HttpServletResponse response) {
        var request = request(viewer, "rounds/plan", body);
        var events = new PlanEvents(response, json);
        var last = possible(() ->
                planner.plan(viewer, request, events::gone, plan -> events.better(() -> views.of(plan.get()))));
        events.done(views.of(last));
    }

    /** What the {@code rounds} cost as they are given: arrivals, walk, prize, and which stops come too late. Nothing is moved. */
    @PostMapping("/api/rounds/walk")
    PlanView walk(Viewer viewer, @RequestBody JsonNode body) {
        var request = request(viewer, "rounds/walk", body);
        return possible(() -> views.of(planner.walk(viewer, request, request.begin())));
    }

    /**
     * The {@code rounds} beside the plain round, last week's, and what the planner had made ({@code planned}), and what an hour more would buy.
     */
    @PostMapping("/api/rounds/compare")
    Comparing.Comparison compare(Viewer viewer, @RequestBody JsonNode body) {
        var said = reader.read(body);
        if (said.rounds().isEmpty()) {
            throw Problem.invalid(List.of(new Problem.Field("/rounds", "missing")));
        }
        var request = request(viewer, "rounds/compare", said);
        return possible(() -> comparing.of(viewer, request, said.planned()));
    }

    private RoundPlanner.Request request(Viewer viewer, String what, JsonNode body) {
        return request(viewer, what, reader.read(body));
    }

    private RoundPlanner.Request request(Viewer viewer, String what, RoundRequestReader.Asked said) {
        var request = asked.request(viewer, said);
        readLog.read(
                viewer, what, request.pairs().size() + " pass", request.places().size());
        return request;
    }

    /** What cannot be planned is a problem in plain words. */
    static <T> T possible(Supplier<T> plan) {
        try {
            return plan.get();
        } catch (IllegalArgumentException e) {
            throw Problem.of(422, "round-impossible", String.valueOf(e.getMessage()));
        }
    }
}
