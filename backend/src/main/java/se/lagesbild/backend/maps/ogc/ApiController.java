package se.lagesbild.backend.maps.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerShelf;

/** The face as an OpenAPI 3.0 document, with the collections that the viewer may read. */
@RestController
class ApiController {
    private final LayerShelf shelf;
    private final Documents documents;
    private final String version;

    ApiController(LayerShelf shelf, Documents documents, @Value("${lagesbild.version}") String version) {
        this.shelf = shelf;
        this.documents = documents;
        this.version = version;
    }

    @GetMapping("/ogc/api")
    ResponseEntity<byte[]> api(Optional<Viewer> viewer, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var title = asked.word("ogc-api");
        if (asked.form("json", "html").equals("html")) {
            var document = new LinkedHashMap<String, Object>();
            document.put(
                    "links",
                    List.of(Link.to(
                            asked.root() + "/api?f=json", "service-desc", Link.OPENAPI, asked.word("ogc-api"))));
            var calls = new OpenApi(asked, version, viewer, shelf).calls();
            document.put(asked.word("ogc-calls"), calls);
            return documents.send(asked, document, Link.OPENAPI, title);
        }
        return documents.send(asked, new OpenApi(asked, version, viewer, shelf).document(), Link.OPENAPI, title);
    }
}
