package se.lagesbild.backend.maps.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.CrsName;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.OfferedCrs;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;

/** Features of a collection, page by page or one. */
@RestController
class ItemsController {
    static final int USUAL_ITEMS = 100;
    static final int MOST_ITEMS = 10_000;

    private final LayerShelf shelf;
    private final ItemsQuestion questions;
    private final OfferedCrs offered;
    private final Documents documents;
    private final ReadLog readLog;
    private final Clock clock;
    private final ZoneId zone;

    ItemsController(
            LayerShelf shelf,
            ItemsQuestion questions,
            OfferedCrs offered,
            Documents documents,
            ReadLog readLog,
            Clock clock,
            Area area) {
        this.shelf = shelf;
        this.questions = questions;
        this.offered = offered;
        this.documents = documents;
        this.readLog = readLog;
        this.clock = clock;
        this.zone = area.timeZone();
    }

    /** Where a walk through the pages stands. @param matched counted for the first page */
    private record Cursor(long matched, String after) {
        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((matched + " " + after).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor read(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
                return new Cursor(Long.parseLong(parts[0]), parts[1]);
            } catch (RuntimeException e) {
                throw Problem.badQuery(
                        "cursor", "not-a-cursor", text.length() > 40 ? text.substring(0, 40) + "…" : text);
            }
        }
    }

    @GetMapping("/ogc/collections/{id}/items")
    ResponseEntity<byte[]> items(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        var asked = new Asked(request);
        var plain = shelf.get(viewer, id);
        var layer = plain.with(name -> plain.parameters().contains(name) ? asked.parameter(name) : null);
        var source = CoreController.source(layer);
        var known = new LinkedHashSet<>(ItemsQuestion.parameters(source, viewer));
        known.addAll(ItemsQuestion.PAGING);
        known.addAll(layer.parameters());
        asked.allow(known);
        var title = Collections.title(asked, layer);
        var crs = offered.read("crs", asked.parameter("crs"));
        int limit = limit(asked.parameter("limit"));
        var read = questions.read(asked, source, viewer);
        var cursorText = asked.parameter("cursor");
        var cursor = cursorText == null ? null : Cursor.read(cursorText);

        long matched;
        FeatureSource.Page page;
        try {
            matched = cursor == null ? source.count(viewer, read.question()) : cursor.matched();
            page = source.page(viewer, read.question(), cursor == null ? null : cursor.after(), 0, limit);
        } catch (DataIntegrityViolationException e) {
            // a filter that divides, raises or overflows where the database cannot follow
            throw Problem.badQuery("filter", "not-computable");
        }
        if (layer.logged()) {
            readLog.read(
                    viewer,
                    "items/" + id,
                    read.log() + layer.asked(),
                    page.rows().size());
        }
        var links = new ArrayList<>(CoreController.around(asked, title, Link.GEOJSON));
        links.add(Link.to(asked.root() + "/collections/" + Asked.encoded(id), "collection", Link.JSON, title));
        var next = page.next();
        if (next != null) {
            boolean html = asked.form("json", "html").equals("html");
            links.add(Link.to(
                    asked.with("cursor", new Cursor(matched, next).text()),
                    "next",
                    html ? Link.HTML : Link.GEOJSON,
                    asked.word("ogc-next")));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "FeatureCollection");
        document.put(
                "timeStamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("numberMatched", matched);
        document.put("numberReturned", page.rows().size());
        document.put("links", links);
        document.put(
                "features",
                page.rows().stream()
                        .map(row -> feature(source, viewer, row, crs))
                        .toList());
        return documents.send(asked, document, Link.GEOJSON, title, crs.text());
    }

    @GetMapping("/ogc/collections/{id}/items/{feature}")
    ResponseEntity<byte[]> item(
            Viewer viewer, @PathVariable String id, @PathVariable String feature, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of("crs"));
        var layer = shelf.get(viewer, id);
        var source = CoreController.source(layer);
        var crs = offered.read("crs", asked.parameter("crs"));
        var row = source.find(viewer, feature).orElseThrow(() -> Problem.notFound("item", feature));
        if (layer.logged()) {
            readLog.read(viewer, "items/" + id, feature, 1);
        }
        var title = Collections.title(asked, layer) + ": " + feature;
        var document = feature(source, viewer, row, crs);
        var links = new ArrayList<>(CoreController.around(asked, title, Link.GEOJSON));
        links.add(Link.to(
                asked.root() + "/collections/" + Asked.encoded(id),
                "collection",
                Link.JSON,
                Collections.title(asked, layer)));
        document.put("links", links);
        return documents.send(asked, document, Link.GEOJSON, title, crs.text());
    }

    private Map<String, Object> feature(FeatureSource source, Viewer viewer, FeatureSource.Row row, CrsName crs) {
        var properties = new LinkedHashMap<String, Object>();
        for (var field : source.fields(viewer)) {
            var value = row.values().get(field.name());
            if (value != null) {
                properties.put(field.name(), value instanceof Instant at ? local(at) : value);
            }
        }
        var feature = new LinkedHashMap<String, @Nullable Object>();
        feature.put("type", "Feature");
        feature.put("id", row.id());
        var geometry = row.geometry();
        feature.put(
                "geometry",
                geometry == null
                        ? null
                        : GeoJson.write(crs.crs().from(offered.storage().crs(), geometry), crs.northFirst()));
        feature.put("properties", properties);
        return feature;
    }

    private String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_ITEMS;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw Problem.badQuery("limit", "not-between", text.length() > 20 ? "…" : text, 1, MOST_ITEMS);
        }
        return Math.min(Integer.parseInt(text), MOST_ITEMS);
    }
}
