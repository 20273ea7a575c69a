package se.lagesbild.backend.maps.outside;

import java.net.URI;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.MapService;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;
import tools.jackson.databind.JsonNode;

/** Tries a service before anything is stored: which layers it has, and one picture of the town's centre. */
@Component
class OutsideTry {
    private static final int MOST_TOLD = 1_000;
    private static final int TOWN_ZOOM = 13;
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_MILLIS = 10_000;

    private final OutsideLayerQueries layers;
    private final OutsideLayerReader reader;
    private final SourceFinder finder;
    private final OutsideFetch fetch;
    private final Area area;

    OutsideTry(
            OutsideLayerQueries layers, OutsideLayerReader reader, SourceFinder finder, OutsideFetch fetch, Area area) {
        this.layers = layers;
        this.reader = reader;
        this.finder = finder;
        this.fetch = fetch;
        this.area = area;
    }

    /**
     * @param layers that can be shown, the first 1000; empty for XYZ
     * @param withoutMercator how many more there are that are not offered in Web Mercator
     * @param picture of the town's centre as a data address; null where none was asked for or came, or where the server has nothing there
     * @param empty true where the server has no picture of the town's centre
     * @param fault problem document that says why the service or the picture did not come; null where all is well
     */
    record Result(
            List<LayerOffer> layers,
            int withoutMercator,
            List<String> formats,
            @Nullable String attribution,
            @Nullable String picture,
            boolean empty,
            @Nullable Map<String, Object> fault) {}

    record LayerOffer(String name, String title, List<StyleOffer> styles, List<String> formats) {}

    record StyleOffer(String name, String title) {}

    /** @throws se.lagesbild.backend.Problem 422 when a field breaks a rule */
    Result attempt(Viewer viewer, Locale locale, JsonNode body) {
        var stored = stored(viewer, body);
        var sent = reader.read(body, stored, false);
        var asked = sent.asked();
        MapService service = null;
        try {
            if (asked.kind() != OutsideLayer.Kind.XYZ) {
                service = finder.service(asked);
                if (asked.names().isEmpty()) {
                    if (service.layers().stream().allMatch(layer -> layer.mercator() == null)) {
                        throw new OutsideFault("outside-no-mercator-at-all");
                    }
                    return result(service, null, null, false, null);
                }
            }
            var found = finder.find(asked, service);
            var picture = picture(asked, found, sent.look());
            return result(service, found.attribution(), picture, picture == null, null);
        } catch (OutsideFault e) {
            return result(service, null, null, false, ProblemText.document(e.problem(422), locale));
        }
    }

    private @Nullable OutsideLayer stored(Viewer viewer, JsonNode body) {
        try {
            return layers.find(viewer, UUID.fromString(body.path("id").asString("")))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable String picture(SourceFinder.Asked asked, SourceFinder.Found found, OutsideLayerReader.Look look)
            throws OutsideFault {
        var address = found.source().address(centre(found.source(), look));
        var key =
                asked.key() != null && ServiceAddress.sameServer(asked.address().replaceAll("[{}]", ""), address)
                        ? asked.key()
                        : null;
        var answer = fetch.get(new OutsideFetch.Wish(
                URI.create(address),
                key == null ? null : key.name(),
                key == null ? null : key.value(),
                MOST_BYTES,
                MOST_MILLIS));
        if (answer.empty()) {
            return null;
        }
        var host = URI.create(address).getHost();
        var picture = Picture.of(answer.body()).orElseThrow(() -> new OutsideFault("outside-no-picture", host));
        return "data:" + picture.type() + ";base64," + Base64.getEncoder().encodeToString(picture.bytes());
    }

    private TileAddress centre(TileSource source, OutsideLayerReader.Look look) {
        int wished = Math.max(look.minZoom(), Math.min(look.maxZoom(), TOWN_ZOOM));
        // the nearest level that the service has; it has one, or it would not have been found
        int z = IntStream.rangeClosed(0, TileGrid.WEB_MERCATOR.lastLevel())
                .filter(source::offers)
                .boxed()
                .min(Comparator.comparingInt(level -> Math.abs(level - wished)))
                .orElseThrow();
        int across = 1 << z;
        double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(area.latitude()) / 2));
        int column = (int) Math.floor((area.longitude() + 180) / 360 * across);
        int row = (int) Math.floor((1 - north / Math.PI) / 2 * across);
        return new TileAddress(
                TileGrid.WEB_MERCATOR,
                z,
                Math.max(0, Math.min(across - 1, row)),
                Math.max(0, Math.min(across - 1, column)));
    }

    private static Result result(
            @Nullable MapService service,
            @Nullable String attribution,
            @Nullable String picture,
            boolean empty,
            @Nullable Map<String, Object> fault) {
        if (service == null) {
            return new Result(List.of(), 0, List.of(), attribution, picture, empty, fault);
        }
        var usable = service.layers().stream()
                .filter(layer -> layer.mercator() != null)
                .toList();
        return new Result(
                usable.stream().limit(MOST_TOLD).map(OutsideTry::offer).toList(),
                service.layers().size() - usable.size(),
                service.formats(),
                attribution,
                picture,
                empty,
                fault);
    }

    private static LayerOffer offer(MapService.Layer layer) {
        return new LayerOffer(
                layer.name(),
                layer.title(),
                layer.styles().stream()
                        .map(style -> new StyleOffer(style.name(), style.title()))
                        .toList(),
                layer.formats());
    }
}
