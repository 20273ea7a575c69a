package se.lagesbild.backend.maps.views;

import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Saved views over HTTP. */
@RestController
class SavedViewController {
    private final SavedViews views;
    private final SavedViewQueries queries;
    private final ZoneId zone;

    SavedViewController(SavedViews views, SavedViewQueries queries, Area area) {
        this.views = views;
        this.queries = queries;
        this.zone = area.timeZone();
    }

    /** @param mine whether the asker may change it */
    record ViewOfMap(
            UUID id,
            String name,
            String address,
            boolean shared,
            String owner,
            boolean mine,
            int version,
            OffsetDateTime changedAt) {}

    @GetMapping("/api/views")
    ResponseEntity<Map<String, List<ViewOfMap>>> list(Viewer viewer) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Map.of(
                        "views",
                        queries.list(viewer).stream()
                                .map(one -> view(viewer, one))
                                .toList()));
    }

    @GetMapping("/api/views/{id}")
    ResponseEntity<ViewOfMap> get(Viewer viewer, @PathVariable UUID id) {
        return answer(viewer, HttpStatus.OK, queries.find(viewer, id).orElseThrow(() -> Problem.notFound("view", id)));
    }

    @PutMapping("/api/views/{id}")
    ResponseEntity<ViewOfMap> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var receipt = views.keep(viewer, id, body, VersionTag.read(ifMatch));
        return answer(viewer, receipt.created() ? HttpStatus.CREATED : HttpStatus.OK, receipt.view());
    }

    @DeleteMapping("/api/views/{id}")
    ResponseEntity<Void> remove(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        views.remove(viewer, id, VersionTag.read(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ViewOfMap> answer(Viewer viewer, HttpStatus status, SavedView view) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(view.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view(viewer, view));
    }

    private ViewOfMap view(Viewer viewer, SavedView view) {
        return new ViewOfMap(
                view.id(),
                view.name(),
                view.address(),
                view.shared(),
                view.ownerName(),
                view.belongsTo(viewer),
                view.version(),
                view.changedAt().atZone(zone).toOffsetDateTime());
    }
}
