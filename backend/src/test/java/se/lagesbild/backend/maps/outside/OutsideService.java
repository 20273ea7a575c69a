package se.lagesbild.backend.maps.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A small server of somebody else's: WMS in two versions, WMTS, XYZ, and what goes wrong with such. */
public final class OutsideService implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** @param headers names in small letters */
    public record Asked(String path, String query, Map<String, List<String>> headers) {
        boolean asks(String part) {
            return query.contains(part);
        }
    }

    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public OutsideService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var query = exchange.getRequestURI().getRawQuery();
            var headers = new ConcurrentHashMap<String, List<String>>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
            var path = exchange.getRequestURI().getPath();
            asked.add(new Asked(path, query == null ? "" : query, headers));
            try (exchange) {
                var longest = answers.keySet().stream()
                        .filter(path::startsWith)
                        .max(java.util.Comparator.comparingInt(String::length));
                if (longest.isEmpty()) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    answers.get(longest.get()).to(exchange);
                }
            }
        });
        server.start();
    }

    /** @return with the name that the tests' setting opens */
    public String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public String atNumber(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What was asked below a path, in order. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().startsWith(path)).toList();
    }

    public OutsideService on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public OutsideService pictures(String path, Color colour, String... headers) {
        var png = png(colour);
        return on(path, exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, 200, "image/png", png);
        });
    }

    /** Capabilities with one layer {@code light}, another {@code local} that is not offered in Web Mercator, and pictures. */
    public OutsideService wms(String path, String version) {
        boolean modern = version.equals("1.3.0");
        var png = png(Color.ORANGE);
        var document = ("""
                %1$s<%2$s version="%3$s" xmlns:xlink="http://www.w3.org/1999/xlink"><Capability>
                <Request><GetMap><Format>image/jpeg</Format><Format>image/png</Format></GetMap></Request>
                <Layer><Title>Allt</Title>
                <Layer><Name>light</Name><Title>Belysning</Title><%4$s>EPSG:3857</%4$s><Attribution><Title>Gatukontoret</Title></Attribution>
                  <Style><Name>night</Name><Title>Natt</Title><LegendURL><OnlineResource xlink:href="legend.png"/></LegendURL></Style></Layer>
                <Layer><Name>local</Name><Title>Lokalt</Title><%4$s>EPSG:3008</%4$s></Layer>
                </Layer></Capability></%2$s>""")
                .formatted(
                        modern ? "" : "<!DOCTYPE WMT_MS_Capabilities SYSTEM \"" + address("/never.dtd") + "\">",
                        modern ? "WMS_Capabilities" : "WMT_MS_Capabilities",
                        version,
                        modern ? "CRS" : "SRS");
        pictures(path.substring(0, path.lastIndexOf('/')) + "/legend.png", Color.YELLOW);
        return on(path, exchange -> {
            if (exchange.getRequestURI().getRawQuery().contains("GetCapabilities")) {
                send(exchange, 200, "text/xml", document.getBytes(StandardCharsets.UTF_8));
            } else {
                send(exchange, 200, "image/png", png);
            }
        });
    }

    /** @param rest whether pictures have addresses of their own */
    public OutsideService wmts(String path, boolean rest) {
        var png = png(Color.CYAN);
        var document = wmtsDocument(
                rest ? address(path + "/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png") : null);
        return on(path, exchange -> {
            if (String.valueOf(exchange.getRequestURI().getRawQuery()).contains("GetCapabilities")) {
                send(exchange, 200, "text/xml", document);
            } else {
                send(exchange, 200, "image/png", png);
            }
        });
    }

    /** Capabilities of a WMTS with one layer {@code ground}. @param template of the pictures' own addresses; null for none */
    byte[] wmtsDocument(@Nullable String template) {
        var matrices = new StringBuilder();
        for (int z = 0; z <= 15; z++) {
            matrices.append("""
                    <TileMatrix><ows:Identifier>L%02d</ows:Identifier><ScaleDenominator>%s</ScaleDenominator>
                    <TopLeftCorner>-20037508.3427892 20037508.3427892</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight></TileMatrix>""".formatted(z, 559_082_264.0287178 / (1 << z)));
        }
        return ("""
                <Capabilities version="1.0.0" xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1">
                <Contents><Layer><ows:Identifier>ground</ows:Identifier><ows:Title>Grundkarta</ows:Title><Style isDefault="true"><ows:Identifier>usual</ows:Identifier></Style>
                <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>web</TileMatrixSet></TileMatrixSetLink>%s</Layer>
                <TileMatrixSet><ows:Identifier>web</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>%s</TileMatrixSet></Contents></Capabilities>""")
                .formatted(
                        template == null
                                ? ""
                                : "<ResourceURL format=\"image/png\" resourceType=\"tile\" template=\"" + template
                                        + "\"/>",
                        matrices)
                .getBytes(StandardCharsets.UTF_8);
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    public static byte[] png(Color colour) {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 256, 256);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
