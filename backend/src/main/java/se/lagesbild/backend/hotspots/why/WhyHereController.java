package se.lagesbild.backend.hotspots.why;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.RankingAsked;
import se.lagesbild.backend.maps.DrawnArea;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.places.MappedPlaces;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Why here, over HTTP: for a ranked place by its id, or for any polygon. */
@RestController
class WhyHereController {
    /** Square metres: 5 km². More is no place. */
    private static final double LARGEST = 5_000_000;

    private final WhyHere why;
    private final RankingAsked ranking;
    private final ReadLog readLog;
    private final Area area;

    WhyHereController(WhyHere why, RankingAsked ranking, ReadLog readLog, Area area) {
        this.why = why;
        this.ranking = ranking;
        this.readLog = readLog;
        this.area = area;
    }

    record NearestView(@Nullable String name, long metres) {}

    /**
     * @param loaded false where the map has none of the kind: nothing is known of it, which is not "there are none"
     * @param ratio how many times as dense as in the whole town, with its 95 % interval
     * @param squaresAsDense share, 0 to 1, of the town's squares that are at least as dense
     */
    record FactorView(
            String kind,
            String nameSv,
            String nameEn,
            boolean loaded,
            @Nullable NearestView nearest,
            @Nullable Integer inside,
            @Nullable Integer near,
            @Nullable Double nearPerHectare,
            @Nullable Integer town,
            @Nullable Double townPerHectare,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double squaresAsDense,
            FactorRate.@Nullable Verdict verdict) {}

    record SourceView(
            String name, String attribution, @Nullable OffsetDateTime asOf) {}

    record TownView(int squares, double hectares, String text, String textEn) {}

    /** @param source null where no extract is loaded */
    record TableView(
            double hectares,
            double nearMetres,
            double nearHectares,
            TownView town,
            @Nullable SourceView source,
            List<FactorView> factors) {}

    @GetMapping("/api/hotspots/why")
    ResponseEntity<TableView> whyRanked(
            Viewer viewer,
            LayerFilter asked,
            @RequestParam String id,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(defaultValue = "count") String measure,
            @RequestParam(defaultValue = "8") int limit) {
        var spot = ranking.of(viewer, asked, datetime, compare, measure, limit).spots().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("hotspot", id));
        readLog.read(viewer, "hotspots/why", "id=" + spot.id(), 1);
        return answer(why.at(viewer, spot.area()));
    }

    @PostMapping("/api/hotspots/why")
    ResponseEntity<TableView> whyDrawn(Viewer viewer, @RequestBody JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("geometry");
        var drawn = DrawnArea.read(fields, body, "geometry", area);
        if (drawn != null && drawn.metric().getArea() > LARGEST) {
            fields.fault(
                    "geometry",
                    "area-too-large",
                    Math.round(drawn.metric().getArea() / 1e6 * 10) / 10.0,
                    Math.round(LARGEST / 1e6));
        }
        fields.check();
        if (drawn == null) {
            throw new IllegalStateException("a missing polygon was refused before");
        }
        readLog.read(viewer, "hotspots/why", drawn.canonical(), 1);
        return answer(why.at(viewer, drawn.metric()));
    }

    private ResponseEntity<TableView> answer(WhyHere.Table table) {
        var view = new TableView(
                round(table.hectares(), 2),
                WhyHere.NEAR_METRES,
                round(table.nearHectares(), 2),
                new TownView(
                        table.squares(),
                        round(table.townHectares(), 1),
                        "%d rutor om 100 m där något någon gång har rapporterats, med grannrutor, så långt kartan når. Fält och skog räknas inte."
                                .formatted(table.squares()),
                        "%d squares of 100 m where something was ever reported, and their neighbours, as far as the map reaches. Fields and forest are left out."
                                .formatted(table.squares())),
                table.extract().map(this::source).orElse(null),
                table.factors().stream().map(WhyHereController::factor).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private SourceView source(MappedPlaces.Extract extract) {
        Instant asOf = extract.asOf();
        return new SourceView(
                extract.source(),
                extract.attribution(),
                asOf == null ? null : asOf.atZone(area.timeZone()).toOffsetDateTime());
    }

    private static FactorView factor(WhyHere.Factor factor) {
        var kind = factor.kind();
        var nearest = factor.nearest();
        var found = factor.found();
        var told = nearest == null ? null : new NearestView(nearest.name(), Math.round(nearest.metres()));
        if (found == null) {
            return new FactorView(
                    kind.code(),
                    kind.titleSv(),
                    kind.titleEn(),
                    kind.loaded(),
                    told,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        var rate = found.rate();
        return new FactorView(
                kind.code(),
                kind.titleSv(),
                kind.titleEn(),
                kind.loaded(),
                told,
                found.inside(),
                found.near(),
                round(found.nearPerHectare(), 3),
                found.town(),
                round(found.townPerHectare(), 4),
                rate.ratio() == null ? null : round(rate.ratio(), 3),
                rate.low() == null ? null : round(rate.low(), 3),
                rate.high() == null ? null : round(rate.high(), 3),
                round(found.squaresAsDense(), 4),
                rate.verdict());
    }

    private static double round(double value, int decimals) {
        double factor = Math.pow(10, decimals);
        return Math.round(value * factor) / factor;
    }
}
