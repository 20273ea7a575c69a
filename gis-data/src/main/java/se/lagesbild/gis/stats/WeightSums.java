package se.lagesbild.gis.stats;

/**
 * Sums over all weights that the moments of global statistics need.
 *
 * @param s0 sum of all weights
 * @param s1 half the sum of (w_ij + w_ji)^2
 * @param s2 sum over places of (sum of its row + sum of its column)^2
 */
record WeightSums(double s0, double s1, double s2) {

    static WeightSums of(Neighbourhood around, Weights weights) {
        int n = around.size();
        double s0 = 0;
        double s1 = 0;
        var rowAndColumn = new double[n];
        for (int i = 0; i < n; i++) {
            int count = around.count(i);
            double w = count == 0 ? 0 : weights.each(count);
            s0 += w * count;
            rowAndColumn[i] += w * count;
            for (int j : around.of(i)) {
                rowAndColumn[j] += w;
                s1 += w * w + (around.linked(j, i) ? w * weights.each(around.count(j)) : 0);
            }
        }
        double s2 = 0;
        for (double sum : rowAndColumn) {
            s2 += sum * sum;
        }
        return new WeightSums(s0, s1, s2);
    }
}
