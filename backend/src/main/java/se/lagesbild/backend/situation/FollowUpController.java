package se.lagesbild.backend.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.Disclosure;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.stats.ControlledChange;
import se.lagesbild.gis.stats.ControlledChange.Verdict;
import se.lagesbild.gis.stats.Displacement.Change;

/** Before and after, for a place and a period. */
@RestController
class FollowUpController {
    private final FollowUp followUp;
    private final ReadLog readLog;
    private final Crs crs;

    FollowUpController(FollowUp followUp, ReadLog readLog, Area area) {
        this.followUp = followUp;
        this.readLog = readLog;
        this.crs = area.crs();
    }

    record PlaceView(String id, String name, @Nullable String reason, boolean example) {}

    /** Days, all included. */
    record TimeView(LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo, long days) {}

    /** Null for "fewer than five" that may not be told. */
    record Counted(@Nullable Integer before, @Nullable Integer after) {}

    record Ratio(
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double p) {}

    /**
     * @param expected after, had the place followed the comparison places
     * @param difference after less expected, with its 95 % band
     */
    record Beside(
            Verdict verdict,
            Ratio ratio,
            @Nullable Double expected,
            @Nullable Double difference,
            @Nullable Double differenceLow,
            @Nullable Double differenceHigh,
            @Nullable Double dispersion) {}

    record Moved(
            @Nullable Double wdq,
            @Nullable String reading,
            @Nullable Double wdd,
            @Nullable Double wddSe) {}

    /** @param matched as many reports in the time they were matched on; null where it may not be told */
    record Like(
            int number,
            @Nullable Integer matched,
            @Nullable Integer before,
            @Nullable Integer after) {}

    /**
     * @param from first day that they were matched on, {@code to} the last
     * @param beforeThat false where there were no reports before the time before: then they were matched on that one
     */
    record Matched(
            LocalDate from,
            LocalDate to,
            boolean beforeThat,
            @Nullable String setting,
            @Nullable Integer own,
            List<Like> places) {}

    /**
     * @param rounded true where counts are rounded down to fives, what is under five is missing, and ratios and weeks are not told
     * @param weeks null where only sums may be told
     * @param areas GeoJSON: the place, its ring and the comparison places, told apart by {@code kind}
     */
    record Answer(
            PlaceView place,
            TimeView time,
            int ringMetres,
            boolean rounded,
            boolean example,
            Counted counts,
            Counted comparison,
            Counted ring,
            Ratio rate,
            Beside change,
            Beside ringChange,
            @Nullable Moved moved,
            Matched matched,
            @Nullable List<FollowUp.WeekRow> weeks,
            FollowUp.Dose doseBefore,
            FollowUp.Dose doseAfter,
            List<FollowUp.DoseWeek> doseWeeks,
            Map<String, Object> areas,
            String sentence,
            String sentenceSv,
            String sentenceEn) {}

