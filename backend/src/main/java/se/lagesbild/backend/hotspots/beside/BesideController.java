package se.lagesbild.backend.hotspots.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.hotspots.RankingAsked;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/** Rankings beside each other, over HTTP. */
@RestController
class BesideController {
    private static final Set<String> TRAFFIC = Set.of("TRAFFIC");
    private static final Set<String> DISORDER = Set.of("PUBLIC_SPACE", "PORT");
    private static final int OF_EACH_GROUP = 3;

    private final RankingAsked ranking;
    private final Groups groups;
    private final ReadLog readLog;
    private final Crs crs;

    BesideController(RankingAsked ranking, Groups groups, ReadLog readLog, Area area) {
        this.ranking = ranking;
        this.groups = groups;
        this.readLog = readLog;
        this.crs = area.crs();
    }

    /** @param geometry WGS 84 */
    record SpotView(
            String id,
            int rank,
            String name,
            int count,
            int harm,
            HotSpots.Confidence confidence,
            String sentence,
            boolean example,
            JsonNode geometry) {}

    record ListView(String titleSv, String titleEn, int counted, List<SpotView> spots) {}

    /** Ids of a place on the first list and of the same on the second. */
    record PairView(String first, String second) {}

    /** @param percent of the first list's reports that lie in places on both; null below 20 reports */
    record OverlapView(
            String by,
            ListView first,
            ListView second,
            List<PairView> pairs,
            int shared,
            int reports,
            @Nullable Integer percent,
            String sentence,
            String sentenceSv,
            String sentenceEn,
            @Nullable String source) {}

    record GroupView(String code, String nameSv, String nameEn, int counted, List<SpotView> spots) {}

    record GroupsView(String by, List<GroupView> groups) {}

    @GetMapping("/api/hotspots/overlap")
    ResponseEntity<OverlapView> overlap(
            Viewer viewer,
            Locale locale,
            LayerFilter asked,
            @RequestParam(defaultValue = "measure") String by,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(defaultValue = "count") String measure,
            @RequestParam(defaultValue = "8") int limit) {
        boolean traffic = switch (by) {
            case "measure" -> false;
            case "traffic" -> true;
            default -> throw Problem.badQuery("by", "not-one-of", by, "measure, traffic");
        };
        UnaryOperator<LayerFilter> one =
                traffic ? filter -> Groups.withSettings(filter, TRAFFIC) : UnaryOperator.identity();
        UnaryOperator<LayerFilter> two =
                traffic ? filter -> Groups.withSettings(filter, DISORDER) : UnaryOperator.identity();
        var first = ranking.of(viewer, one.apply(asked), datetime, compare, traffic ? measure : "count", limit);
        var second = ranking.of(viewer, two.apply(asked), datetime, compare, traffic ? measure : "harm", limit);
        var both = Overlap.of(first.spots(), second.spots());
        readLog.read(
                viewer,
                "hotspots/overlap",
                asked.canonical() + "&by=" + by,
                (long) first.spots().size() + second.spots().size());
        var swedish = traffic ? OverlapWords.trafficSv(both) : OverlapWords.measureSv(both);
        var english = traffic ? OverlapWords.trafficEn(both) : OverlapWords.measureEn(both);
        return answer(new OverlapView(
                by,
                list(traffic ? "Trafik" : "Efter antal", traffic ? "Traffic" : "By number", first),
                list(traffic ? "Ordning" : "Efter tyngd", traffic ? "Disorder" : "By weight", second),
                both.pairs().stream()
                        .map(pair ->
                                new PairView(pair.first().id(), pair.second().id()))
                        .toList(),
                both.shared(),
                both.firstReports(),
                both.percent(),
                locale.getLanguage().equals("en") ? english : swedish,
                swedish,
                english,
                traffic ? "DDACTS (Data-Driven Approaches to Crime and Traffic Safety), NHTSA" : null));
    }

    /** The first three places of every setting, group of categories or focus area. */
    @GetMapping("/api/hotspots/groups")
    ResponseEntity<GroupsView> groups(
            Viewer viewer,
            LayerFilter asked,
            @RequestParam String by,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(defaultValue = "count") String measure) {
        var views = new ArrayList<GroupView>();
        long told = 0;
        for (var group : groups.of(by)) {
            var filter = group.within(asked);
            if (filter == null) {
                continue;
            }
            var ranked = ranking.of(viewer, filter, datetime, compare, measure, OF_EACH_GROUP);
            told += ranked.spots().size();
            views.add(new GroupView(
                    group.code(),
                    group.nameSv(),
                    group.nameEn(),
                    ranked.counted(),
                    ranked.spots().stream().map(this::spot).toList()));
        }
        readLog.read(viewer, "hotspots/groups", asked.canonical() + "&by=" + by, told);
        return answer(new GroupsView(by, views));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    private ListView list(String titleSv, String titleEn, HotSpots.Ranking ranked) {
        return new ListView(
                titleSv,
                titleEn,
                ranked.counted(),
                ranked.spots().stream().map(this::spot).toList());
    }

    private SpotView spot(HotSpots.Spot spot) {
        return new SpotView(
                spot.id(),
                spot.rank(),
                spot.name(),
                spot.count(),
                spot.harm(),
                spot.confidence(),
                spot.sentence(),
                spot.example(),
                GeoJson.write(Crs.WGS_84.from(crs, spot.area())));
    }
}
