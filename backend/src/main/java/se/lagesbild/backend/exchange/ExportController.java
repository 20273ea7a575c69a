package se.lagesbild.backend.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.DrawnArea;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Files to take along. */
@RestController
class ExportController {
    private static final List<String> EVERYWHERE = List.of("f", "decimal", "datetime", "bbox");
    private static final List<String> OF_OBSERVATIONS = List.of(
            "f", "decimal", "datetime", "category", "setting", "source", "focus", "hours", "status", "bbox", "q");
    private static final String OBSERVATIONS = "observations";
    private static final int LONGEST_WORD = 20;

    private final Exports exports;
    private final LayerShelf layers;
    private final FilterReader filters;
    private final Area area;

    ExportController(Exports exports, LayerShelf layers, FilterReader filters, Area area) {
        this.exports = exports;
        this.layers = layers;
        this.filters = filters;
        this.area = area;
    }

    @GetMapping("/api/observations/export")
    ResponseEntity<Resource> observations(
            Viewer viewer,
            LayerFilter filter,
            @RequestParam(defaultValue = "geojson") String f,
            @RequestParam(defaultValue = "point") String decimal,
            HttpServletRequest request)
            throws IOException {
        onlyKnown(request, OF_OBSERVATIONS);
        return answer(exports.observations(viewer, filter, null, ExportFormat.of(f), comma(decimal)));
    }

    /**
     * What lies in a part of the map that somebody marked: the same rows as the summary of that part counts.
     *
     * @param body {@code filter} as in an address, {@code geometry} polygons in WGS 84, {@code f} and {@code decimal} as above
     */
    @PostMapping("/api/observations/export")
    ResponseEntity<Resource> marked(Viewer viewer, @RequestBody JsonNode body) throws IOException {
        var fields = JsonFields.of(body);
        var filter = FilterReader.textOf(fields, body);
        var f = fields.text("f", LONGEST_WORD);
        var decimal = fields.text("decimal", LONGEST_WORD);
        var drawn = DrawnArea.read(fields, body, "geometry", area);
        fields.require("geometry");
        fields.check();
        return answer(exports.observations(
                viewer,
                filters.filter(filter),
                drawn,
                ExportFormat.of(f == null ? "geojson" : f),
                comma(decimal == null ? "point" : decimal)));
    }

    @GetMapping("/api/layers/{id}/export")
    ResponseEntity<Resource> layer(
            Viewer viewer,
            LayerFilter filter,
            @PathVariable String id,
            @RequestParam(defaultValue = "geojson") String f,
            @RequestParam(defaultValue = "point") String decimal,
            HttpServletRequest request)
            throws IOException {
        var plain = layers.get(viewer, id);
        if (id.equals(OBSERVATIONS)) {
            if (!viewer.is(Role.PLANNER)) {
                throw Problem.of(403, "no-right");
            }
            return observations(viewer, filter, f, decimal, request);
        }
        var layer = plain.with(name -> plain.parameters().contains(name) ? request.getParameter(name) : null);
        var source = layer.features().orElseThrow(() -> Problem.notFound("layer", id));
        onlyKnown(
                request,
                Stream.of(EVERYWHERE, source.filters(), layer.parameters())
                        .flatMap(Collection::stream)
                        .toList());
        return answer(exports.layer(viewer, layer, source, filter, ExportFormat.of(f), comma(decimal)));
    }

    /** A misspelt filter would give more out than was meant. */
    private static void onlyKnown(HttpServletRequest request, List<String> known) {
        for (var name : request.getParameterMap().keySet()) {
            if (!known.contains(name)) {
                throw Problem.badQuery(name, "not-one-of", name, String.join(", ", known));
            }
        }
    }

    private static boolean comma(String decimal) {
        return switch (decimal) {
            case "comma" -> true;
            case "point" -> false;
            default -> throw Problem.badQuery("decimal", "not-one-of", decimal, "point, comma");
        };
    }

    private static ResponseEntity<Resource> answer(Exports.Export export) throws IOException {
        long bytes = Files.size(export.file());
        return ResponseEntity.ok()
                .contentType(export.format().type())
                .contentLength(bytes)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.name())
                                .build()
                                .toString())
                .body(new InputStreamResource(Files.newInputStream(export.file(), StandardOpenOption.DELETE_ON_CLOSE)));
    }
}
