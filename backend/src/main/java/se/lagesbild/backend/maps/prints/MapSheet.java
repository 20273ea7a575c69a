package se.lagesbild.backend.maps.prints;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerWords;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.drawing.Legend;
import se.lagesbild.backend.maps.drawing.MapDrawing;
import se.lagesbild.backend.maps.drawing.MapFrame;
import se.lagesbild.backend.maps.drawing.MapWords;
import se.lagesbild.gis.formats.Area;

/** Puts a sheet together: the map at a true scale, its signs, its selection in words, and what it says as tables. */
@Component
class MapSheet {
    private static final double LONGEST_BAR_METRES = 0.05;
    private static final int RIM_PIXELS = 2;

    private final MapDrawing drawing;
    private final Ground ground;
    private final FeatureTables featureTables;
    private final Map<String, LayerWords> words = new HashMap<>();
    private final Installation installation;
    private final Area area;
    private final Clock clock;
    private final String version;

    MapSheet(
            MapDrawing drawing,
            Ground ground,
            FeatureTables featureTables,
            List<LayerWords> words,
            Installation installation,
            Area area,
            Clock clock,
            @Value("${lagesbild.version}") String version) {
        this.drawing = drawing;
        this.ground = ground;
        this.featureTables = featureTables;
        words.forEach(one -> this.words.put(one.layer(), one));
        this.installation = installation;
        this.area = area;
        this.clock = clock;
        this.version = version;
    }

    /** @param page XHTML @param rows how many features the tables of a layer tell of */
    record Made(String page, Map<String, Long> rows) {
        long told(String layer) {
            return rows.getOrDefault(layer, 0L);
        }
    }

    Made make(Viewer viewer, PrintOrder order, Locale locale) {
        var legend = drawing.legend();
        var signs = new ArrayList<Legend.Entry>();
        for (var shown : order.layers()) {
            signs.addAll(legend.of(shown.layer(), locale));
        }
        var sheet = order.sheet();
        int width = Sheet.pixels(sheet.mapWidthMm());
        int height = Sheet.pixels(sheet.mapHeightMm(signs.size()));
        long scale = scale(order.box(), width, height);
        var frame = frame(order.box(), width, height, scale);
        return drawing.draw(
                viewer,
                frame,
                order.layers().stream()
                        .map(shown -> new MapDrawing.Sheet(shown.layer(), shown.opacity()))
                        .toList(),
                order.filter(),
                drawing.paperMap(),
                drawn -> made(viewer, order, locale, frame, scale, signs, drawn));
    }

    @SuppressWarnings("TooManyParameters")
    private Made made(
            Viewer viewer,
            PrintOrder order,
            Locale locale,
            MapFrame frame,
            long scale,
            List<Legend.Entry> signs,
            MapDrawing.Drawn drawn) {
        var legend = drawing.legend();
        rim(drawn.image());
        var question = new FeatureSource.Question(order.filter(), frame.ground(), null);
        var rows = new HashMap<String, Long>();
        var tables = new ArrayList<LayerWords.Table>();
        var selection = new ArrayList<String>();
        for (var shown : order.layers()) {
            var layer = shown.layer();
            var own = tables(viewer, layer, question, locale);
            own.forEach(table -> rows.merge(layer.id(), table.total(), Long::sum));
            tables.addAll(own);
            words(layer).ifPresent(told -> selection.addAll(told.selection(order.filter(), locale)));
        }
        var parts = new SheetPage.Parts(
                order.title() == null ? MapWords.text(locale, "print.title", area.name()) : order.title(),
                SheetPage.period(order.filter(), area.timeZone(), locale),
                selection,
                order.sheet(),
                drawn.image(),
                scale,
                bar(scale),
                north(),
                signs.stream()
                        .map(entry -> new SheetPage.Sign(entry.words(), legend.sample(entry, 2)))
                        .toList(),
                sources(order, locale),
                order.leftOut(),
                drawn.examples() || installation.demo(),
                order.pdf(),
                tables,
                version,
                clock.instant().atZone(area.timeZone()),
                area.crs().code());
        return new Made(SheetPage.write(parts, locale), rows);
    }

    static void rim(BufferedImage map) {
        var graphics = map.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.setStroke(new BasicStroke(RIM_PIXELS));
        graphics.drawRect(RIM_PIXELS / 2, RIM_PIXELS / 2, map.getWidth() - RIM_PIXELS, map.getHeight() - RIM_PIXELS);
        graphics.dispose();
    }

    private List<LayerWords.Table> tables(
            Viewer viewer, MapLayer layer, FeatureSource.Question question, Locale locale) {
        return words(layer)
                .map(own -> own.tables(viewer, question, locale))
                .orElseGet(() -> featureTables.of(viewer, layer, question, locale));
    }

    /** A layer that was asked for with parameters of its own speaks for itself. */
    private Optional<LayerWords> words(MapLayer layer) {
        return layer instanceof LayerWords own ? Optional.of(own) : Optional.ofNullable(words.get(layer.id()));
    }

    private List<String> sources(PrintOrder order, Locale locale) {
        var sources = new ArrayList<String>();
        sources.add(MapWords.text(locale, "print.source", area.name()));
        order.layers().stream()
                .flatMap(shown -> shown.layer().attribution().stream())
                .distinct()
                .forEach(sources::add);
        return sources;
    }

    private long scale(Envelope box, int width, int height) {
        var metric = ground.metric(box);
        if (metric.isEmpty()) {
            throw Problem.invalid(List.of(
                    new Problem.Field("/bbox", "outside-the-map", box.getMinX() + "," + box.getMinY(), area.name())));
        }
        var extent = metric.getEnvelopeInternal();
        long scale = MapScale.of(extent.getWidth(), extent.getHeight(), Sheet.metres(width), Sheet.metres(height));
        if (scale > MapScale.SMALLEST) {
            throw Problem.invalid(List.of(new Problem.Field("/bbox", "scale-too-small", scale, MapScale.SMALLEST)));
        }
        return scale;
    }

    private MapFrame frame(Envelope box, int width, int height, long scale) {
        var centre = ground.metric(box).getEnvelopeInternal().centre();
        double halfWidth = Sheet.metres(width) * scale / 2;
        double halfHeight = Sheet.metres(height) * scale / 2;
        var shown =
                new Envelope(centre.x - halfWidth, centre.x + halfWidth, centre.y - halfHeight, centre.y + halfHeight);
        return new MapFrame(ground.crs(), shown, width, height, Sheet.DPI / Sheet.SCREEN_DPI);
    }

    private ScaleBar bar(long scale) {
        return ScaleBar.of(scale, MapScale.bar(scale, LONGEST_BAR_METRES));
    }

    private static BufferedImage north() {
        return ScaleBar.north();
    }
}
