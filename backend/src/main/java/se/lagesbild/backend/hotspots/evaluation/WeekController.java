package se.lagesbild.backend.hotspots.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Disclosure;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** The lists of past weeks as they were, how they did, and what changed. */
@RestController
class WeekController {
    /** A list made later than this after its week holds what was reported late. */
    private static final Duration IN_TIME = Duration.ofDays(1);

    private final WeekLists lists;
    private final ReadLog readLog;
    private final Area area;

    WeekController(WeekLists lists, ReadLog readLog, Area area) {
        this.lists = lists;
        this.readLog = readLog;
        this.area = area;
    }

    /**
     * Rates are null where there were too few reports, or none.
     *
     * @param events in the week after; null under five where only sums are told
     * @param nothing part of the reports that squares by chance would have caught
     */
    record Grade(
            @Nullable Integer events,
            @Nullable Integer placesHit,
            int places,
            @Nullable Double hitRate,
            @Nullable Double plain,
            @Nullable Double nothing,
            @Nullable Double pai,
            @Nullable Double pei) {}

    /** @param added places that no place of the week before overlaps; null, like the other two, for the first record */
    record Week(
            String week,
            String period,
            String madeAt,
            boolean afterwards,
            boolean example,
            int places,
            @Nullable Integer added,
            @Nullable Integer steady,
            @Nullable Integer gone,
            @Nullable Grade grade) {}

    record Weeks(List<Week> weeks) {}

    @GetMapping("/api/hotspots/weeks")
    ResponseEntity<Weeks> weeks(Viewer viewer) {
        var all = lists.latest(viewer);
        readLog.read(viewer, "hotspots/weeks", "", all.size());
        var told = IntStream.range(0, all.size())
                .mapToObj(i -> week(viewer, all.get(i), before(all, i)))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(new Weeks(told));
    }

    @GetMapping("/api/hotspots/weeks/{week}")
    ResponseEntity<Map<String, Object>> week(Viewer viewer, @PathVariable String week) {
        var all = lists.latest(viewer);
        int at = IntStream.range(0, all.size())
                .filter(i -> all.get(i).week().equals(week))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("week", week.length() > 20 ? "?" : week));
        var list = all.get(at);
        var before = before(all, at);
        var shown = shown(viewer, list);
        readLog.read(viewer, "hotspots/weeks", "week=" + list.week(), shown.size());
        var answer = Features.collection(shown.stream()
                .map(place -> feature(viewer, list, place, before))
                .toList());
        answer.put("record", week(viewer, list, before));
        answer.put("parameters", WeekLists.parameters(list));
        answer.put("gone", before == null ? List.of() : gone(viewer, list, before));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }

    /** The record of the week just before, where there is one. */
    private static @Nullable WeekList before(List<WeekList> all, int at) {
        return at + 1 < all.size()
                        && all.get(at + 1).until().isBefore(all.get(at).until())
                ? all.get(at + 1)
                : null;
    }

    /** Whoever may only see sums gets no place that could be one person's report. */
    private static List<WeekList.Place> shown(Viewer viewer, WeekList list) {
        return list.places().stream()
                .filter(place -> viewer.seesAllObservations() || place.count() >= Disclosure.FEWEST)
                .toList();
    }

    private Week week(Viewer viewer, WeekList list, @Nullable WeekList before) {
        var now = shown(viewer, list);
        var then = before == null ? List.<WeekList.Place>of() : shown(viewer, before);
        int steady = (int) now.stream().filter(place -> in(place, then)).count();
        int gone = (int) then.stream().filter(place -> !in(place, now)).count();
        return new Week(
                list.week(),
                local(list.from()) + "/" + local(list.until()),
                local(list.madeAt()),
                list.madeAt().isAfter(list.until().plus(IN_TIME)),
                list.example(),
                now.size(),
                before == null ? null : now.size() - steady,
                before == null ? null : steady,
                before == null ? null : gone,
                grade(viewer, list));
    }

    private static @Nullable Grade grade(Viewer viewer, WeekList list) {
        var grade = list.grade();
        if (grade == null) {
            return null;
        }
        boolean exact = viewer.seesAllObservations();
        boolean few = grade.events() < Contest.FEWEST_EVENTS || list.squares() == 0;
        double hitRate = (double) grade.caught() / grade.events();
        return new Grade(
                exact ? Integer.valueOf(grade.events()) : Disclosure.atLeast(grade.events()),
                exact || !few ? Integer.valueOf(grade.placesHit()) : null,
                shown(viewer, list).size(),
                few ? null : rounded(hitRate),
                few ? null : rounded(grade.plain() / grade.events()),
                few ? null : rounded(list.share()),
                few ? null : rounded(hitRate / list.share()),
                few ? null : rounded(grade.caught() / grade.best()));
    }

    private static boolean in(WeekList.Place place, List<WeekList.Place> others) {
        return others.stream().anyMatch(place::overlaps);
    }

    private Map<String, Object> feature(Viewer viewer, WeekList list, WeekList.Place place, @Nullable WeekList before) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("rank", place.rank());
        properties.put("name", place.name());
        properties.put("count", viewer.seesAllObservations() ? place.count() : Disclosure.atLeast(place.count()));
        properties.put("confidence", place.confidence());
        properties.put("change", before == null ? null : in(place, shown(viewer, before)) ? "STEADY" : "NEW");
        properties.put("example", list.example());
        properties.put("centre", centre(place));
        return Features.feature(
                list.week() + "-" + place.rank(), Crs.WGS_84.from(area.crs(), withSrid(place)), properties);
    }

    private List<Map<String, Object>> gone(Viewer viewer, WeekList list, WeekList before) {
        return shown(viewer, before).stream()
                .filter(place -> !in(place, shown(viewer, list)))
                .map(place ->
                        Map.<String, Object>of("rank", place.rank(), "name", place.name(), "centre", centre(place)))
                .toList();
    }

    private org.locationtech.jts.geom.Geometry withSrid(WeekList.Place place) {
        var copy = place.area().copy();
        copy.setSRID(area.crs().srid());
        return copy;
    }

    private List<Double> centre(WeekList.Place place) {
        var middle = place.area().getCentroid();
        var at = Crs.WGS_84.from(area.crs(), middle.getX(), middle.getY());
        return List.of(Math.round(at.getX() * 1e6) / 1e6, Math.round(at.getY() * 1e6) / 1e6);
    }

    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
    }

    private String local(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(area.timeZone()));
    }
}
