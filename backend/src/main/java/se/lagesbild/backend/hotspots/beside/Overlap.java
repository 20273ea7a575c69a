package se.lagesbild.backend.hotspots.beside;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.hotspots.HotSpots.Spot;
import se.lagesbild.backend.hotspots.people.TwoLists;

/**
 * Two rankings laid over each other. Pure.
 *
 * @param pairs places of the first and of the second that are the same ground
 * @param firstReports what the first list's places hold, {@code firstShared} of it in places that are on both; {@code secondReports}
 *     and {@code secondShared} the same of the second
 */
record Overlap(
        List<Pair> pairs,
        int first,
        int second,
        int firstReports,
        int firstShared,
        int secondReports,
        int secondShared) {
    /** Below this number of reports no share is told. */
    static final int FEWEST_FOR_SHARE = 20;

    record Pair(Spot first, Spot second) {}

    static Overlap of(List<Spot> first, List<Spot> second) {
        var pairs = first.stream()
                .flatMap(one -> second.stream()
                        .filter(other -> TwoLists.sameGround(one.area(), other.area()))
                        .map(other -> new Pair(one, other)))
                .toList();
        return new Overlap(
                pairs,
                first.size(),
                second.size(),
                reports(first),
                reports(pairs.stream().map(Pair::first).distinct().toList()),
                reports(second),
                reports(pairs.stream().map(Pair::second).distinct().toList()));
    }

    private static int reports(List<Spot> spots) {
        return spots.stream().mapToInt(Spot::count).sum();
    }

    /** How many places of the first list are on both. */
    int shared() {
        return (int) pairs.stream().map(Pair::first).distinct().count();
    }

    /** Whole per cent of the first list's reports that lie in places on both; null below {@value #FEWEST_FOR_SHARE} reports. */
    @Nullable
    Integer percent() {
        return firstReports < FEWEST_FOR_SHARE ? null : (int) Math.round(100.0 * firstShared / firstReports);
    }
}
