package se.lagesbild.backend.maps.prints;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.Papers;
import se.lagesbild.backend.maps.drawing.MapDrawing;
import se.lagesbild.backend.maps.drawing.MapFrame;

/** Draws walks with what draws every other map. */
@Service
class PaperService implements Papers {
    private static final List<String> BELOW = List.of("background", "boundary", "streets");

    /** Metres around the walk: the next corner is what people look for. */
    private static final double RIM_METRES = 60;

    /** Metres of paper: a numbered circle at the rim is seen whole. */
    private static final double MARK = 0.006;

    private static final double LONGEST_BAR_METRES = 0.03;
    private static final int GAP = 12;

    private final MapDrawing drawing;
    private final LayerShelf shelf;
    private final Ground ground;

    PaperService(MapDrawing drawing, LayerShelf shelf, Ground ground) {
        this.drawing = drawing;
        this.shelf = shelf;
        this.ground = ground;
    }

    @Override
    public Pdf pdf(String xhtml) {
        var bytes = PaperPdf.write(xhtml);
        return new Pdf(bytes, PaperPdf.pages(bytes));
    }

    @Override
    public Picture map(Viewer viewer, Walk walk, int widthMm, int heightMm) {
        var way = walk.way() == null ? straight(walk) : walk.way();
        int width = Sheet.pixels(widthMm);
        int height = Sheet.pixels(heightMm);
        var box = new Envelope();
        if (way != null) {
            box.expandToInclude(way.getEnvelopeInternal());
        }
        walk.stops().forEach(stop -> box.expandToInclude(stop.getCoordinate()));
        box.expandBy(RIM_METRES);
        long scale = scale(
                box.getWidth() / (Sheet.metres(width) - 2 * MARK), box.getHeight() / (Sheet.metres(height) - 2 * MARK));
        var below = new ArrayList<MapLayer>();
        BELOW.forEach(id -> shelf.find(viewer, id).ifPresent(below::add));
        var sheets = new ArrayList<MapDrawing.Sheet>();
        below.forEach(layer -> sheets.add(new MapDrawing.Sheet(layer, 1)));
        sheets.add(new MapDrawing.Sheet(new WalkLayer(walk, way, ground), 1));
        var frame = new MapFrame(
                ground.crs(), around(box.centre(), width, height, scale), width, height, Sheet.DPI / Sheet.SCREEN_DPI);
        var sources = below.stream()
                .flatMap(layer -> layer.attribution().stream())
                .distinct()
                .toList();
        return drawing.draw(
                viewer,
                frame,
                sheets,
                LayerFilter.ALL,
                drawing.paperMap(),
                drawn -> new Picture(SheetPage.png(finished(drawn.image(), scale)), scale, sources));
    }

    /** Two digits are enough, since a bar is drawn; the next usual scale would show a long round half as large. */
    private static long scale(double wide, double high) {
        double needed = Math.max(MapScale.LARGEST, Math.max(wide, high));
        double step = Math.pow(10, Math.floor(Math.log10(needed)) - 1);
        return Math.round(Math.ceil(needed / step) * step);
    }

    private static Envelope around(Coordinate centre, int width, int height, long scale) {
        double halfWidth = Sheet.metres(width) * scale / 2;
        double halfHeight = Sheet.metres(height) * scale / 2;
        return new Envelope(centre.x - halfWidth, centre.x + halfWidth, centre.y - halfHeight, centre.y + halfHeight);
    }

    private static @Nullable Geometry straight(Walk walk) {
        return walk.stops().size() < 2
                ? null
                : walk.stops()
                        .get(0)
                        .getFactory()
                        .createLineString(walk.stops().stream()
                                .map(stop -> stop.getCoordinate().copy())
                                .toArray(Coordinate[]::new));
    }

    /** Scale and north in a corner of the map itself; there is little room beside it. */
    private static BufferedImage finished(BufferedImage map, long scale) {
        var bar = ScaleBar.of(scale, MapScale.bar(scale, LONGEST_BAR_METRES)).image();
        var north = ScaleBar.north();
        var graphics = map.createGraphics();
        int high = Math.max(bar.getHeight(), north.getHeight());
        int top = map.getHeight() - high - GAP;
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.85f));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, top - GAP, bar.getWidth() + north.getWidth() + 2 * GAP, high + 2 * GAP);
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.drawImage(bar, GAP, top, null);
        graphics.drawImage(north, bar.getWidth() + GAP, top, null);
        graphics.dispose();
        MapSheet.rim(map);
        return map;
    }

    /** The walk and its numbered stops, drawn as rounds are. */
    private static final class WalkLayer implements MapLayer {
        private final FeatureSource features;

        WalkLayer(Walk walk, @Nullable Geometry way, Ground ground) {
            var rows = new ArrayList<FeatureSource.Row>();
            if (way != null) {
                rows.add(new FeatureSource.Row("way", way, Map.of()));
            }
            IntStream.range(0, walk.stops().size()).forEach(i -> {
                var values = new HashMap<String, @Nullable Object>();
                values.put("number", String.valueOf(i + 1));
                rows.add(new FeatureSource.Row("stop-" + i, walk.stops().get(i), values));
            });
            features =
                    new FeatureList("Rond", "Round", FeatureSource.Shape.ANY, List.of(), null, ground, viewer -> rows);
        }

        @Override
        public String id() {
            return "rounds";
        }

        @Override
        public Set<Role> readers() {
            return Set.of();
        }

        @Override
        public Optional<FeatureSource> features() {
            return Optional.of(features);
        }
    }
}
