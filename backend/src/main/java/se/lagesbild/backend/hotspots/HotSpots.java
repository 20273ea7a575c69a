package se.lagesbild.backend.hotspots;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.places.PlaceFinder;

/** Ranked places. */
public interface HotSpots {
    /** How to rank: by number of reports, or by reports times their category's planning weight. */
    enum Measure {
        COUNT,
        HARM
    }

    /** How sure it is that a place stands out; the order is that of the ranking. */
    enum Confidence {
        STRONG,
        WEAK,
        TOO_FEW
    }

    enum Verdict {
        UP,
        DOWN,
        SAME,
        TOO_FEW,
        /** The period compared with begins before there are any data. */
        NO_DATA
    }

    /**
     * Two counts compared exactly.
     *
     * @param z standard deviations, both counts random; null where both are 0
     * @param p two-sided, with regard to the place's having been chosen for its number ({@link ChangeTest}); without a comparison the
     *     exact conditional binomial
     */
    record Trend(int before, int now, @Nullable Double z, double p, Verdict verdict) {}

    /**
     * @param weekday 1 Monday to 7, of the window's beginning
     * @param toHour the first hour after the window, 1 to 24; where it is no later than {@code fromHour}, of the next day
     * @param n reports in it, rounded where time spans put parts of reports into it
     */
    record Window(int weekday, int fromHour, int toHour, int n) {}

    /**
     * One place.
     *
     * @param id stable for the same place: made from its cells
     * @param streets that its reports lie on, most reports first; empty without a network
     * @param stretches of these streets, likewise
     * @param area polygon in the area's metric CRS
     * @param harm count, each report times its planning weight
     * @param expected reports that the place would have if all were spread evenly over the observed cells
     * @param z largest Getis-Ord Gi* of its cells
     * @param pAdjusted smallest adjusted p of its cells (false discovery rate)
     * @param yearBefore the same weekdays 52 weeks earlier; null where the records do not reach that far
     * @param weekdayHour 7 rows, Monday first, of 24 local hours; reports
     * @param timeSpans how many of the reports happened somewhen in a span of time: in the matrix they are spread over it
     * @param example true when everything counted is generated
     */
    record Spot(
            String id,
            int rank,
            String name,
            List<String> streets,
            List<PlaceFinder.Stretch> stretches,
            Geometry area,
            int count,
            int harm,
            double expected,
            double z,
            double pAdjusted,
            Trend trend,
            @Nullable Trend yearBefore,
            Confidence confidence,
            Map<String, Integer> categories,
            Map<String, Integer> sources,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            double[][] weekdayHour,
            int timeSpans,
            List<Window> bestWindows,
            boolean example,
            String sentence) {}

    /**
     * A ranking with what it rests on.
     *
     * @param cells number of cells compared: those that have ever had a report, and their neighbours
     * @param counted reports inside the cells in the period
     * @param withoutPosition reports in the period that lie in no cell because only the municipality is known
     * @param inaccurate reports in the period whose position is worse than a cell, or of unknown accuracy: they make no place
     */
    record Ranking(
            List<Spot> spots,
            Period period,
            Period comparedWith,
            Measure measure,
            double cellMetres,
            int cells,
            int counted,
            int withoutPosition,
            int inaccurate) {}

    /**
     * Ranks the selection's places, strongest first.
     *
     * @param filter a period without beginning or end is completed: four weeks up to now
     * @param compare period to compare with, or null for the one just before, of the same length
     * @param limit 1 to 20
     */
    Ranking rank(Viewer viewer, LayerFilter filter, @Nullable Period compare, Measure measure, int limit);
}
