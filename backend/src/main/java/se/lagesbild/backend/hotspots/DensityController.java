package se.lagesbild.backend.hotspots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.places.PlaceFinder;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.SquareGrid;

/** What a density says besides the map: its classes, what it rests on, and the densest squares. */
@RestController
class DensityController {
    private static final int MOST_SQUARES = 10;

    private final Densities densities;
    private final FilterReader filters;
    private final PlaceFinder places;
    private final ReadLog readLog;
    private final Crs crs;

    DensityController(Densities densities, FilterReader filters, PlaceFinder places, ReadLog readLog, Area area) {
        this.densities = densities;
        this.filters = filters;
        this.places = places;
        this.readLog = readLog;
        this.crs = area.crs();
    }

    /**
     * What a density is made of.
     *
     * @param withoutPosition left out, because only the municipality is known
     * @param inaccurate left out, because the position is vaguer than the bandwidth
     */
    record Basis(int counted, int withoutPosition, int inaccurate) {}

    /**
     * One of the densest squares; none rests on a report that another one rests on.
     *
     * @param level class, 1 to 5
     * @param perWeek events per square kilometre and week
     * @param n events within the bandwidth
     * @param centre longitude, latitude
     */
    record Square(int rank, String name, int level, double perWeek, int n, List<Double> centre) {}

    /**
     * @param breaks where each class begins, events per square kilometre and week; the same for both periods
     * @param compared the period compared with, or null
     */
    record Answer(
            int bandwidth,
            int cellMetres,
            List<BigDecimal> breaks,
            Basis basis,
            @Nullable Basis compared,
            List<Square> squares) {}

    @GetMapping("/api/density")
    ResponseEntity<Answer> density(
            Viewer viewer,
            LayerFilter filter,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String bandwidth,
            @RequestParam(required = false) @Nullable String breaks) {
        var wish = DensityWish.read(name -> name.equals("breaks") ? breaks : bandwidth);
        var density = ask(viewer, filter, wish);
        var before = compare == null ? null : filters.period("compare", compare);
        var other = before == null ? null : ask(viewer, filter.during(before.from(), before.until()), wish);
        var asked = wish.scale();
        var scale = asked != null ? asked : DensityScale.of(Math.max(density.most(), other == null ? 0 : other.most()));
        var squares = squares(viewer, density, scale, wish);
        var compared = before == null ? "" : "&compare=" + compare(before);
        readLog.read(viewer, "density", filter.canonical() + wish.asked() + compared, squares.size());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(new Answer(
                        wish.bandwidth(),
                        (int) wish.cellMetres(),
                        scale.breaks(),
                        basis(density),
                        other == null ? null : basis(other),
                        squares));
    }

    private Density ask(Viewer viewer, LayerFilter filter, DensityWish wish) {
        return densities
                .ask(viewer, filter, wish.bandwidth(), wish.cellMetres())
                .density();
    }

    private static Basis basis(Density density) {
        return new Basis(density.counted(), density.withoutPosition(), density.inaccurate());
    }

    private static String compare(FilterReader.Period period) {
        return (period.from() == null ? ".." : period.from()) + "/" + (period.until() == null ? ".." : period.until());
    }

    private List<Square> squares(Viewer viewer, Density density, DensityScale scale, DensityWish wish) {
        var grid = new SquareGrid(wish.cellMetres());
        var squares = new ArrayList<Square>();
        for (var peak : density.peaks(scale, wish.apart(), MOST_SQUARES, Density.Window.EVERYWHERE)) {
            var ground = grid.polygon(new SquareGrid.Cell(peak.column(), peak.row()), crs);
            var centre = Crs.WGS_84.from(
                    crs, ground.getCentroid().getX(), ground.getCentroid().getY());
            squares.add(new Square(
                    squares.size() + 1,
                    places.name(viewer, ground).name(),
                    scale.classOf(peak.perWeek()),
                    DensityTile.rounded(peak.perWeek()),
                    peak.n(),
                    List.of(sixDecimals(centre.getX()), sixDecimals(centre.getY()))));
        }
        return squares;
    }

    private static double sixDecimals(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
