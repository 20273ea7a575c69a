package se.lagesbild.backend.maps.drawing;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Shape;
import se.lagesbild.backend.maps.LayerWords;
import se.lagesbild.backend.maps.MapLayer;

/** What the signs of a layer mean: each with a sample that is drawn as on the map. */
public final class Legend {
    private static final int SAMPLE_WIDTH = 34;
    private static final int ROW_HEIGHT = 26;
    private static final double SIZE = 12;

    private final Ink ink;

    public Legend(Ink ink) {
        this.ink = ink;
    }

    @FunctionalInterface
    private interface Sample {
        /** Around the middle of a box of {@link #SAMPLE_WIDTH} x {@link #ROW_HEIGHT} pixels of a screen. */
        void draw(Canvas canvas, double x, double y, double density);
    }

    /** One sign. @param words what it stands for */
    public static final class Entry {
        private final String words;
        private final Sample sample;

        private Entry(String words, Sample sample) {
            this.words = words;
            this.sample = sample;
        }

        public String words() {
            return words;
        }
    }

    /** In the order in which they are shown. */
    public List<Entry> of(MapLayer layer, Locale locale) {
        var shape = layer.features().map(FeatureSource::shape).orElse(Shape.ANY);
        return switch (layer.id()) {
            case "observations" -> observations(locale);
            case "hotspots" -> hotSpots(locale);
            case "density" -> density(layer, locale);
            case "streets" ->
                List.of(line(MapWords.text(locale, "legend.streets"), Look.of(null, ink.of("map-street-main"), 2)));
            case "background" -> ground(locale);
            case "boundary" ->
                List.of(
                        line(MapWords.text(locale, "legend.boundary"), new Looks(ink).boundary()),
                        look("boundary", MapWords.text(locale, "legend.zone"), Shape.POLYGON, Map.of("kind", "zone")));
            default -> List.of(look(layer.id(), MapWords.title(layer, locale), shape, Map.of()));
        };
    }

    private List<Entry> observations(Locale locale) {
        var painter = new ObservationPainter(ink);
        var entries = new ArrayList<Entry>();
        for (var setting : List.of("PUBLIC_SPACE", "TRAFFIC", "PORT")) {
            entries.add(new Entry(
                    MapWords.text(locale, "setting." + setting),
                    (canvas, x, y, density) -> painter.single(canvas, setting, false, x, y)));
        }
        entries.add(new Entry(
                MapWords.text(locale, "legend.hollow"),
                (canvas, x, y, density) -> painter.single(canvas, "PUBLIC_SPACE", true, x, y)));
        entries.add(new Entry(
                MapWords.text(locale, "legend.several"), (canvas, x, y, density) -> painter.several(canvas, 12, x, y)));
        return entries;
    }

    private List<Entry> ground(Locale locale) {
        return List.of("water", "green", "building", "works").stream()
                .map(kind -> new Entry(
                        MapWords.text(locale, "legend.ground." + kind),
                        (canvas, x, y, density) ->
                                canvas.fill(box(x, y, 13 * density, 8 * density), ink.of("map-" + kind))))
                .toList();
    }

    private static Rectangle2D box(double x, double y, double halfWidth, double halfHeight) {
        return new Rectangle2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    private List<Entry> hotSpots(Locale locale) {
        var entries = new ArrayList<Entry>();
        for (var confidence : List.of("STRONG", "WEAK", "TOO_FEW")) {
            Map<String, Object> values = new LinkedHashMap<>(Map.of("confidence", confidence, "count", 3));
            entries.add(look("hotspots", MapWords.text(locale, "legend." + confidence), Shape.POLYGON, values));
        }
        return entries;
    }

    private List<Entry> density(MapLayer layer, Locale locale) {
        var steps = layer instanceof LayerWords words ? words.steps(locale) : List.<String>of();
        var entries = new ArrayList<Entry>();
        for (int step = 0; step < steps.size(); step++) {
            entries.add(look("density", steps.get(step), Shape.POLYGON, Map.of("class", step + 1)));
        }
        return entries;
    }

    private static Entry line(String words, Look look) {
        return new Entry(words, (canvas, x, y, density) -> {
            var line = new Line2D.Double(x - 14 * density, y, x + 14 * density, y);
            if (look.line() != null) {
                canvas.stroke(line, look.line(), look.width(), look.dash());
            }
        });
    }

    private Entry look(String layer, String words, Shape shape, Map<String, ? extends @Nullable Object> values) {
        var look = new Looks(ink).of(layer, values, 0.6);
        if (shape == Shape.LINE_STRING) {
            return line(words, look);
        }
        if (look.sign() != null) {
            return new Entry(
                    words, (canvas, x, y, density) -> FeaturePainter.sign(canvas, ink, look.sign(), x, y, density));
        }
        return new Entry(words, (canvas, x, y, density) -> {
            double halfWidth = (shape == Shape.POINT ? 3 : 13) * density;
            double halfHeight = (shape == Shape.POINT ? 3 : 8) * density;
            var box = box(x, y, halfWidth, halfHeight);
            if (look.fill() != null) {
                canvas.fill(box, look.fill());
            }
            if (look.line() != null) {
                canvas.stroke(box, look.line(), look.width(), look.dash());
            }
        });
    }

    /** The sample alone, on a clear ground. */
    public BufferedImage sample(Entry entry, double density) {
        int width = (int) Math.ceil(SAMPLE_WIDTH * density);
        int height = (int) Math.ceil(ROW_HEIGHT * density);
        try (var canvas = Canvas.of(width, height, density, null)) {
            entry.sample.draw(canvas, width / 2.0, height / 2.0, density);
            return canvas.image();
        }
    }

    /** All entries below each other, on white. */
    public BufferedImage picture(List<Entry> entries, double density) {
        try (var measure = Canvas.of(1, 1, density, null)) {
            double longest = entries.stream()
                    .mapToDouble(entry -> measure.width(entry.words, SIZE))
                    .max()
                    .orElse(0);
            int width = (int) Math.ceil((SAMPLE_WIDTH + 14) * density + longest);
            int height = (int) Math.ceil(Math.max(1, entries.size()) * ROW_HEIGHT * density);
            try (var canvas = Canvas.of(width, height, density, ink.of("paper"))) {
                double y = ROW_HEIGHT * density / 2;
                for (var entry : entries) {
                    entry.sample.draw(canvas, SAMPLE_WIDTH * density / 2, y, density);
                    canvas.words(entry.words, (SAMPLE_WIDTH + 6) * density, y, SIZE, ink.of("ink"));
                    y += ROW_HEIGHT * density;
                }
                return canvas.image();
            }
        }
    }
}
