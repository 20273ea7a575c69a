package se.lagesbild.backend.hotspots;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.observations.ObservationCounts;

/** Ranked places as a map layer: the ranking of the list, by number of reports, under the same selection. */
@Component
class HotSpotLayer implements MapLayer, FeatureSource {
    /** As many as the list shows when nobody asks for another number. */
    private static final int SPOTS = 8;

    private static final Set<String> FILTERS = Set.of("category", "setting", "source", "focus", "hours", "status");

    private static final List<Field> FIELDS = List.of(
            new Field("rank", Type.INTEGER, "Rang", "Rank", List.of()),
            new Field("name", Type.TEXT, "Plats", "Place", List.of()),
            new Field("streets", Type.TEXT, "Gator", "Streets", List.of()),
            new Field("count", Type.INTEGER, "Antal", "Count", List.of()),
            new Field("harm", Type.INTEGER, "Vägt antal", "Weighted count", List.of()),
            new Field("expected", Type.NUMBER, "Väntat antal", "Expected count", List.of()),
            new Field("z", Type.NUMBER, "z (Gi*)", "z (Gi*)", List.of()),
            new Field("pAdjusted", Type.NUMBER, "Justerat p", "Adjusted p", List.of()),
            new Field("before", Type.INTEGER, "Antal före", "Count before", List.of()),
            new Field("confidence", Type.TEXT, "Säkerhet", "Confidence", List.of("STRONG", "WEAK", "TOO_FEW")),
            new Field(
                    "verdict", Type.TEXT, "Förändring", "Change", List.of("UP", "DOWN", "SAME", "TOO_FEW", "NO_DATA")),
            new Field("sentence", Type.TEXT, "Varför", "Why", List.of()),
            new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()));

    private final HotSpots hotSpots;
    private final ObservationCounts counts;
    private final Ground ground;

    HotSpotLayer(HotSpots hotSpots, ObservationCounts counts, Ground ground) {
        this.hotSpots = hotSpots;
        this.counts = counts;
        this.ground = ground;
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
    public List<Field> fields(Viewer viewer) {
        return FIELDS;
    }

    @Override
    public Set<String> filters() {
        return FILTERS;
    }

    @Override
    public long count(Viewer viewer, Question question) {
        return ranked(question.filter()).count(viewer, question);
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        return ranked(question.filter()).page(viewer, question, after, skip, limit);
    }

    /** Of the last four weeks: a place's id says nothing of a period. */
    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return ranked(LayerFilter.ALL).find(viewer, id);
    }

    private FeatureList ranked(LayerFilter filter) {
        return new FeatureList(
                titleSv(), titleEn(), Shape.ANY, FIELDS, null, ground, viewer -> rows(viewer, everywhere(filter)));
    }

    /** A box chooses among the places of the ranking; it does not rank anew. */
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
                filter.text());
    }

    /** An open period begins with the first report; none at all is the last four weeks, as in the list. */
    private List<Row> rows(Viewer viewer, LayerFilter asked) {
        var filter = asked.from() == null && asked.until() != null
                ? asked.during(
                        counts.firstPlacedAt(viewer)
                                .filter(first -> first.isBefore(asked.until()))
                                .orElse(null),
                        asked.until())
                : asked;
        Period compare = null;
        return hotSpots.rank(viewer, filter, compare, HotSpots.Measure.COUNT, SPOTS).spots().stream()
                .map(spot -> new Row(spot.id(), spot.area(), values(spot)))
                .toList();
    }

    private static Map<String, @Nullable Object> values(HotSpots.Spot spot) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("rank", spot.rank());
        values.put("name", spot.name());
        values.put("streets", String.join(", ", spot.streets()));
        values.put("count", spot.count());
        values.put("harm", spot.harm());
        values.put("expected", Math.round(spot.expected() * 10) / 10.0);
        values.put("z", Math.round(spot.z() * 100) / 100.0);
        values.put("pAdjusted", spot.pAdjusted());
        values.put("before", spot.trend().before());
        values.put("confidence", spot.confidence().name());
        values.put("verdict", spot.trend().verdict().name());
        values.put("sentence", spot.sentence());
        values.put("example", spot.example());
        return values;
    }
}
