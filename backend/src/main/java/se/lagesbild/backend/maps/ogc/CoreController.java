package se.lagesbild.backend.maps.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.CrsName;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.OfferedCrs;
import se.lagesbild.gis.formats.Area;

/** Where the OGC face begins, and which collections it has. */
@RestController
class CoreController {
    private final LayerShelf shelf;
    private final Collections collections;
    private final OfferedCrs offered;
    private final Documents documents;
    private final Area area;

    CoreController(LayerShelf shelf, Collections collections, OfferedCrs offered, Documents documents, Area area) {
        this.shelf = shelf;
        this.collections = collections;
        this.offered = offered;
        this.documents = documents;
        this.area = area;
    }

    @GetMapping({"/ogc", "/ogc/"})
    ResponseEntity<byte[]> landing(HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var title = asked.word("ogc-landing", area.name());
        var root = asked.root();
        var document = new LinkedHashMap<String, Object>();
        document.put("title", title);
        document.put("description", asked.word("ogc-description"));
        document.put(
                "links",
                List.of(
                        Link.to(root + "?f=json", "self", Link.JSON, title),
                        Link.to(root + "?f=html", "alternate", Link.HTML, title),
                        Link.to(root + "/collections", "data", Link.JSON, asked.word("ogc-collections")),
                        Link.to(root + "/conformance", "conformance", Link.JSON, asked.word("ogc-conformance")),
                        Link.to(root + "/api?f=json", "service-desc", Link.OPENAPI, asked.word("ogc-api")),
                        Link.to(root + "/api?f=html", "service-doc", Link.HTML, asked.word("ogc-api")),
                        Link.to(
                                root + "/tileMatrixSets",
                                Link.TILING_SCHEMES,
                                Link.JSON,
                                asked.word("ogc-tile-matrix-sets"))));
        return documents.send(asked, document, Link.JSON, title);
    }

    @GetMapping("/ogc/conformance")
    ResponseEntity<byte[]> conformance(HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var title = asked.word("ogc-conformance");
        var document = new LinkedHashMap<String, Object>();
        document.put("conformsTo", Conformance.CLASSES);
        document.put("links", around(asked, title, Link.JSON));
        return documents.send(asked, document, Link.JSON, title);
    }

    @GetMapping("/ogc/collections")
    ResponseEntity<byte[]> list(Optional<Viewer> viewer, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var title = asked.word("ogc-collections");
        var document = new LinkedHashMap<String, Object>();
        document.put("links", around(asked, title, Link.JSON));
        document.put("crs", offered.list().stream().map(CrsName::text).toList());
        document.put(
                "collections",
                viewer.map(shelf::list).orElse(List.of()).stream()
                        .filter(layer -> layer.features().isPresent() || layer.tiled())
                        .map(layer -> collections.describe(asked, layer))
                        .toList());
        return documents.send(asked, document, Link.JSON, title);
    }

    @GetMapping("/ogc/collections/{id}")
    ResponseEntity<byte[]> collection(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var layer = shelf.get(viewer, id);
        return documents.send(asked, collections.describe(asked, layer), Link.JSON, Collections.title(asked, layer));
    }

    @GetMapping("/ogc/collections/{id}/queryables")
    ResponseEntity<byte[]> queryables(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var layer = shelf.get(viewer, id);
        return documents.send(
                asked,
                collections.queryables(asked, layer, source(layer), viewer),
                Link.SCHEMA,
                asked.word("ogc-queryables"));
    }

    @GetMapping("/ogc/collections/{id}/schema")
    ResponseEntity<byte[]> schema(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var layer = shelf.get(viewer, id);
        return documents.send(
                asked, collections.schema(asked, layer, source(layer), viewer), Link.SCHEMA, asked.word("ogc-schema"));
    }

    static FeatureSource source(MapLayer layer) {
        return layer.features().orElseThrow(() -> Problem.notFound("items", layer.id()));
    }

    /** The document itself and its page. */
    static List<Map<String, Object>> around(Asked asked, String title, String type) {
        var links = new ArrayList<Map<String, Object>>();
        boolean page = asked.form("json", "html").equals("html");
        links.add(Link.to(asked.here(), "self", page ? Link.HTML : type, title));
        links.add(Link.to(asked.inForm(page ? "json" : "html"), "alternate", page ? type : Link.HTML, title));
        return links;
    }
}
