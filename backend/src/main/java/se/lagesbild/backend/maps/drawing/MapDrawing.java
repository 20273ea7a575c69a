package se.lagesbild.backend.maps.drawing;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.MvtReader;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileGrid;

/** Draws layers on a picture. Rights and the log of reads are the caller's; each layer leaves out what the viewer may not see. */
@Component
public class MapDrawing {
    /** Layers whose tiles are drawn; of the others their features. */
    private static final List<String> BY_TILE = List.of("observations", "streets", "density", "background");

    /** Farther than this from the area nothing is drawn, metres: there the projection is no longer sound. */
    private static final double REACH = 200_000;

    /** Radius of the largest mark with its rim, pixels of a screen. */
    private static final double RIM = 30;

    private static final int PAGE = 5_000;

    /** Pictures at a time; one of 4096 x 4096 pixels takes 64 MB, and as much again for a layer that is seen through. */
    static final int AT_A_TIME = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore room = new Semaphore(AT_A_TIME, true);
    private final Duration patience;
    private final Ink ink = Ink.onLightPaper();
    private final Looks looks = new Looks(ink);
    private final ObservationPainter observations = new ObservationPainter(ink);
    private final StreetPainter streets = new StreetPainter(ink);
    private final GroundPainter below = new GroundPainter(ink);
    private final FeaturePainter features = new FeaturePainter(ink);
    private final Ground ground;
    private final TileGrid local;
    private final Geometry municipality;
    private final Geometry reach;

    @Autowired
    MapDrawing(Area area, Ground ground) {
        this(area, ground, PATIENCE);
    }

