package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerWords;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.SquareGrid;
import se.lagesbild.gis.geo.TileAddress;

/** How densely reports lie, as squares of a fixed grid; with a bandwidth and classes that the address may name. */
@Component
class DensityLayer implements MapLayer, FeatureSource, LayerWords {
    private static final Set<String> FILTERS = Set.of("category", "setting", "source", "focus", "hours", "status", "q");

    /** Another one whenever the same density is written otherwise. */
    private static final String FORM = "1";

    private static final int ROWS_ON_PAPER = 10;

    private final Densities densities;
    private final Ground ground;
    private final Crs crs;
    private final double latitude;
    private final DensityWish wish;

    @Autowired
    DensityLayer(Densities densities, Ground ground, Area area) {
        this(densities, ground, area.crs(), area.boundary().getCentroid().getY(), DensityWish.USUAL);
    }

    private DensityLayer(Densities densities, Ground ground, Crs crs, double latitude, DensityWish wish) {
        this.densities = densities;
        this.ground = ground;
        this.crs = crs;
        this.latitude = latitude;
        this.wish = wish;
    }

    @Override
    public MapLayer with(UnaryOperator<@Nullable String> given) {
        return new DensityLayer(densities, ground, crs, latitude, DensityWish.read(given));
    }

    @Override
    public Set<String> parameters() {
        return DensityWish.PARAMETERS;
    }

    @Override
    public String asked() {
        return wish.asked();
    }

    @Override
    public String id() {
        return "density";
    }

    @Override
    public String layer() {
        return id();
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER);
    }

    @Override
    public boolean logged() {
        return true;
    }

    @Override
    public boolean tiled() {
        return true;
    }

    @Override
    public Map<String, String> tileFields() {
        return Map.of(
                "class", "1 (sparse) to 5 (dense)",
                "metres", "side of the square",
                "perWeek", "events per square kilometre and week, the most of the square",
                "n", "events within the bandwidth, the most of the square");
    }

    @Override
    public Optional<byte[]> tile(Viewer viewer, TileAddress address, LayerFilter filter) {
        return prepare(viewer, address, filter).map(Prepared::make);
    }

    @Override
    public Optional<Prepared> prepare(Viewer viewer, TileAddress address, LayerFilter filter) {
        var asked = densities.ask(viewer, filter, wish.bandwidth(), wish.cellMetres());
        var version = FORM + "-" + asked.version()
                + (wish.scale() == null ? "" : "-" + wish.scale().text());
        return Optional.of(new Prepared() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public byte[] make() {
                var density = asked.density();
                var grid = address.grid();
                var box = grid.crs().geometries().toGeometry(address.envelope());
                double groundPerMetre = grid.crs().equals(Crs.WEB_MERCATOR) ? Math.cos(Math.toRadians(latitude)) : 1;
                return DensityTile.cut(
                        density, scale(density), crs, address, ground.metric(grid.crs(), box), groundPerMetre);
            }
        });
    }

    private DensityScale scale(Density density) {
        var asked = wish.scale();
        return asked == null ? DensityScale.of(density.most()) : asked;
    }

    @Override
    public Optional<FeatureSource> features() {
        return Optional.of(this);
    }

    @Override
    public String titleSv() {
        return "Täthet";
    }

    @Override
    public String titleEn() {
        return "Density";
    }

    @Override
    public Shape shape() {
        return Shape.POLYGON;
    }

    @Override
    public Set<String> filters() {
        return FILTERS;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        var fields = new ArrayList<Field>();
        fields.add(
                new Field("class", Type.INTEGER, "Klass, 1 gles till 5 tät", "Class, 1 sparse to 5 dense", List.of()));
        fields.add(new Field("metres", Type.INTEGER, "Rutans sida (m)", "Side of the square (m)", List.of()));
        fields.add(
                new Field("count", Type.INTEGER, "Händelser inom bandbredden", "Events within bandwidth", List.of()));
        fields.add(new Field("perWeek", Type.NUMBER, "Per km² och vecka", "Per km² and week", List.of()));
        fields.add(new Field("density", Type.NUMBER, "Per km² under perioden", "Per km² in the period", List.of()));
        return fields;
    }

    @Override
    public long count(Viewer viewer, Question question) {
        return list(question).count(viewer, inside(question));
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        return list(question).page(viewer, inside(question), after, skip, limit);
    }

    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return list(Question.ALL).find(viewer, id);
    }

    private FeatureList list(Question question) {
        var window = Density.Window.of(box(question), wish.cellMetres());
        return new FeatureList(
                titleSv(),
                titleEn(),
                shape(),
                List.of(),
                null,
                ground,
                viewer -> rows(ask(viewer, question.filter()), window));
    }

    /** What nothing outside can be in, in the area's metric system; null where that is nowhere. */
    private @Nullable Envelope box(Question question) {
        var wanted = question.filter().bbox();
        if (wanted == null) {
            return question.box();
        }
        var metric = ground.metric(wanted).getEnvelopeInternal();
        return question.box() == null ? metric : metric.intersection(question.box());
    }

    private Density ask(Viewer viewer, LayerFilter filter) {
        return densities
                .ask(viewer, filter, wish.bandwidth(), wish.cellMetres())
                .density();
    }

    /** What was made of everything is looked at in the box. */
    private static Question inside(Question question) {
        var box = question.filter().bbox();
        var filter = new LayerFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), box, null);
        return new Question(filter, question.box(), question.condition());
    }

    private List<Row> rows(Density density, Density.Window window) {
        var scale = scale(density);
        var grid = new SquareGrid(wish.cellMetres());
        return density.classed(scale, window).stream()
                .map(square -> {
                    var values = new HashMap<String, @Nullable Object>();
                    values.put("class", scale.classOf(square.perWeek()));
                    values.put("metres", (int) wish.cellMetres());
                    values.put("count", square.n());
                    values.put("perWeek", DensityTile.rounded(square.perWeek()));
                    values.put("density", DensityTile.rounded(square.perWeek() * density.weeks()));
                    return new Row(
                            "%d_%d_%d".formatted(wish.bandwidth(), square.column(), square.row()),
                            grid.polygon(new SquareGrid.Cell(square.column(), square.row()), crs),
                            values);
                })
                .toList();
    }

    @Override
    public List<String> selection(LayerFilter filter, Locale locale) {
        return List.of(DensityWords.of(locale).bandwidth(wish.bandwidth()));
    }

    @Override
    public List<String> steps(Locale locale) {
        return DensityWords.of(locale).steps(wish.scale());
    }

    @Override
    public List<Table> tables(Viewer viewer, Question question, Locale locale) {
        var density = ask(viewer, question.filter());
        var window = Density.Window.of(question.box(), wish.cellMetres());
        var shown = density.peaks(scale(density), wish.apart(), ROWS_ON_PAPER, window);
        return List.of(DensityWords.of(locale).table(density, shown, new SquareGrid(wish.cellMetres())));
    }
}
