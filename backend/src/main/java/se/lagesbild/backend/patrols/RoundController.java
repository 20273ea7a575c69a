package se.lagesbild.backend.patrols;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.routes.RoundPlanner;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rounds over HTTP. */
@RestController
class RoundController {
    private static final int USUAL_SPOTS = 8;
    private static final int USUAL_DWELL_MINUTES = 12;
    private static final Map<RoundPlanner.Reason, String> REASONS = Map.of(
            RoundPlanner.Reason.NO_STREET_NEAR, "Ligger mer än 100 m från närmaste gata.",
            RoundPlanner.Reason.NOT_REACHABLE, "Ingen gångväg leder dit.",
            RoundPlanner.Reason.TOO_FAR, "Hinns inte, ens som enda stopp: för långt bort för passet.",
            RoundPlanner.Reason.NO_TIME_IN_WINDOW, "Inget pass är där under platsens tider.",
            RoundPlanner.Reason.OVER_LENGTH_CAP, "Skulle göra ronden längre än taket.",
            RoundPlanner.Reason.LOWER_PRIZE, "Tiden räcker inte till alla; platser med större tyngd gick före.",
            RoundPlanner.Reason.BANNED, "Borttagen i planeringen.");

    private final RoundPlanner planner;
    private final RoundRequestReader reader;
    private final HotSpots hotSpots;
    private final ReadLog readLog;
    private final ZoneId zone;
    private final Crs crs;
    private final JsonMapper json;

    RoundController(
            RoundPlanner planner,
            RoundRequestReader reader,
            HotSpots hotSpots,
            ReadLog readLog,
            Area area,
            JsonMapper json) {
        this.planner = planner;
        this.reader = reader;
        this.hotSpots = hotSpots;
        this.readLog = readLog;
        this.zone = area.timeZone();
        this.crs = area.crs();
        this.json = json;
    }

    record StopView(
            String place,
            String name,
            String arrive,
            String leave,
            long dwellMinutes,
            long walkMetres,
            @Nullable String why,
            List<Double> point) {}

    record RoundView(
            int shift,
            List<StopView> stops,
            long walkedMetres,
            long streetMetres,
            boolean alongStreets,
            @Nullable JsonNode geometry) {}

    record LeftOutView(String place, String name, String why, RoundPlanner.Reason code) {}

    record PlanView(
            List<RoundView> rounds,
            double covered,
            List<LeftOutView> leftOut,
            long seed,
            int iterations,
            boolean alongStreets,
            @Nullable String note,
            @Nullable String attribution) {}

    @PostMapping("/api/rounds/plan")
    PlanView plan(Viewer viewer, @RequestBody JsonNode body) {
        var asked = reader.read(body);
        var places = asked.places().orElseGet(() -> hotSpots(viewer));
        readLog.read(viewer, "rounds/plan", asked.pairs().size() + " pass", places.size());
        try {
            return view(planner.plan(viewer, request(asked, places)));
        } catch (IllegalArgumentException e) {
            throw Problem.of(422, "round-impossible", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The same as a stream: events {@code plan} with better and better plans, then {@code done} with the last one. Whoever closes the
     * connection ends the search.
     */
    @PostMapping(path = "/api/rounds/plan", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(Viewer viewer, @RequestBody JsonNode body, HttpServletResponse response) throws IOException {
        var asked = reader.read(body);
        var places = asked.places().orElseGet(() -> hotSpots(viewer));
        readLog.read(viewer, "rounds/plan", asked.pairs().size() + " pass", places.size());
        var events = new PlanEvents(response, json);
        try {
            var last = planner.plan(
                    viewer, request(asked, places), events::gone, plan -> events.better(() -> view(plan.get())));
            events.done(view(last));
        } catch (IllegalArgumentException e) {
            throw Problem.of(422, "round-impossible", String.valueOf(e.getMessage()));
        }
    }

    private static RoundPlanner.Request request(RoundRequestReader.Asked asked, List<RoundPlanner.Place> places) {
        known("/pinned", asked.pinned(), places);
        known("/banned", asked.banned(), places);
        return new RoundPlanner.Request(
                places,
                asked.pairs(),
                asked.maxWalkMetres(),
                asked.pinned(),
                asked.banned(),
                asked.seed(),
                asked.iterations());
    }

    private static void known(String pointer, Set<String> ids, List<RoundPlanner.Place> places) {
        for (var id : ids) {
            if (places.stream().noneMatch(place -> place.id().equals(id))) {
                throw Problem.invalid(List.of(new Problem.Field(pointer, "place-not-asked", id)));
            }
        }
    }

    private List<RoundPlanner.Place> hotSpots(Viewer viewer) {
        return hotSpots.rank(viewer, LayerFilter.ALL, null, HotSpots.Measure.COUNT, USUAL_SPOTS).spots().stream()
                .map(spot -> new RoundPlanner.Place(
                        spot.id(),
                        spot.name(),
                        spot.area().getCentroid(),
                        spot.count(),
                        USUAL_DWELL_MINUTES,
                        List.of(),
                        spot.sentence()))
                .toList();
    }

    private PlanView view(RoundPlanner.Plan plan) {
        var rounds = plan.rounds().stream()
                .map(round -> new RoundView(
                        round.pair(),
                        round.stops().stream().map(this::stop).toList(),
                        Math.round(round.walkedMetres()),
                        Math.round(round.streetMetres()),
                        plan.alongStreets(),
                        round.way() == null ? null : geometry(round)))
                .toList();
        return new PlanView(
                rounds,
                Math.round(plan.covered() * 1000) / 1000.0,
                plan.leftOut().stream()
                        .map(left -> new LeftOutView(
                                left.place().id(),
                                left.place().name(),
                                REASONS.getOrDefault(left.reason(), ""),
                                left.reason()))
                        .toList(),
                plan.seed(),
                plan.iterations(),
                plan.alongStreets(),
                plan.alongStreets()
                        ? null
                        : "Inget gatunät är inläst: ronden är ritad som räta linjer, och gångvägen räknad som fågelvägen gånger 1,3.",
                plan.attribution());
    }

    private ObjectNode geometry(RoundPlanner.Round round) {
        var way = java.util.Objects.requireNonNull(round.way());
        return GeoJson.write(Crs.WGS_84.from(crs, way));
    }

    private StopView stop(RoundPlanner.Stop stop) {
        var point = stop.place().point();
        var wgs = Crs.WGS_84.from(crs, point.getX(), point.getY());
        return new StopView(
                stop.place().id(),
                stop.place().name(),
                local(stop.arrive()),
                local(stop.leave()),
                stop.place().dwellMinutes(),
                Math.round(stop.walkMetres()),
                stop.place().why(),
                List.of(round6(wgs.getX()), round6(wgs.getY())));
    }

    private String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    private static double round6(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
