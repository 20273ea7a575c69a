package se.lagesbild.backend.hotspots;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.Disclosure;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** What lies in an area that somebody marked. */
@RestController
class SelectionController {
    private static final int CATEGORIES_SHOWN = 5;

    private final SelectionSummary summary;
    private final FilterReader filters;
    private final Categories categories;
    private final ReadLog readLog;
    private final Area area;
    private final ZoneId zone;

    SelectionController(
            SelectionSummary summary, FilterReader filters, Categories categories, ReadLog readLog, Area area) {
        this.summary = summary;
        this.filters = filters;
        this.categories = categories;
        this.readLog = readLog;
        this.area = area;
        this.zone = area.timeZone();
    }

    record NamedCount(String code, String nameSv, String nameEn, int n) {}

    record WeekCount(String week, int n) {}

    record Compared(
            @Nullable Integer before,
            @Nullable Integer now,
            @Nullable Double rateRatio,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double p,
            SelectionTrend.Verdict verdict,
            @Nullable String comparePeriod) {}

    /**
     * @param n null where it is under five and may not be told
     * @param rounded true where counts are rounded down to fives, and what is under five is missing
     * @param weekdayHour null, like {@code byWeek} and {@code perDay}, where only sums may be told
     */
    record Answer(
            @Nullable Integer n,
            boolean rounded,
            @Nullable Integer quiet,
            boolean example,
            @Nullable Long areaSquareMetres,
            @Nullable Double perDay,
            @Nullable String period,
            List<NamedCount> topCategories,
            Map<String, Integer> bySetting,
            Map<String, Integer> bySource,
            int @Nullable [][] weekdayHour,
            @Nullable List<WeekCount> byWeek,
            Compared trend,
            String sentence,
            String sentenceSv,
            String sentenceEn) {}

    @PostMapping("/api/observations/summary")
    ResponseEntity<Answer> summary(Viewer viewer, @RequestBody JsonNode body, Locale locale) {
        var asked = SelectionAsked.read(body, filters, area);
        var found = summary.of(viewer, asked);
        readLog.read(
                viewer, "observations/summary", asked.canonical(), found.sums().total());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(answer(viewer, asked, found, locale.getLanguage().equals("en")));
    }

    private Answer answer(Viewer viewer, SelectionAsked asked, SelectionSummary.Summary found, boolean english) {
        boolean exact = viewer.seesAllObservations();
        var sums = found.sums();
        var n = exact ? Integer.valueOf(sums.total()) : Disclosure.atLeast(sums.total());
        var trend = exact
                ? found.trend()
                : found.trend()
                        .coarse(
                                Disclosure.atLeast(before(found.trend())),
                                Disclosure.atLeast(sums.total() - sums.quiet()));
        var byCategory = told(exact, sums.categories());
        var kinds = troubling(byCategory);
        int quiet = exact ? sums.quiet() : 0;
        boolean drawn = asked.within() != null;
        var swedish = SelectionSentence.swedish(new SelectionSentence.Facts(
                n,
                !exact,
                drawn,
                quiet,
                found.days(),
                kinds.stream().map(NamedCount::nameSv).toList(),
                trend));
        var inEnglish = SelectionSentence.english(new SelectionSentence.Facts(
                n,
                !exact,
                drawn,
                quiet,
                found.days(),
                kinds.stream().map(NamedCount::nameEn).toList(),
                trend));
        return new Answer(
                n,
                !exact,
                exact ? sums.quiet() : null,
                sums.total() > 0 && sums.examples() == sums.total(),
                asked.within() == null ? null : Math.round(asked.within().getArea()),
                exact && found.days() > 0 ? sums.total() / found.days() : null,
                interval(found.period()),
                named(byCategory).stream().limit(CATEGORIES_SHOWN).toList(),
                told(exact, sums.settings()),
                told(exact, sums.sources()),
                exact ? sums.weekdayHour() : null,
                exact
                        ? sums.weeks().entrySet().stream()
                                .map(e -> new WeekCount(e.getKey(), e.getValue()))
                                .toList()
                        : null,
                new Compared(
                        trend.before(),
                        trend.now(),
                        trend.rateRatio(),
                        trend.low(),
                        trend.high(),
                        trend.p(),
                        trend.verdict(),
                        interval(found.compared())),
                english ? inEnglish : swedish,
                swedish,
                inEnglish);
    }

    private static int before(SelectionTrend trend) {
        return trend.before() == null ? 0 : trend.before();
    }

    private static Map<String, Integer> told(boolean exact, Map<String, Integer> counts) {
        return exact ? counts : Disclosure.atLeast(counts);
    }

    private List<NamedCount> troubling(Map<String, Integer> byCategory) {
        Set<String> quiet = categories.list().stream()
                .filter(category -> category.planningWeight() == 0)
                .map(Categories.Category::code)
                .collect(Collectors.toSet());
        return named(byCategory).stream()
                .filter(one -> !quiet.contains(one.code()))
                .limit(2)
                .toList();
    }

    private List<NamedCount> named(Map<String, Integer> byCategory) {
        var all = new LinkedHashMap<String, NamedCount>();
        byCategory.forEach((code, n) -> {
            var category = categories.find(code);
            all.put(
                    code,
                    new NamedCount(
                            code,
                            category.map(Categories.Category::nameSv).orElse(code),
                            category.map(Categories.Category::nameEn).orElse(code),
                            n));
        });
        return List.copyOf(all.values());
    }

    private @Nullable String interval(FilterReader.@Nullable Period period) {
        return period == null ? null : local(period.from()) + "/" + local(period.until());
    }

    private String local(@Nullable Instant instant) {
        return instant == null ? ".." : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
