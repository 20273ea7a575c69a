package se.lagesbild.backend.hotspots;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.observations.ObservationCounts;

/** The ranked places as a layer: of the period asked for, or of the last four weeks; as many and by the measure that the address names. */
@Component
class HotSpotLayer implements MapLayer, FeatureSource {
    private static final Set<String> FILTERS = Set.of("category", "setting", "source", "focus", "hours", "status");

    private final HotSpots hotSpots;
    private final ObservationCounts counts;
    private final Ground ground;
    private final SpotWish wish;

    @Autowired
    HotSpotLayer(HotSpots hotSpots, ObservationCounts counts, Ground ground) {
        this(hotSpots, counts, ground, SpotWish.USUAL);
    }

    private HotSpotLayer(HotSpots hotSpots, ObservationCounts counts, Ground ground, SpotWish wish) {
        this.hotSpots = hotSpots;
        this.counts = counts;
        this.ground = ground;
        this.wish = wish;
    }

    @Override
    public MapLayer with(UnaryOperator<@Nullable String> given) {
        return new HotSpotLayer(hotSpots, counts, ground, SpotWish.read(given));
    }

    @Override
    public Set<String> parameters() {
        return SpotWish.PARAMETERS;
    }

    @Override
    public String asked() {
        return wish.asked();
    }

    @Override
    public String strength() {
        return wish.measure() == HotSpots.Measure.HARM ? "harm" : "count";
    }

    @Override
    public String id() {
        return "hotspots";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.POLICE);
    }

    @Override
    public boolean logged() {
        return true;
    }

    @Override
    public Optional<FeatureSource> features() {
        return Optional.of(this);
    }

    @Override
    public String titleSv() {
        return "Brännpunkter";
    }

    @Override
    public String titleEn() {
        return "Hot spots";
    }

    @Override
    public Shape shape() {
        return Shape.ANY;
    }

    @Override
    public Set<String> filters() {
        return FILTERS;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return List.of(
                new Field("rank", Type.INTEGER, "Rang", "Rank", List.of()),
                new Field("name", Type.TEXT, "Plats", "Place", List.of()),
                new Field("count", Type.INTEGER, "Antal", "Count", List.of()),
                new Field("harm", Type.INTEGER, "Antal gånger vikt", "Count times weight", List.of()),
                new Field("expected", Type.NUMBER, "Väntat antal", "Expected count", List.of()),
                new Field("z", Type.NUMBER, "Gi* (standardavvikelser)", "Gi* (standard deviations)", List.of()),
                new Field("pAdjusted", Type.NUMBER, "p, justerat", "p, adjusted", List.of()),
                new Field("confidence", Type.TEXT, "Säkerhet", "Confidence", List.of("STRONG", "WEAK", "TOO_FEW")),
                new Field("firstAt", Type.TIME, "Första händelsen", "First at", List.of()),
                new Field("lastAt", Type.TIME, "Senaste händelsen", "Last at", List.of()),
                new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()),
                new Field("sentence", Type.TEXT, "Varför", "Why (Swedish)", List.of()));
    }

    @Override
    public long count(Viewer viewer, Question question) {
        return list(question).count(viewer, asked(question));
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        return list(question).page(viewer, asked(question), after, skip, limit);
    }

    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return list(Question.ALL).find(viewer, id);
    }

    /** The box is looked for among the places that were ranked: it does not change what they are compared with. */
    private FeatureList list(Question question) {
        var filter = question.filter();
        return new FeatureList(
                titleSv(), titleEn(), shape(), List.of(), null, ground, viewer -> rows(viewer, everywhere(filter)));
    }

    private static LayerFilter everywhere(LayerFilter filter) {
        return new LayerFilter(
                filter.from(),
                filter.until(),
                filter.categories(),
                filter.settings(),
                filter.sources(),
                filter.focus(),
                filter.hours(),
                filter.statuses(),
                null,
                null);
    }

    private static Question asked(Question question) {
        var box = question.filter().bbox();
        var filter = new LayerFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), box, null);
        return new Question(filter, question.box(), question.condition());
    }

    private List<Row> rows(Viewer viewer, LayerFilter filter) {
        var until = filter.until();
        var from = filter.from() == null && (until != null || wish.sinceFirst())
                ? counts.firstPlacedAt(viewer)
                        .filter(first -> until == null || first.isBefore(until))
                        .orElse(null)
                : filter.from();
        return hotSpots.rank(viewer, filter.during(from, until), null, wish.measure(), wish.most()).spots().stream()
                .map(HotSpotLayer::row)
                .toList();
    }

    private static Row row(HotSpots.Spot spot) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("rank", spot.rank());
        values.put("name", spot.name());
        values.put("count", spot.count());
        values.put("harm", spot.harm());
        values.put("expected", spot.expected());
        values.put("z", spot.z());
        values.put("pAdjusted", spot.pAdjusted());
        values.put("confidence", spot.confidence().name());
        values.put("firstAt", spot.firstAt());
        values.put("lastAt", spot.lastAt());
        values.put("example", spot.example());
        values.put("sentence", spot.sentence());
        return new Row(spot.id(), spot.area(), values);
    }
}
