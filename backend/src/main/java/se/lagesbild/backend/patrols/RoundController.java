package se.lagesbild.backend.patrols;

import jakarta.servlet.http.HttpServletResponse;
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
    private final UsualPlaces usual;
    private final PlanViews views;
    private final ReadLog readLog;
    private final JsonMapper json;

    RoundController(
            RoundPlanner planner,
            RoundRequestReader reader,
            UsualPlaces usual,
            PlanViews views,
            ReadLog readLog,
            JsonMapper json) {
        this.planner = planner;
        this.reader = reader;
        this.usual = usual;
        this.views = views;
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
        var last = possible(() -> planner.plan(
                viewer, request, events::gone, plan -> events.better(() -> views.of(plan.get()))));
        events.done(views.of(last));
    }

    /** What the {@code rounds} cost as they are given: arrivals, walk, prize, and which stops come too late. Nothing is moved. */
    @PostMapping("/api/rounds/walk")
    PlanView walk(Viewer viewer, @RequestBody JsonNode body) {
        var request = request(viewer, "rounds/walk", body);
        return possible(() -> views.of(planner.walk(viewer, request, request.begin())));
    }

    private RoundPlanner.Request request(Viewer viewer, String what, JsonNode body) {
        var asked = reader.read(body);
        var places = asked.places().orElseGet(() -> usual.hotSpots(viewer));
        readLog.read(viewer, what, asked.pairs().size() + " pass", places.size());
        return asked.of(places);
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
