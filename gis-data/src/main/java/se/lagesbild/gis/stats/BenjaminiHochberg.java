package se.lagesbild.gis.stats;

import java.util.Arrays;

/**
 * Adjusts many p values so that among the places called significant at q, a share of at most q is expected to be false.
 * Pure, thread-safe.
 *
 * <p>Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57(1), 289-300; the same numbers as R's
 * {@code p.adjust(p, "BH")}. Neighbouring places are positively correlated, for which the bound still holds (Benjamini and
 * Yekutieli 2001).
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /**
     * The adjusted values, in the order of the input: with p sorted ascending, the smallest of p(j) n / j over j from the
     * value's own rank on.
     *
     * @param p each 0 to 1; may be empty
     * @throws IllegalArgumentException names a value outside 0 to 1
     */
    public static double[] adjust(double[] p) {
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p value %d is %s, not within 0 to 1".formatted(i, p[i]));
            }
        }
        int n = p.length;
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        var least = new double[n];
        double last = 1;
        for (int k = n - 1; k >= 0; k--) {
            last = Math.min(last, ascending[k] * n / (k + 1));
            least[k] = last;
        }
        var adjusted = new double[n];
        for (int i = 0; i < n; i++) {
            // among equal values any rank does: the last of them has the least
            adjusted[i] = least[Arrays.binarySearch(ascending, p[i])];
        }
        return adjusted;
    }
}