    /** @param patience how long a picture waits for its turn */
    MapDrawing(Area area, Ground ground, Duration patience) {
        this.patience = patience;
        this.ground = ground;
        this.local = TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth());
        this.municipality = area.crs().from(Crs.WGS_84, area.boundary());
        var box = municipality.getEnvelopeInternal().copy();
        box.expandBy(REACH);
        this.reach = area.crs().geometries().toGeometry(box);
    }

    /** @param opacity 0 to 1 */
    public record Sheet(MapLayer layer, double opacity) {}

    /** @param examples true when something that is drawn was made up */
    public record Drawn(BufferedImage image, boolean examples) {}

    /** @param paper colour below everything, or null for a clear ground @param land true for a whole map: the municipality's ground too, and no circles that cover each other */
    public record Background(@Nullable Color paper, boolean land) {}

    public Background paperMap() {
        return new Background(ink.of("map-outside"), true);
    }

    public Legend legend() {
        return new Legend(ink);
    }

    /**
     * @param sheets the first one lies lowest
     * @param use of the picture, as long as it takes up room
     * @throws Problem 503 where too many others are being drawn
     */
    public <T> T draw(
            Viewer viewer,
            MapFrame frame,
            List<Sheet> sheets,
            LayerFilter filter,
            Background background,
            Function<Drawn, T> use) {
        if (!room()) {
            throw Problem.of(503, "map-busy", AT_A_TIME);
        }
        try {
            return use.apply(draw(viewer, frame, sheets, filter, background));
        } finally {
            room.release();
        }
    }

    private boolean room() {
        try {
            return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Drawn draw(Viewer viewer, MapFrame frame, List<Sheet> sheets, LayerFilter filter, Background background) {
        try (var canvas = Canvas.of(frame.width(), frame.height(), frame.density(), background.paper())) {
            var near = ground.metric(frame.crs(), frame.withRim(RIM * frame.density()))
                    .intersection(reach);
            if (near.isEmpty()) {
                return new Drawn(canvas.image(), false);
            }
            if (background.land()) {
                var land = FeaturePainter.path(frame, frame.crs().from(ground.crs(), municipality));
                canvas.fill(land, ink.of("map-land"));
            }
            boolean examples = false;
            for (var sheet : sheets) {
                examples |= draw(canvas, viewer, frame, near, sheet, filter, background.land());
            }
            canvas.write();
            return new Drawn(canvas.image(), examples);
        }
    }

    /** What is not seen through needs no picture of its own. */
    private boolean draw(
            Canvas canvas,
            Viewer viewer,
            MapFrame frame,
            Geometry near,
            Sheet sheet,
            LayerFilter filter,
            boolean whole) {
        if (sheet.opacity() >= 1) {
            return draw(canvas, viewer, frame, near, sheet.layer(), filter, whole);
        }
        try (var own = canvas.sheet()) {
            boolean examples = draw(own, viewer, frame, near, sheet.layer(), filter, whole);
            canvas.lay(own, sheet.opacity());
            return examples;
        }
    }

    private boolean draw(
            Canvas canvas,
            Viewer viewer,
            MapFrame frame,
            Geometry near,
            MapLayer layer,
            LayerFilter filter,
            boolean whole) {
        if (BY_TILE.contains(layer.id())) {
            double metres = metresPerPixel(frame, near);
            var found = TileShapes.of(layer, viewer, filter, frame, near, ground.crs(), metres, local);
            return byTile(canvas, layer.id(), found, metres, whole);
        }
        var source = layer.features();
        return source.isPresent() && byFeature(canvas, viewer, frame, near, layer, source.get(), filter);
    }

    private boolean byTile(Canvas canvas, String layer, TileShapes.Found found, double metresPerPixel, boolean whole) {
        switch (layer) {
            case "observations" -> {
                return observations.paint(canvas, found.shapes(), whole);
            }
            case "streets" -> streets.paint(canvas, found.shapes(), metresPerPixel);
            case "background" -> below.paint(canvas, found.shapes(), metresPerPixel);
            default -> {
                // what looks alike is filled as one: no seam is seen between neighbours
                var alike = new LinkedHashMap<Color, Path2D>();
                for (var shape : found.shapes()) {
                    var fill = looks.of(layer, shape.values(), 0).fill();
                    if (shape.kind() == MvtReader.Kind.POLYGON && fill != null) {
                        alike.computeIfAbsent(fill, colour -> new Path2D.Double(Path2D.WIND_NON_ZERO))
                                .append(StreetPainter.path(shape.parts()), false);
                    }
                }
                alike.forEach((colour, path) -> canvas.fill(path, colour));
            }
        }
        return false;
    }

    private boolean byFeature(
            Canvas canvas,
            Viewer viewer,
            MapFrame frame,
            Geometry near,
            MapLayer layer,
            FeatureSource source,
            LayerFilter filter) {
        var question = new FeatureSource.Question(filter, near.getEnvelopeInternal(), null);
        boolean examples = false;
        double most = 0;
        String after = null;
        do {
            var page = source.page(viewer, question, after, 0, PAGE);
            for (var row : page.rows()) {
                most = Math.max(most, strength(layer, row));
            }
            for (var row : inOrder(layer, page.rows())) {
                if (row.geometry() != null && !row.geometry().isEmpty()) {
                    var placed = frame.crs().from(ground.crs(), row.geometry());
                    features.paint(
                            canvas,
                            frame,
                            placed,
                            looks.of(layer.id(), row.values(), most > 0 ? strength(layer, row) / most : 0));
                    examples |= Boolean.TRUE.equals(row.values().get("example"));
                }
            }
            after = page.next();
        } while (after != null);
        return examples;
    }

    private static double strength(MapLayer layer, FeatureSource.Row row) {
        return row.values().get(layer.strength()) instanceof Number n ? n.doubleValue() : 0;
    }

    /** Of ranked places that overlap the first one lies uppermost, as on the screen. */
    private static List<FeatureSource.Row> inOrder(MapLayer layer, List<FeatureSource.Row> rows) {
        if (!layer.id().equals("hotspots")) {
            return rows;
        }
        var last = new ArrayList<>(rows);
        Collections.reverse(last);
        return last;
    }

    /** Metres on the ground for a pixel of a screen, in the middle of what is drawn. */
    private double metresPerPixel(MapFrame frame, Geometry near) {
        var centre = near.getCentroid();
        var from = frame.crs().from(ground.crs(), centre).getCoordinate();
        double step = frame.ground().getHeight() / frame.height() * frame.density();
        var to = ground.crs().from(frame.crs(), from.x, from.y + step).getCoordinate();
        return Math.max(1e-3, to.distance(centre.getCoordinate()));
    }

    /** Where something may be drawn, in the area's metric system. */
    public Envelope municipality() {
        return municipality.getEnvelopeInternal().copy();
    }
}
