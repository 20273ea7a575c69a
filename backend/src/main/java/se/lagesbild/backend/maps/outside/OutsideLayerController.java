package se.lagesbild.backend.maps.outside;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.VersionTag;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Outside layers over HTTP. How a layer is asked for is told to administrators alone, and its key to nobody. */
@RestController
class OutsideLayerController {
    private final OutsideLayers layers;
    private final OutsideTry attempts;
    private final ZoneId zone;

    OutsideLayerController(OutsideLayers layers, OutsideTry attempts, Area area) {
        this.layers = layers;
        this.attempts = attempts;
        this.zone = area.timeZone();
    }

    /**
     * @param host whose server it is
     * @param tiles address of the pictures on this server, with {z}, {x} and {y}
     * @param legends addresses of pictures on this server; may be empty
     * @param checkedAt when the service was last read
     * @param settings for administrators; null for others
     */
    record LayerView(
            UUID id,
            String title,
            String attribution,
            String host,
            boolean background,
            int minZoom,
            int maxZoom,
            String tiles,
            List<String> legends,
            OffsetDateTime checkedAt,
            @Nullable Settings settings) {}

    /** @param keyName of the header with the key; the key itself stays here */
    record Settings(
            OutsideLayer.Kind kind,
            String address,
            List<String> layers,
            @Nullable String style,
            @Nullable String format,
            @Nullable String keyName,
            Set<Role> roles,
            int version) {}

    @GetMapping("/api/outside-layers")
    ResponseEntity<Map<String, List<LayerView>>> list(Viewer viewer) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(Map.of(
                        "layers",
                        layers.list(viewer).stream()
                                .map(layer -> view(viewer, layer))
                                .toList()));
    }

    @GetMapping("/api/outside-layers/{id}")
    ResponseEntity<LayerView> get(Viewer viewer, @PathVariable UUID id) {
        return answer(viewer, HttpStatus.OK, layers.get(viewer, id));
    }

    @PutMapping("/api/outside-layers/{id}")
    ResponseEntity<LayerView> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        var receipt = layers.keep(viewer, id, body, VersionTag.read(ifMatch));
        return answer(viewer, receipt.created() ? HttpStatus.CREATED : HttpStatus.OK, receipt.layer());
    }

    @DeleteMapping("/api/outside-layers/{id}")
    ResponseEntity<Void> remove(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        layers.remove(viewer, id, VersionTag.read(ifMatch));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/outside-layers/{id}/restore")
    ResponseEntity<LayerView> restore(Viewer viewer, @PathVariable UUID id) {
        return answer(viewer, HttpStatus.OK, layers.restore(viewer, id));
    }

    /** Asks a service, and stores nothing. */
    @PostMapping("/api/outside-layers/try")
    ResponseEntity<OutsideTry.Result> attempt(Viewer viewer, Locale locale, @RequestBody JsonNode body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(attempts.attempt(viewer, locale, body));
    }

    private ResponseEntity<LayerView> answer(Viewer viewer, HttpStatus status, OutsideLayer layer) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(layer.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view(viewer, layer));
    }

    private LayerView view(Viewer viewer, OutsideLayer layer) {
        // the version keeps a browser from showing what it kept of the layer as it was before
        var own = "/api/outside-layers/" + layer.id();
        return new LayerView(
                layer.id(),
                layer.title(),
                layer.attribution(),
                String.valueOf(
                        URI.create(layer.address().replaceAll("[{}]", "")).getHost()),
                layer.background(),
                layer.minZoom(),
                layer.lastZoom(),
                own + "/tiles/{z}/{x}/{y}?v=" + layer.version(),
                IntStream.range(0, layer.legends().size())
                        .mapToObj(part -> own + "/legend?part=" + part + "&v=" + layer.version())
                        .toList(),
                layer.checkedAt().atZone(zone).toOffsetDateTime(),
                viewer.is(Role.ADMIN) ? settings(layer) : null);
    }

    private static Settings settings(OutsideLayer layer) {
        var key = layer.key();
        return new Settings(
                layer.kind(),
                layer.address(),
                layer.names(),
                layer.style(),
                layer.format(),
                key == null ? null : key.name(),
                layer.readers(),
                layer.version());
    }
}
