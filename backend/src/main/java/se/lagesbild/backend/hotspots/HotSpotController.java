package se.lagesbild.backend.hotspots;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Ranked places over HTTP, as GeoJSON. */
@RestController
class HotSpotController {
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
    private static final int CATEGORIES_SHOWN = 5;

    private final RankingAsked asking;
    private final Categories categories;
    private final Exposures exposures;
    private final ReadLog readLog;
    private final ZoneId zone;
    private final Crs crs;

    HotSpotController(RankingAsked asking, Categories categories, Exposures exposures, ReadLog readLog, Area area) {
        this.asking = asking;
        this.categories = categories;
        this.exposures = exposures;
        this.readLog = readLog;
        this.zone = area.timeZone();
        this.crs = area.crs();
    }

    @GetMapping("/api/hotspots")
    ResponseEntity<Map<String, Object>> ranked(
            Viewer viewer,
            LayerFilter asked,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(defaultValue = "count") String measure,
            @RequestParam(defaultValue = "8") int limit) {
        var filter = asking.filter(viewer, asked, datetime);
        var ranking = asking.of(viewer, asked, datetime, compare, measure, limit);
        readLog.read(viewer, "hotspots", filter.canonical(), ranking.spots().size());
        var exposure = exposures.of(viewer, filter, ranking);
        var answer = Features.collection(ranking.spots().stream()
                .map(spot -> feature(viewer, spot, exposure.get(spot.id())))
                .toList());
        answer.put("method", method(ranking));
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }

    private Map<String, Object> method(HotSpots.Ranking ranking) {
        var method = new LinkedHashMap<String, Object>();
        method.put(
                "text",
                "Rutor på %s m i %s; Getis-Ord Gi* mot de åtta grannrutorna, p justerat för att många rutor prövas (Benjamini-Hochberg, 5 %%). Jämförs bara med rutor där något någonsin rapporterats och deras grannar (%d rutor). Lugna besök räknas inte. Lägen som är sämre kända än %s m bildar ingen plats; sämre kända än %s m sprids över de rutor där de kan ligga."
                        .formatted(
                                Math.round(ranking.cellMetres()),
                                crs.code(),
                                ranking.cells(),
                                Math.round(ranking.cellMetres()),
                                Math.round(ranking.cellMetres() / 4)));
        method.put("statistic", "Getis-Ord Gi*");
        method.put("cellMetres", ranking.cellMetres());
        method.put("cells", ranking.cells());
        method.put("fdr", SpotRanking.LEVEL);
        method.put("period", interval(ranking.period()));
        method.put("compare", interval(ranking.comparedWith()));
        method.put("measure", ranking.measure().name().toLowerCase(java.util.Locale.ROOT));
        method.put("counted", ranking.counted());
        method.put("leftOut", ranking.withoutPosition());
        method.put("inaccurate", ranking.inaccurate());
        return method;
    }

    private Map<String, Object> feature(Viewer viewer, HotSpots.Spot spot, @Nullable Exposure exposure) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", spot.id());
        properties.put("rank", spot.rank());
        properties.put("name", spot.name());
        properties.put("streets", spot.streets());
        properties.put(
                "stretches",
                spot.stretches().stream()
                        .map(one -> new Stretch(
                                one.street(),
                                viewer.seesAllObservations() ? one.n() : null,
                                10 * Math.round(one.metres() / 10),
                                one.between()))
                        .toList());
        properties.put("count", spot.count());
        properties.put("harm", spot.harm());
        properties.put("expected", round(spot.expected(), 1));
        properties.put("z", round(spot.z(), 2));
        properties.put("pAdjusted", spot.pAdjusted());
        properties.put("trend", trend(spot.trend()));
        properties.put("yearBefore", spot.yearBefore() == null ? null : trend(spot.yearBefore()));
        properties.put("confidence", spot.confidence());
        properties.put("topCategories", topCategories(spot));
        properties.put("sources", spot.sources());
        properties.put("firstAt", local(spot.firstAt()));
        properties.put("lastAt", local(spot.lastAt()));
        properties.put("weekdayHour", hours(spot.weekdayHour()));
        properties.put("timeSpans", spot.timeSpans());
        properties.put("bestWindows", spot.bestWindows());
        properties.put("example", spot.example());
        var centre = Crs.WGS_84.from(
                crs, spot.area().getCentroid().getX(), spot.area().getCentroid().getY());
        properties.put("centre", List.of(round(centre.getX(), 6), round(centre.getY(), 6)));
        properties.put("exposure", exposure == null ? null : exposure.view());
        properties.put("sentence", spot.sentence());
        return Features.feature(spot.id(), Crs.WGS_84.from(crs, spot.area()), properties);
    }

    private static Map<String, @Nullable Object> trend(HotSpots.Trend told) {
        var trend = new LinkedHashMap<String, @Nullable Object>();
        trend.put("before", told.before());
        trend.put("now", told.now());
        trend.put("z", told.z());
        trend.put("p", told.p());
        trend.put("verdict", told.verdict());
        return trend;
    }

    private List<Map<String, Object>> topCategories(HotSpots.Spot spot) {
        var top = new ArrayList<Map<String, Object>>();
        spot.categories().entrySet().stream().limit(CATEGORIES_SHOWN).forEach(entry -> {
            var category = categories.find(entry.getKey());
            var one = new LinkedHashMap<String, Object>();
            one.put("code", entry.getKey());
            one.put("nameSv", category.map(Categories.Category::nameSv).orElse(entry.getKey()));
            one.put("nameEn", category.map(Categories.Category::nameEn).orElse(entry.getKey()));
            one.put("n", entry.getValue());
            top.add(one);
        });
        return top;
    }

    /** @param n null for those who may only see sums */
    private record Stretch(String street, @Nullable Integer n, long metres, List<String> between) {}

    /** Whole numbers stay whole; parts of reports have two decimals. */
    private static List<List<Number>> hours(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(day -> Arrays.stream(day)
                        .mapToObj(n -> {
                            double rounded = round(n, 2);
                            return (Number) (rounded == Math.rint(rounded) ? (Number) (int) rounded : (Number) rounded);
                        })
                        .toList())
                .toList();
    }

    private String interval(FilterReader.Period period) {
        return local(period.from()) + "/" + local(period.until());
    }

    private @Nullable String local(@Nullable Instant instant) {
        return instant == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    private static double round(double value, int decimals) {
        double factor = Math.pow(10, decimals);
        return Math.round(value * factor) / factor;
    }
}
