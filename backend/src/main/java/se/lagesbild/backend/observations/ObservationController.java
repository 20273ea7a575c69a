package se.lagesbild.backend.observations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.backend.maps.LayerFilter;
import tools.jackson.databind.JsonNode;

/** Observations over HTTP. */
@RestController
class ObservationController {
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
    private static final int MOST_ROWS = 1_000;

    private final Reporting reporting;
    private final ObservationQueries queries;
    private final ObservationCountQueries counts;
    private final IndexTotals memory;
    private final ObservationView view;
    private final ReadLog readLog;
    private final Clock clock;

    ObservationController(
            Reporting reporting,
            ObservationQueries queries,
            ObservationCountQueries counts,
            IndexTotals memory,
            ObservationView view,
            ReadLog readLog,
            Clock clock) {
        this.reporting = reporting;
        this.queries = queries;
        this.counts = counts;
        this.memory = memory;
        this.view = view;
        this.readLog = readLog;
        this.clock = clock;
    }

    @PutMapping("/api/observations/{id}")
    ResponseEntity<Map<String, Object>> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode feature) {
        var receipt = reporting.report(viewer, id, feature, version(ifMatch));
        var row = queries.find(viewer, id).orElseThrow(() -> Problem.notFound("observation", id));
        return ResponseEntity.status(
                        receipt.outcome() == Reporting.Outcome.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(tag(row.version()))
                .contentType(GEOJSON)
                .body(view.feature(viewer, row));
    }

    @GetMapping("/api/observations/{id}")
    ResponseEntity<Map<String, Object>> get(Viewer viewer, @PathVariable UUID id) {
        var row = queries.find(viewer, id).orElseThrow(() -> Problem.notFound("observation", id));
        readLog.read(viewer, "observation", id.toString(), 1);
        return ResponseEntity.ok()
                .eTag(tag(row.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(GEOJSON)
                .body(view.feature(viewer, row));
    }

    @GetMapping("/api/observations")
    ResponseEntity<Map<String, Object>> list(
            Viewer viewer,
            LayerFilter layer,
            @RequestParam(required = false) @Nullable UUID shift,
            @RequestParam(required = false) @Nullable Boolean mine,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw Problem.badQuery("limit", "not-between", limit, 1, MOST_ROWS);
        }
        var filter = ListFilter.read(layer, shift, mine);
        var from = cursor == null ? null : ListCursor.read(cursor);
        var order = from == null ? ListOrder.read(sort) : from.order();
        var receivedUntil = from == null ? clock.instant() : from.receivedUntil();
        long matched = from == null ? queries.count(viewer, filter, receivedUntil) : from.matched();
        var rows = queries.page(viewer, filter, order, receivedUntil, from == null ? null : from.after(), limit + 1);
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        readLog.read(viewer, "observations", filter.canonical(), shown.size());

        var answer = Features.collection(
                shown.stream().map(row -> view.feature(viewer, row)).toList());
        answer.put("numberMatched", matched);
        answer.put("numberReturned", shown.size());
        var links = new ArrayList<Map<String, String>>();
        if (more) {
            var last = shown.get(shown.size() - 1);
            var next = new ListCursor(
                    receivedUntil,
                    matched,
                    order,
                    new ObservationQueries.Position(last.occurredAt(), last.id(), order.codeOf(last)));
            links.add(Map.of("rel", "next", "type", GEOJSON.toString(), "href", address(next.text())));
        }
        answer.put("links", links);
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }

    @GetMapping("/api/observations/counts")
    ObservationCountQueries.Totals totals(
            Viewer viewer,
            LayerFilter layer,
            @RequestParam(required = false) @Nullable UUID shift,
            @RequestParam(required = false) @Nullable Boolean mine) {
        var filter = ListFilter.read(layer, shift, mine);
        var totals = counts.totals(viewer, filter);
        readLog.read(viewer, "observations/counts", filter.canonical(), totals.total());
        return totals;
    }

    record VersionView(String version) {}

    /** Whether anything that the viewer may see is new. Pages ask each second; they are given nothing else, so nothing is logged. */
    @GetMapping("/api/observations/version")
    VersionView version(Viewer viewer) {
        return memory.version(viewer).map(VersionView::new).orElseThrow(() -> Problem.of(503, "observations-loading"));
    }

    private static String address(String cursor) {
        var here = ServletUriComponentsBuilder.fromCurrentRequest();
        return here.replaceQueryParam("cursor", List.of(cursor)).toUriString();
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** @throws Problem 400 when it is no version of ours */
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        var plain = ifMatch.replace("W/", "").replace("\"", "").trim();
        if (!plain.matches("[0-9]{1,9}")) {
            throw Problem.badQuery("If-Match", "not-a-version", ifMatch);
        }
        return Integer.valueOf(plain);
    }
}
