package se.lagesbild.backend.presence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Visits over HTTP. */
@RestController
class PresenceController {
    private final CheckIns checkIns;
    private final ReadLog readLog;
    private final Area area;
    private final Clock clock;

    PresenceController(CheckIns checkIns, ReadLog readLog, Area area, Clock clock) {
        this.checkIns = checkIns;
        this.readLog = readLog;
        this.area = area;
        this.clock = clock;
    }

    @PutMapping("/api/presence/{id}")
    ResponseEntity<VisitView> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var receipt = checkIns.record(viewer, id, body, VersionTag.read(ifMatch));
        return ResponseEntity.status(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(VersionTag.of(receipt.visit().version()))
                .body(VisitView.of(receipt.visit(), true, area));
    }

    @DeleteMapping("/api/presence/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Viewer viewer, @PathVariable UUID id) {
        checkIns.takeBack(viewer, id);
    }

    @GetMapping("/api/presence")
    ResponseEntity<Map<String, List<VisitView>>> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID shift,
            @RequestParam(required = false) @Nullable LocalDate date) {
        var day = date == null ? LocalTimes.day(clock.instant(), area) : date;
        var found = checkIns.list(viewer, shift, LocalTimes.begin(day, area), LocalTimes.begin(day.plusDays(1), area));
        readLog.read(viewer, "presence", shift == null ? "date=" + day : "shift=" + shift, found.size());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Map.of(
                        "visits",
                        found.stream()
                                .map(visit -> VisitView.of(visit, visit.owner().equals(viewer.id()), area))
                                .toList()));
    }
}
