package se.lagesbild.backend.hotspots;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import se.lagesbild.gis.geo.SquareGrid.Cell;
import se.lagesbild.gis.stats.RepeatedStar;

/**
 * The same ground with other counts, again and again, for {@link ChangeTest}; each report weighs what those of its cell weigh on average. What it
 * answers is true until the next counts. Of the adjusted p it knows whether it is below the level, no more. One thread at a time.
 */
final class ThrownTown implements RankedCells {
    private final CellStatistics ground;
    private final boolean byHarm;
    private final RepeatedStar star;
    private final int[] held;
    private final double[] weight;
    private final int[] count;
    private final int[] harm;

    /** @param total reports that a cell can have at most */
    ThrownTown(CellStatistics ground, int[] total, boolean byHarm) {
        this.ground = ground;
        this.byHarm = byHarm;
        int n = ground.size();
        star = new RepeatedStar(ground.around(), SpotRanking.LEVEL);
        held = IntStream.range(0, n).filter(i -> total[i] > 0).toArray();
        count = new int[n];
        harm = new int[n];
        double all = IntStream.range(0, n).mapToDouble(ground::harm).sum();
        double usual = ground.total() == 0 ? 1 : all / ground.total();
        weight = new double[n];
        Arrays.setAll(weight, i -> ground.count(i) == 0 ? usual : (double) ground.harm(i) / ground.count(i));
    }

    /** All reports of both periods at once. */
    void gather(int[] total) {
        for (int i : held) {
            put(i, total[i]);
        }
        score();
    }

    /**
     * Throws each report anew.
     *
     * @param share chance of a report to fall on the period of the list
     * @param correlation of the reports of a cell, from 0 on (Pólya's urn)
     */
    void toss(int[] total, double share, double correlation, SplittableRandom random) {
        for (int i : held) {
            put(i, thrown(random, total[i], share, correlation));
        }
        score();
    }

    private void put(int cell, int reports) {
        count[cell] = reports;
        harm[cell] = (int) Math.round(reports * weight[cell]);
    }

    private void score() {
        star.score(byHarm ? harm : count, held);
    }

    private static int thrown(SplittableRandom random, int n, double share, double correlation) {
        double weight = correlation == 0 ? 0 : (1 - correlation) / correlation;
        int hits = 0;
        for (int k = 0; k < n; k++) {
            double chance = correlation == 0 ? share : (share * weight + hits) / (weight + k);
            if (random.nextDouble() < chance) {
                hits++;
            }
        }
        return hits;
    }

    @Override
    public int size() {
        return count.length;
    }

    @Override
    public Cell cell(int i) {
        return ground.cell(i);
    }

    @Override
    public int indexOf(Cell cell) {
        return ground.indexOf(cell);
    }

    @Override
    public int count(int i) {
        return count[i];
    }

    @Override
    public int harm(int i) {
        return harm[i];
    }

    @Override
    public int before(int i) {
        return 0;
    }

    @Override
    public double z(int i) {
        return star.z(i);
    }

    @Override
    public double pAdjusted(int i) {
        return star.hot(i) ? SpotRanking.LEVEL : 1;
    }

    @Override
    public boolean hot(int i) {
        return star.hot(i);
    }

    @Override
    public boolean holdsOne(int i) {
        return count[i] > 0;
    }
}
