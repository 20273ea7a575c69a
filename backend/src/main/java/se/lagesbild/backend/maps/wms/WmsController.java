package se.lagesbild.backend.maps.wms;

import jakarta.servlet.http.HttpServletRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.drawing.MapDrawing;

/**
 * The map service at one address. What is wrong with a request is told as the standard wants it, a ServiceExceptionReport with status 200:
 * clients read it only then.
 */
@RestController
class WmsController {
    static final String PNG = "image/png";
    private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=UTF-8");
    private static final MediaType OLD_EXCEPTION = MediaType.parseMediaType("application/vnd.ogc.se_xml");
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    private final WmsMap maps;
    private final Capabilities capabilities;
    private final FeatureInfo info;
    private final MapDrawing drawing;
    private final ReadLog readLog;

    WmsController(WmsMap maps, Capabilities capabilities, FeatureInfo info, MapDrawing drawing, ReadLog readLog) {
        this.maps = maps;
        this.capabilities = capabilities;
        this.info = info;
        this.drawing = drawing;
        this.readLog = readLog;
        ImageIO.setUseCache(false); // pictures stay in memory: no file with a map is left behind
    }

    @GetMapping("/ogc/wms")
    ResponseEntity<byte[]> answer(Viewer viewer, HttpServletRequest request, Locale locale) {
        var given = new WmsParameters(request.getParameterMap());
        boolean old = WmsMap.old(given);
        try {
            var service = given.find("service");
            if (service != null && !service.equalsIgnoreCase("WMS")) {
                throw new WmsFault("InvalidParameterValue", "service", "service", WmsParameters.shown(service));
            }
            var operation = given.get("request");
            return switch (operation.toLowerCase(Locale.ROOT)) {
                case "getcapabilities", "capabilities" ->
                    of(XML, capabilities.document(viewer, address(request), locale));
                case "getmap", "map" -> of(MediaType.IMAGE_PNG, map(viewer, given));
                case "getfeatureinfo" -> featureInfo(viewer, given, locale);
                case "getlegendgraphic" -> of(MediaType.IMAGE_PNG, legend(viewer, given, locale));
                default ->
                    throw new WmsFault("OperationNotSupported", "request", "operation", WmsParameters.shown(operation));
            };
        } catch (WmsFault fault) {
            return of(old ? OLD_EXCEPTION : XML, ServiceExceptions.report(fault, old, locale));
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            return of(old ? OLD_EXCEPTION : XML, ServiceExceptions.report(problem, old, locale));
        }
    }

    private byte[] map(Viewer viewer, WmsParameters given) {
        var asked = maps.layers(viewer, given, "layers");
        WmsMap.checkStyles(given);
        checkFormat(given.get("format"), List.of(PNG));
        var frame = maps.frame(given);
        var paper = WmsMap.paper(given);
        var filter = maps.filter(given);
        for (var layer : asked) {
            if (layer.logged()) {
                readLog.tiles(viewer, "wms/" + layer.id(), filter.canonical() + layer.asked());
            }
        }
        var sheets = asked.stream().map(layer -> new MapDrawing.Sheet(layer, 1)).toList();
        var background = new MapDrawing.Background(paper, false);
        return drawing.draw(viewer, frame, sheets, filter, background, drawn -> png(drawn.image()));
    }

    private ResponseEntity<byte[]> featureInfo(Viewer viewer, WmsParameters given, Locale locale) {
        var shown = maps.layers(viewer, given, "layers");
        var asked = maps.layers(viewer, given, "query_layers");
        for (var layer : asked) {
            // a layer that takes parameters is made anew for each list
            if (shown.stream().noneMatch(other -> other.id().equals(layer.id()))) {
                throw new WmsFault("LayerNotDefined", "query_layers", "layer", layer.id());
            }
        }
        WmsMap.checkStyles(given);
        var format = given.find("info_format") == null ? FeatureInfo.TEXT : given.get("info_format");
        var wanted = format.equals("application/geo+json") || format.equals("application/geojson")
                ? FeatureInfo.JSON
                : format;
        checkFormat(wanted, FeatureInfo.FORMATS);
        var body = info.answer(viewer, given, maps.frame(given), asked, maps.filter(given), wanted, locale);
        return of(MediaType.parseMediaType(wanted + ";charset=UTF-8"), body);
    }

    private byte[] legend(Viewer viewer, WmsParameters given, Locale locale) {
        var layer = maps.layers(viewer, given, "layer").get(0);
        checkFormat(given.find("format") == null ? PNG : given.get("format"), List.of(PNG));
        return png(LegendGraphic.of(drawing.legend(), layer, locale, 1));
    }

    private static void checkFormat(String format, List<String> known) {
        if (!known.contains(format)) {
            throw new WmsFault(
                    "InvalidFormat", "format", "format", WmsParameters.shown(format), String.join(", ", known));
        }
    }

    /** Where the client found us, so that what we name is where it can come back. */
    private static String address(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path("/ogc/wms")
                .toUriString();
    }

    private static ResponseEntity<byte[]> of(MediaType type, byte[] body) {
        return ResponseEntity.ok().contentType(type).cacheControl(ASK_AGAIN).body(body);
    }

    static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
