package se.lagesbild.start.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of each change of the filter and of each move of the map, and the lines that tell it. Not thread-safe. */
final class Repaints {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final Map<String, OfKind> kinds = new LinkedHashMap<>();
    private final OfKind all = new OfKind();
    private final List<Double> blockedWhileMoving = new ArrayList<>();
    private final Samples gaps = new Samples();
    private final Samples workOfMoves = new Samples();
    private int blockedMoves;

    private static final class OfKind {
        private final Samples tiles = new Samples();
        private final Samples counts = new Samples();
        private final Samples alone = new Samples();
        private final Samples work = new Samples();
        private final List<Double> blocked = new ArrayList<>();

        private void add(
                double tilesMillis,
                double countsMillis,
                double aloneMillis,
                double workMillis,
                List<Double> blockedMillis) {
            tiles.add(nanos(tilesMillis));
            counts.add(nanos(countsMillis));
            alone.add(nanos(aloneMillis));
            work.add(nanos(workMillis));
            blocked.addAll(blockedMillis);
        }

        private String line(String name) {
            return String.format(
                    SWEDISH,
                    "  %-12s %5d %8.0f %6.0f %8.0f %6.0f %8.0f %6.0f %8.1f %10.0f %5.0f %6d %6.0f",
                    name,
                    tiles.count(),
                    tiles.medianMillis(),
                    tiles.percentileMillis(95),
                    counts.medianMillis(),
                    counts.percentileMillis(95),
                    alone.medianMillis(),
                    alone.percentileMillis(95),
                    tiles.percentileMillis(95) / alone.percentileMillis(95),
                    work.medianMillis(),
                    work.percentileMillis(95),
                    blocked.size(),
                    longest(blocked));
        }
    }

    /**
     * A change of the filter, all times in milliseconds.
     *
     * @param tiles until the map showed its new tiles
     * @param counts until the numbers were new
     * @param alone for fetching as many tiles without painting them
     * @param work of the page itself, time of a core
     * @param blocked each time over 50 ms that the page did not listen
     */
    void add(String kind, double tiles, double counts, double alone, double work, List<Double> blocked) {
        kinds.computeIfAbsent(kind, unused -> new OfKind()).add(tiles, counts, alone, work, blocked);
        all.add(tiles, counts, alone, work, blocked);
    }

    /** @param gap longest time between two frames, milliseconds @param work as in {@link #add} @param blocked as in {@link #add} */
    void addMove(double gap, double work, List<Double> blocked) {
        gaps.add(nanos(gap));
        workOfMoves.add(nanos(work));
        blockedWhileMoving.addAll(blocked);
        blockedMoves += blocked.isEmpty() ? 0 : 1;
    }

    /** @return milliseconds that 95 of 100 changes do not exceed; NaN when nothing was measured */
    double slowestMillis() {
        return all.tiles.percentileMillis(95);
    }

    /** @return moves with at least one block; one move may have several */
    int blockedMoves() {
        return blockedMoves;
    }

    /** @param goalMillis for the 95th percentile of a change */
    List<String> lines(double goalMillis) {
        var lines = new ArrayList<String>();
        lines.add(
                "Filterbyten, ms från handen till bilden; hämtning: samma rutor utan att målas; arbete: sidans egen tid på en kärna; block: över 50 ms");
        lines.add(
                "  slag         antal  karta p50  p95 antal p50    p95 hämtn p50   p95 kvot p95 arbete p50   p95  block längst");
        kinds.forEach((name, kind) -> lines.add(kind.line(name)));
        lines.add(all.line("alla"));
        lines.add(String.format(
                SWEDISH,
                "  95 av 100 filterbyten inom %.0f ms (mål %.0f): karta; %.0f ms: antal",
                slowestMillis(),
                goalMillis,
                all.counts.percentileMillis(95)));
        lines.add(String.format(
                SWEDISH,
                "Förflyttningar: %d, block över 50 ms: %d i %d av dem, längsta %.0f ms (mål inga); arbete p50 %.0f, p95 %.0f ms; längsta tid mellan två bilder: p50 %.0f, längsta %.0f ms",
                gaps.count(),
                blockedWhileMoving.size(),
                blockedMoves,
                longest(blockedWhileMoving),
                workOfMoves.medianMillis(),
                workOfMoves.percentileMillis(95),
                gaps.medianMillis(),
                gaps.percentileMillis(100)));
        return lines;
    }

    private static double longest(List<Double> millis) {
        return millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }
}