    @GetMapping("/api/follow-up")
    ResponseEntity<Answer> followUp(
            Viewer viewer,
            @RequestParam @Nullable String place,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String ring,
            Locale locale) {
        var asked = FollowUpAsked.read(place, from, to, ring, followUp.today());
        var found = followUp.of(viewer, asked);
        readLog.read(viewer, "follow-up", asked.canonical(), (int)
                (found.own().before() + found.own().after()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(answer(viewer, asked, found, locale.getLanguage().equals("en")));
    }

    private Answer answer(Viewer viewer, FollowUpAsked asked, FollowUp.Found found, boolean english) {
        boolean exact = viewer.seesAllObservations();
        var counts = told(exact, found.own());
        var comparison = told(exact, found.all());
        var ring = told(exact, found.around());
        var change = beside(exact, found.change(), counts, comparison);
        var around = beside(exact, found.aroundChange(), ring, comparison);
        var facts = new FollowUpWords.Facts(
                found.place().name(),
                asked.days(),
                counts.before(),
                counts.after(),
                found.comparison().size(),
                comparison.before(),
                comparison.after(),
                change.expected(),
                change.verdict(),
                around.verdict(),
                asked.ringMetres(),
                !exact);
        var swedish = FollowUpWords.swedish(facts);
        var inEnglish = FollowUpWords.english(facts);
        var rate = found.rate();
        return new Answer(
                new PlaceView(
                        found.place().id().toString(),
                        found.place().name(),
                        found.place().reason(),
                        found.place().example()),
                new TimeView(
                        asked.from(),
                        asked.to(),
                        asked.beforeFrom(),
                        asked.from().minusDays(1),
                        asked.days()),
                asked.ringMetres(),
                !exact,
                found.example(),
                counts,
                comparison,
                ring,
                exact
                        ? new Ratio(
                                finite(rate.rateRatio()),
                                finite(rate.rrLow()),
                                finite(rate.rrHigh()),
                                rate.pExactDoubled())
                        : new Ratio(null, null, null, null),
                change,
                around,
                moved(exact, found),
                matched(exact, found),
                exact ? found.weeks() : null,
                found.doseBefore(),
                found.doseAfter(),
                found.doseWeeks(),
                areas(found),
                english ? inEnglish : swedish,
                swedish,
                inEnglish);
    }

    private static Counted told(boolean exact, Change change) {
        int before = Math.toIntExact(change.before());
        int after = Math.toIntExact(change.after());
        return exact ? new Counted(before, after) : new Counted(Disclosure.atLeast(before), Disclosure.atLeast(after));
    }

    /** A ratio of two counts tells them both: who may not know them hears the verdict alone, and none where one of them is not told. */
    private static Beside beside(boolean exact, ControlledChange.Result change, Counted own, Counted others) {
        if (exact) {
            return new Beside(
                    change.verdict(),
                    new Ratio(finite(change.ratio()), finite(change.low()), finite(change.high()), change.p()),
                    finite(change.expected()),
                    finite(change.difference()),
                    finite(change.differenceLow()),
                    finite(change.differenceHigh()),
                    change.dispersion());
        }
        boolean hidden =
                own.before() == null || own.after() == null || others.before() == null || others.after() == null;
        var verdict = hidden && change.verdict() != Verdict.NO_COMPARISON ? Verdict.TOO_FEW : change.verdict();
        return new Beside(verdict, new Ratio(null, null, null, null), null, null, null, null, null);
    }

    private static @Nullable Moved moved(boolean exact, FollowUp.Found found) {
        var moved = found.moved();
        if (moved == null || !exact) {
            return null;
        }
        return new Moved(finite(moved.wdq()), moved.reading().name(), (double) moved.wdd(), finite(moved.wddSe()));
    }

    private static Matched matched(boolean exact, FollowUp.Found found) {
        var places = new ArrayList<Like>();
        for (var one : found.comparison()) {
            var counts = told(exact, one.change());
            places.add(new Like(
                    places.size() + 1,
                    exact ? Integer.valueOf(one.matched()) : Disclosure.atLeast(one.matched()),
                    counts.before(),
                    counts.after()));
        }
        return new Matched(
                found.matchedFrom(),
                found.matchedUntil().minusDays(1),
                found.matchedBefore(),
                found.setting(),
                exact ? Integer.valueOf(found.matched()) : Disclosure.atLeast(found.matched()),
                places);
    }

    private Map<String, Object> areas(FollowUp.Found found) {
        var features = new ArrayList<Map<String, Object>>();
        features.add(feature("place", "place", found.place().area(), 0));
        features.add(feature("ring", "ring", found.ring(), 0));
        for (var one : found.comparison()) {
            int number = features.size() - 1;
            features.add(feature("comparison-" + number, "comparison", one.area(), number));
        }
        return Features.collection(features);
    }

    private Map<String, Object> feature(String id, String kind, Geometry area, int number) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("kind", kind);
        properties.put("number", number);
        return Features.feature(id, Crs.WGS_84.from(crs, area), properties);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
