package se.lagesbild.start.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import se.lagesbild.gis.geo.SquareGrid;
import se.lagesbild.gis.stats.BenjaminiHochberg;
import se.lagesbild.gis.stats.EmergingHotSpots;
import se.lagesbild.gis.stats.GetisOrd;
import se.lagesbild.gis.stats.KernelDensity;
import se.lagesbild.gis.stats.Neighbourhood;
import se.lagesbild.gis.stats.PointCounts;
import se.lagesbild.gis.stats.SpaceTimeCube;
import se.lagesbild.gis.stats.SpaceTimeGetisOrd;

/** The statistics behind the hot spots, in memory and on one core: how long they take and how they grow. */
final class StatisticsBench {
    private static final int[] SIZES = {10_000, 30_000, 100_000, 300_000, 1_000_000};
    private static final int TIMES = 3;
    /** As many as the reference takes in a second. */
    private static final int DENSITY_POINTS = 100_000;

    private static final double BANDWIDTH = 150;
    private static final double DENSITY_SQUARE = 50;
    private static final SquareGrid GRID = new SquareGrid(BenchTown.SQUARE_METRES);

    private final Lines lines;
    private final long seed;

    StatisticsBench(Lines lines, long seed) {
        this.lines = lines;
        this.seed = seed;
    }

    interface Work {
        Object result();
    }

    /** Seconds in the middle of a few times, after one that warms up. */
    static double seconds(Work work) {
        var samples = new Samples();
        for (int i = 0; i <= TIMES; i++) {
            long start = System.nanoTime();
            var result = work.result();
            if (i > 0 && result != null) {
                samples.add(System.nanoTime() - start);
            }
        }
        return samples.medianMillis() / 1e3;
    }

    void run() throws IOException {
        lines.say("Statistik i minnet, en kärna, mitten av %d", TIMES);
        var town = BenchTown.of(SIZES[SIZES.length - 1], seed);
        var cube = cube(town);
        cube(town, cube);
        growth(town);
        new StatisticsBesideR(lines).run(cube, BenchTown.of(DENSITY_POINTS, seed));
        System.gc(); // what is left here would count as memory of what is measured next
    }

    private static SpaceTimeCube cube(BenchTown town) {
        var frame = new SpaceTimeCube.Frame(GRID, 0, 0, BenchTown.SQUARES, BenchTown.SQUARES, 0, 1, BenchTown.WEEKS);
        return SpaceTimeCube.of(town.x(), town.y(), town.week(), frame);
    }

    private void cube(BenchTown town, SpaceTimeCube cube) {
        System.gc();
        Machine.heapPeakMegabytes();
        double counting = seconds(() -> cube(town));
        var around = Neighbourhood.queen(BenchTown.SQUARES, BenchTown.SQUARES);
        double star = seconds(() -> SpaceTimeGetisOrd.of(cube, around, SpaceTimeGetisOrd.Reach.SPACE_AND_STEP_BEFORE));
        var scores = SpaceTimeGetisOrd.of(cube, around, SpaceTimeGetisOrd.Reach.SPACE_AND_STEP_BEFORE);
        double patterns = seconds(() -> EmergingHotSpots.of(scores));
        lines.say(
                "  Gi* över rum och tid, 200 x 200 rutor x 52 veckor: %.3f s (mål 2); att räkna en miljon händelser %.3f s, trend och mönster för varje ruta %.3f s, heap högst %d MB",
                star, counting, patterns, Machine.heapPeakMegabytes());
    }

    /** @param warm measured first, and not told: the smallest size would pay for what the machine has yet to learn */
    private void growth(BenchTown warm) {
        var unused = seconds(() -> List.of(hotSpots(warm), density(warm)));
        var spots = new Growth();
        var densities = new Growth();
        for (int size : SIZES) {
            var town = BenchTown.of(size, seed);
            System.gc();
            Machine.heapPeakMegabytes();
            double spot = seconds(() -> hotSpots(town));
            double density = seconds(() -> density(town));
            spots.add(size, spot);
            densities.add(size, density);
            lines.say(
                    "  %,9d händelser: rutor, Gi* och justerade p %7.1f ms, täthet %7.1f ms, heap högst %d MB",
                    size, 1e3 * spot, 1e3 * density, Machine.heapPeakMegabytes());
        }
        lines.say(
                "  växer med antalet upphöjt till %.2f (Gi*) och %.2f (täthet); 1 är rakt",
                spots.exponent(), densities.exponent());
    }

    /** As the list of hot spots has it: squares with an event and those around them, Gi*, adjusted p. */
    private static double[] hotSpots(BenchTown town) {
        var counts = PointCounts.in(GRID, town.x(), town.y(), null);
        var region = new LinkedHashSet<SquareGrid.Cell>();
        for (var cell : counts.keySet()) {
            for (int k = 0; k < 9; k++) {
                region.add(new SquareGrid.Cell(cell.column() + k % 3 - 1, cell.row() + k / 3 - 1));
            }
        }
        var cells = new ArrayList<>(region);
        double[] x = cells.stream()
                .mapToDouble(cell -> counts.getOrDefault(cell, 0.0))
                .toArray();
        return BenjaminiHochberg.adjust(
                GetisOrd.star(x, Neighbourhood.queen(cells)).p());
    }

    static Object density(BenchTown town) {
        return KernelDensity.grid(KernelDensity.Kernel.QUARTIC, town.x(), town.y(), null, BANDWIDTH, DENSITY_SQUARE);
    }
}
