package se.lagesbild.backend.places.areas;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/** Priority places, patrol areas and zones over HTTP, as GeoJSON Features in WGS 84. */
@RestController
class DrawnAreaController {
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");

    private final DrawnAreas areas;
    private final DrawnAreaQueries queries;
    private final ReadLog readLog;
    private final Area town;

    DrawnAreaController(DrawnAreas areas, DrawnAreaQueries queries, ReadLog readLog, Area town) {
        this.areas = areas;
        this.queries = queries;
        this.readLog = readLog;
        this.town = town;
    }

    @GetMapping({"/api/priority-places", "/api/patrol-areas", "/api/zones"})
    ResponseEntity<Map<String, Object>> list(Viewer viewer, HttpServletRequest request) {
        var kind = kind(request);
        var found = queries.list(kind);
        readLog.read(viewer, kind.collection(), "", found.size());
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Features.collection(found.stream().map(this::feature).toList()));
    }

    @GetMapping({"/api/priority-places/{id}", "/api/patrol-areas/{id}", "/api/zones/{id}"})
    ResponseEntity<Map<String, Object>> get(Viewer viewer, HttpServletRequest request, @PathVariable UUID id) {
        var kind = kind(request);
        var area = queries.find(kind, id).orElseThrow(() -> Problem.notFound("area", id));
        readLog.read(viewer, kind.collection(), id.toString(), 1);
        return answer(HttpStatus.OK, area);
    }

    @PutMapping({"/api/priority-places/{id}", "/api/patrol-areas/{id}", "/api/zones/{id}"})
    ResponseEntity<Map<String, Object>> put(
            Viewer viewer,
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode feature) {
        var receipt = areas.keep(viewer, kind(request), id, feature, VersionTag.read(ifMatch));
        return answer(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK, receipt.area());
    }

    @DeleteMapping({"/api/priority-places/{id}", "/api/patrol-areas/{id}", "/api/zones/{id}"})
    ResponseEntity<Void> remove(
            Viewer viewer,
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        areas.remove(viewer, kind(request), id, VersionTag.read(ifMatch));
        return ResponseEntity.noContent().build();
    }

    @PostMapping({"/api/priority-places/{id}/restore", "/api/patrol-areas/{id}/restore", "/api/zones/{id}/restore"})
    ResponseEntity<Map<String, Object>> restore(Viewer viewer, HttpServletRequest request, @PathVariable UUID id) {
        return answer(HttpStatus.OK, areas.restore(viewer, kind(request), id));
    }

    private static AreaKind kind(HttpServletRequest request) {
        return AreaKind.of(request.getServletPath().split("/")[2]).orElseThrow();
    }

    private ResponseEntity<Map<String, Object>> answer(HttpStatus status, DrawnArea area) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(area.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(GEOJSON)
                .body(feature(area));
    }

    private Map<String, Object> feature(DrawnArea area) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        var sheet = area.sheet();
        properties.put("name", sheet.name());
        put(properties, "note", sheet.note());
        put(properties, "reason", sheet.reason());
        put(properties, "hazards", sheet.hazards());
        put(properties, "measures", sheet.measures());
        put(properties, "handOffs", sheet.handOffs());
        put(properties, "setting", sheet.setting());
        put(properties, "party", sheet.party());
        put(properties, "validFrom", sheet.validFrom());
        put(properties, "validTo", sheet.validTo());
        put(properties, "wantedDose", sheet.wantedDose());
        put(properties, "fromHotSpot", sheet.fromHotSpot());
        put(properties, "source", sheet.source());
        properties.put("example", area.example());
        properties.put("areaSquareMetres", Math.round(area.geometry().getArea()));
        properties.put("version", area.version());
        properties.put("changedAt", local(area.changedAt()));
        properties.put("changedBy", area.changedBy());
        return Features.feature(area.id(), Crs.WGS_84.from(town.crs(), area.geometry()), properties);
    }

    private static void put(Map<String, @Nullable Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private Object local(Instant instant) {
        return instant.atZone(town.timeZone()).toOffsetDateTime();
    }
}
