package se.lagesbild.backend.maps.wfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;

/**
 * The published schemas that our documents name: GML, WFS, filters, OWS, metadata, XLink. What they import from their own homes is
 * pointed at this address, so that nobody who checks a document of ours has to ask another host.
 */
@RestController
class SchemaController {
    static final String FOLDER = "schemas/";

    private static final Pattern PATH = Pattern.compile("(?:[a-zA-Z0-9]+(?:\\.[0-9]+)*/){1,5}[a-zA-Z0-9]+\\.xsd");
    private static final String W3C = "w3c/";

    @GetMapping("/ogc/schemas/{*path}")
    ResponseEntity<String> schema(@PathVariable String path) throws IOException {
        var name = path.substring(1);
        var file = new ClassPathResource(FOLDER
                + (name.startsWith(W3C)
                        ? "org/xmlresolver/www.w3.org/" + name.substring(W3C.length())
                        : "ogc/" + name));
        if (!PATH.matcher(name).matches() || !file.exists()) {
            throw Problem.notFound("schema", name.length() > 80 ? "…" : name);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/xml;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(here(file.getContentAsString(StandardCharsets.UTF_8), name));
    }

    /** The schema with its imports made relative to where it stands. */
    private static String here(String schema, String name) {
        var up = "../".repeat((int) name.chars().filter(sign -> sign == '/').count());
        return schema.replaceAll("schemaLocation=(['\"])https?://schemas\\.opengis\\.net/", "schemaLocation=$1" + up)
                .replaceAll("schemaLocation=(['\"])https?://www\\.w3\\.org/", "schemaLocation=$1" + up + W3C);
    }
}
