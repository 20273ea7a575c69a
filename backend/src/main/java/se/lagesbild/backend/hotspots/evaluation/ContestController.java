package se.lagesbild.backend.hotspots.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Disclosure;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.stats.PlaceBootstrap.Band;

/** The contest of methods over HTTP. Sums alone: no position and no square leaves it. */
@RestController
class ContestController {
    private final Contests contests;
    private final FilterReader filters;
    private final Categories categories;
    private final ObservationCounts counts;
    private final ReadLog readLog;
    private final Clock clock;
    private final Area area;

    ContestController(
            Contests contests,
            FilterReader filters,
            Categories categories,
            ObservationCounts counts,
            ReadLog readLog,
            Clock clock,
            Area area) {
        this.contests = contests;
        this.filters = filters;
        this.categories = categories;
        this.counts = counts;
        this.readLog = readLog;
        this.clock = clock;
        this.area = area;
    }

    /** @param from first instant, with offset; {@code trained} and {@code tested}: reports, null under five where only sums are told */
    record Moment(
            String from,
            String until,
            @Nullable Integer trained,
            @Nullable Integer tested) {}

    /** @param low and {@code high}: middle 95 %, squares drawn again; null for chance itself */
    record Accuracy(
            double share,
            @Nullable Double hitRate,
            @Nullable Double pai,
            @Nullable Double paiLow,
            @Nullable Double paiHigh,
            @Nullable Double pei,
            @Nullable Double peiLow,
            @Nullable Double peiHigh) {}

    record Contestant(
            Method.Kind kind,
            int parameter,
            boolean plain,
            @Nullable Double meanPei,
            List<Accuracy> accuracy) {}

    /** @param rival the best plain count, or where that won the best other method; {@code margin}: how much more mean PEI the winner had */
    record Outcome(
            Contest.Verdict verdict,
            @Nullable Method winner,
            @Nullable Method rival,
            @Nullable Double margin,
            @Nullable Double low,
            @Nullable Double high) {}

    /** @param kind what the share is taken of */
    record Ground(StudyArea.Kind kind, int cellMetres, int cells, double squareKilometres) {}

    record LeftOut(int withoutPosition, int inaccurate) {}

    record Answer(
            boolean example,
            @Nullable Integer events,
            String training,
            List<Moment> moments,
            Ground ground,
            @Nullable LeftOut leftOut,
            List<Contestant> contestants,
            Outcome outcome,
            String sentence,
            String sentenceSv,
            String sentenceEn) {}

    @GetMapping("/api/hotspots/evaluation")
    ResponseEntity<Answer> evaluation(
            Viewer viewer,
            LayerFilter filter,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Integer moments,
            @RequestParam(required = false) @Nullable Integer cell,
            @RequestParam(name = "area", required = false) @Nullable String ground,
            Locale locale) {
        var test = until == null ? null : filters.period("until", "../" + until);
        var asked = new ContestWish.Asked(filter, test, moments, cell, ground);
        var reader = reader(viewer, filter);
        var wish = ContestWish.read(
                asked, clock.instant(), counts.firstPlacedAt(reader).orElse(null), area.timeZone());
        var run = contests.run(reader, reader == viewer ? wish : wish.only(open()));
        readLog.read(
                viewer,
                "hotspots/evaluation",
                wish.canonical(),
                run.result().standings().size());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy("Accept-Language")
                .body(answer(
                        viewer.seesAllObservations(),
                        wish,
                        run,
                        locale.getLanguage().equals("en")));
    }

    /** The board sees how good the lists are, of everything together; who could choose would find out about few. */
    private static Viewer reader(Viewer viewer, LayerFilter filter) {
        if (viewer.seesAllObservations() || viewer.is(Role.POLICE)) {
            return viewer;
        }
        if (!filter.during(null, null).equals(LayerFilter.ALL)) {
            throw Problem.of(403, "contest-of-everything");
        }
        return Viewer.system("contest of methods for those who see no observations");
    }

    private java.util.Set<String> open() {
        return categories.list().stream()
                .filter(category -> !category.sensitivity().equals("PROTECTED"))
                .map(Categories.Category::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Answer answer(boolean exact, ContestWish wish, Contests.Run run, boolean english) {
        var result = run.result();
        boolean few = result.verdict() == Contest.Verdict.TOO_FEW;
        boolean hidden = few && !exact;
        var moments = new ArrayList<Moment>();
        for (int m = 0; m + 1 < wish.moments().size(); m++) {
            moments.add(new Moment(
                    local(wish.moments().get(m)),
                    local(wish.moments().get(m + 1)),
                    told(exact, result.trained().get(m)),
                    told(exact, result.tested().get(m))));
        }
        var contestants = result.standings().stream()
                .map(standing -> new Contestant(
                        standing.method().kind(),
                        standing.method().parameter(),
                        standing.method().plain(),
                        hidden ? null : rounded(standing.meanPei()),
                        standing.scores().stream()
                                .map(score -> accuracy(score, hidden))
                                .toList()))
                .toList();
        var outcome = few
                ? new Outcome(result.verdict(), null, null, null, null, null)
                : new Outcome(
                        result.verdict(),
                        result.winner(),
                        result.rival(),
                        rounded(result.margin()),
                        rounded(result.band().low()),
                        rounded(result.band().high()));
        boolean example = run.examples() > 0;
        var swedish = ContestWords.swedish(result, example);
        var inEnglish = ContestWords.english(result, example);
        return new Answer(
                example,
                told(exact, (int) result.events()),
                local(wish.from()) + "/" + local(wish.moments().get(0)),
                moments,
                new Ground(
                        wish.area(), wish.cellMetres(), run.cells(), Math.round(run.squareKilometres() * 100) / 100.0),
                exact ? new LeftOut(run.withoutPosition(), run.inaccurate()) : null,
                contestants,
                outcome,
                english ? inEnglish : swedish,
                swedish,
                inEnglish);
    }

    private static Accuracy accuracy(Contest.Score score, boolean hidden) {
        var accuracy = score.accuracy();
        if (hidden) {
            return new Accuracy(accuracy.share(), null, null, null, null, null, null, null);
        }
        return new Accuracy(
                accuracy.share(),
                rounded(accuracy.hitRate()),
                rounded(accuracy.pai()),
                low(score.pai()),
                high(score.pai()),
                rounded(accuracy.pei()),
                low(score.pei()),
                high(score.pei()));
    }

    private static @Nullable Double low(@Nullable Band band) {
        return band == null ? null : rounded(band.low());
    }

    private static @Nullable Double high(@Nullable Band band) {
        return band == null ? null : rounded(band.high());
    }

    private static @Nullable Integer told(boolean exact, int n) {
        return exact ? Integer.valueOf(n) : Disclosure.atLeast(n);
    }

    /** @return null for what is no number: nothing to test on */
    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : null;
    }

    private String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(area.timeZone()));
    }
}
