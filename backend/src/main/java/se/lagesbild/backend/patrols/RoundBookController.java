package se.lagesbild.backend.patrols;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Rounds that are kept and handed out, over HTTP. */
@RestController
class RoundBookController {
    private final RoundBook book;
    private final RoundQueries rounds;
    private final ReadLog readLog;
    private final Area area;
    private final Clock clock;

    RoundBookController(RoundBook book, RoundQueries rounds, ReadLog readLog, Area area, Clock clock) {
        this.book = book;
        this.rounds = rounds;
        this.readLog = readLog;
        this.area = area;
        this.clock = clock;
    }

    record StopView(
            String stop,
            String place,
            String name,
            List<Double> point,
            OffsetDateTime arrive,
            OffsetDateTime leave,
            int dwellMinutes,
            @Nullable String why,
            @Nullable String todo,
            @Nullable String hazards) {}

    /**
     * @param version for wardens what was handed out, for planners the round as it stands
     * @param publishedVersion what the wardens have; null when it is not in their hands
     * @param publishedAt when that was handed out; null when it is not in their hands
     * @param publishedBy for planners
     * @param withdrawnAt when it was taken back; null otherwise
     */
    record HandedOutView(
            UUID id,
            int version,
            @Nullable Integer publishedVersion,
            @Nullable OffsetDateTime publishedAt,
            @Nullable String publishedBy,
            @Nullable OffsetDateTime withdrawnAt,
            String name,
            LocalDate date,
            OffsetDateTime start,
            OffsetDateTime end,
            String pair,
            List<StopView> stops,
            int walkedMetres,
            int streetMetres,
            boolean alongStreets,
            @Nullable Map<String, Object> geometry,
            List<List<Integer>> matrix) {}

    @PutMapping("/api/rounds/{id}")
    ResponseEntity<HandedOutView> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var receipt = book.keep(viewer, id, body, VersionTag.read(ifMatch));
        return answer(viewer, receipt.created() ? HttpStatus.CREATED : HttpStatus.OK, receipt.round());
    }

    @PostMapping("/api/rounds/{id}/publish")
    ResponseEntity<HandedOutView> publish(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(viewer, HttpStatus.OK, book.publish(viewer, id, VersionTag.read(ifMatch)));
    }

    @PostMapping("/api/rounds/{id}/withdraw")
    ResponseEntity<HandedOutView> withdraw(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(viewer, HttpStatus.OK, book.withdraw(viewer, id, VersionTag.read(ifMatch)));
    }

    @GetMapping("/api/rounds/{id}")
    ResponseEntity<HandedOutView> get(Viewer viewer, @PathVariable UUID id) {
        var round = rounds.find(viewer, id).orElseThrow(() -> Problem.notFound("round", id));
        readLog.read(viewer, "round", id.toString(), 1);
        return answer(viewer, HttpStatus.OK, round);
    }

    /** Phones ask every minute: one that has the answer already is told so, and as it is given nothing, nothing is logged. */
    @GetMapping("/api/rounds")
    ResponseEntity<Map<String, List<HandedOutView>>> list(
            Viewer viewer, WebRequest request, @RequestParam(required = false) @Nullable LocalDate date) {
        var day = date == null ? clock.instant().atZone(area.timeZone()).toLocalDate() : date;
        var found = rounds.list(viewer, day);
        var tag = tag(viewer, day, found);
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        readLog.read(viewer, "rounds", "date=" + day, found.size());
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Map.of(
                        "rounds",
                        found.stream().map(round -> view(viewer, round)).toList()));
    }

    /** Changes with whatever the answer shows; planners are shown more, so theirs is another one. */
    private static String tag(Viewer viewer, LocalDate day, List<Round> rounds) {
        var shown = new StringBuilder().append(viewer.is(Role.PLANNER)).append(day);
        for (var round : rounds) {
            shown.append(round.id()).append(round.version()).append(round.published());
        }
        return "\"" + UUID.nameUUIDFromBytes(shown.toString().getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    private ResponseEntity<HandedOutView> answer(Viewer viewer, HttpStatus status, Round round) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(round.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view(viewer, round));
    }

    private HandedOutView view(Viewer viewer, Round round) {
        var sheet = round.sheet();
        var last = round.published();
        return new HandedOutView(
                round.id(),
                round.version(),
                last != null && round.inHands() ? last.version() : null,
                last != null && round.inHands() ? local(last.at()) : null,
                last != null && viewer.is(Role.PLANNER) ? last.by() : null,
                last == null || last.withdrawnAt() == null ? null : local(last.withdrawnAt()),
                sheet.name(),
                sheet.day(),
                local(sheet.start()),
                local(sheet.end()),
                sheet.pair(),
                sheet.stops().stream().map(this::stop).toList(),
                sheet.walkedMetres(),
                sheet.streetMetres(),
                sheet.alongStreets(),
                sheet.way() == null ? null : line(sheet.way()),
                round.matrix());
    }

    private StopView stop(RoundSheet.Stop stop) {
        return new StopView(
                stop.stop(),
                stop.place(),
                stop.name(),
                stop.point(),
                local(stop.arrive()),
                local(stop.leave()),
                stop.dwellMinutes(),
                stop.why(),
                stop.todo(),
                stop.hazards());
    }

    private static Map<String, Object> line(List<List<Double>> way) {
        var geometry = new LinkedHashMap<String, Object>();
        geometry.put("type", "LineString");
        geometry.put("coordinates", way);
        return geometry;
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(area.timeZone()).toOffsetDateTime();
    }
}
