package se.lagesbild.backend.patrols;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.presence.SkipReason;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Planned against walked, over HTTP. */
@RestController
class DebriefController {
    private final Debriefing debriefing;
    private final RoundQueries rounds;
    private final DebriefQueries debriefs;
    private final ReadLog readLog;
    private final Area area;

    DebriefController(Debriefing debriefing, RoundQueries rounds, DebriefQueries debriefs, ReadLog readLog, Area area) {
        this.debriefing = debriefing;
        this.rounds = rounds;
        this.debriefs = debriefs;
        this.readLog = readLog;
        this.area = area;
    }

    /**
     * One stop of the round.
     *
     * @param arrived null where it was skipped or nobody has said
     */
    record StopView(
            String stop,
            String name,
            OffsetDateTime plannedArrive,
            int plannedMinutes,
            @Nullable OffsetDateTime arrived,
            @Nullable OffsetDateTime left,
            @Nullable Long minutes,
            @Nullable SkipReason skipReason) {}

    /** @param changedBy for planners */
    record DebriefView(
            UUID round,
            int version,
            OffsetDateTime changedAt,
            @Nullable String changedBy,
            List<StopView> stops,
            int plannedMinutes,
            long walkedMinutes,
            int plannedStops,
            long visitedStops,
            @Nullable String note) {}

    @PutMapping("/api/rounds/{id}/debrief")
    ResponseEntity<DebriefView> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var receipt = debriefing.keep(viewer, id, body, VersionTag.read(ifMatch));
        return answer(
                viewer, receipt.created() ? HttpStatus.CREATED : HttpStatus.OK, receipt.round(), receipt.debrief());
    }

    @GetMapping("/api/rounds/{id}/debrief")
    ResponseEntity<DebriefView> get(Viewer viewer, @PathVariable UUID id) {
        var round = rounds.find(viewer, id).orElseThrow(() -> Problem.notFound("round", id));
        var debrief = debriefs.find(id).orElseThrow(() -> Problem.notFound("debrief", id));
        readLog.read(viewer, "round-debrief", id.toString(), 1);
        return answer(viewer, HttpStatus.OK, round, debrief);
    }

    /** Those of the rounds of a day. */
    @GetMapping("/api/rounds/debriefs")
    Map<String, List<DebriefView>> list(Viewer viewer, @RequestParam LocalDate date) {
        var ofDay = rounds.list(viewer, date).stream().collect(Collectors.toMap(Round::id, Function.identity()));
        var found = debriefs.list(date).stream()
                .filter(debrief -> ofDay.containsKey(debrief.round()))
                .map(debrief -> view(viewer, ofDay.get(debrief.round()), debrief))
                .toList();
        readLog.read(viewer, "round-debriefs", "date=" + date, found.size());
        return Map.of("debriefs", found);
    }

    private ResponseEntity<DebriefView> answer(Viewer viewer, HttpStatus status, Round round, Debrief debrief) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(debrief.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view(viewer, round, debrief));
    }

    private DebriefView view(Viewer viewer, Round round, Debrief debrief) {
        var walked =
                debrief.sheet().stops().stream().collect(Collectors.toMap(Debrief.Walked::stop, Function.identity()));
        var planned = round.sheet().stops();
        return new DebriefView(
                round.id(),
                debrief.version(),
                local(debrief.at()),
                viewer.is(Role.PLANNER) ? debrief.by() : null,
                planned.stream()
                        .map(stop -> stop(stop, walked.get(stop.stop())))
                        .toList(),
                planned.stream().mapToInt(RoundSheet.Stop::dwellMinutes).sum(),
                walked.values().stream().mapToLong(Debrief.Walked::minutes).sum(),
                planned.size(),
                walked.values().stream().filter(one -> one.arrived() != null).count(),
                debrief.sheet().note());
    }

    private StopView stop(RoundSheet.Stop stop, Debrief.@Nullable Walked walked) {
        var arrived = walked == null ? null : walked.arrived();
        var left = walked == null ? null : walked.left();
        return new StopView(
                stop.stop(),
                stop.name(),
                local(stop.arrive()),
                stop.dwellMinutes(),
                arrived == null ? null : local(arrived),
                left == null ? null : local(left),
                walked == null || arrived == null ? null : walked.minutes(),
                walked == null ? null : walked.skipReason());
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(area.timeZone()).toOffsetDateTime();
    }
}
