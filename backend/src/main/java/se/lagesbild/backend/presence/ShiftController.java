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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Shifts over HTTP, and the hours they add up to. */
@RestController
class ShiftController {
    private final ShiftKeeping keeping;
    private final ShiftQueries shifts;
    private final ReporterHours hours;
    private final FilterReader filters;
    private final ReadLog readLog;
    private final Area area;
    private final Clock clock;

    ShiftController(
            ShiftKeeping keeping,
            ShiftQueries shifts,
            ReporterHours hours,
            FilterReader filters,
            ReadLog readLog,
            Area area,
            Clock clock) {
        this.keeping = keeping;
        this.shifts = shifts;
        this.hours = hours;
        this.filters = filters;
        this.readLog = readLog;
        this.area = area;
        this.clock = clock;
    }

    @PutMapping("/api/shifts/{id}")
    ResponseEntity<ShiftView> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var receipt = keeping.keep(viewer, id, body, VersionTag.read(ifMatch));
        return ResponseEntity.status(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(VersionTag.of(receipt.shift().version()))
                .body(ShiftView.of(receipt.shift(), area));
    }

    @GetMapping("/api/shifts")
    ResponseEntity<Map<String, List<ShiftView>>> list(
            Viewer viewer, @RequestParam(required = false) @Nullable LocalDate date) {
        var day = date == null ? LocalTimes.day(clock.instant(), area) : date;
        var found = shifts.list(viewer, LocalTimes.begin(day, area), LocalTimes.begin(day.plusDays(1), area));
        readLog.read(viewer, "shifts", "date=" + day, found.size());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Map.of(
                        "shifts",
                        found.stream().map(shift -> ShiftView.of(shift, area)).toList()));
    }

    @GetMapping("/api/reporter-hours")
    ReporterHours.Hours hours(Viewer viewer, @RequestParam(required = false) @Nullable String datetime) {
        var period = filters.period("datetime", datetime);
        var counted = hours.count(viewer, period.from(), period.until());
        readLog.read(viewer, "reporter-hours", "datetime=" + (datetime == null ? "../.." : datetime), counted.shifts());
        return counted;
    }
}
