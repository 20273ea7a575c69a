package se.lagesbild.gis.stats;

/** Values of places around their own mean, so that a large common part costs no digits. Not changed once made. */
final class Moments {
    /** From this share of all squares on, taking one place away by subtraction would leave rounding only; at most two places have it. */
    private static final double DOMINATES = 0.49;

    private final double[] centred;
    private final double mean;
    private final double squares;

    private Moments(double[] centred, double mean, double squares) {
        this.centred = centred;
        this.mean = mean;
        this.squares = squares;
    }

    /** @throws IllegalArgumentException names the place whose value is not finite */
    static Moments of(double[] x) {
        double mean = mean(x);
        var centred = new double[x.length];
        double squares = 0;
        boolean alike = true;
        for (int i = 0; i < x.length; i++) {
            centred[i] = x[i] - mean;
            squares += centred[i] * centred[i];
            alike &= x[i] == x[0];
        }
        return alike ? new Moments(new double[x.length], mean, 0) : new Moments(centred, mean, squares);
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("place %d has the value %s".formatted(i, x[i]));
            }
            sum += x[i];
        }
        double mean = sum / x.length;
        double left = 0;
        for (double value : x) {
            left += value - mean;
        }
        return mean + left / x.length; // the second pass takes back what the first sum lost
    }

    int size() {
        return centred.length;
    }

    double mean() {
        return mean;
    }

    /** Value less the mean; exactly 0 everywhere when all values are alike. */
    double centred(int i) {
        return centred[i];
    }

    /** Sum of the squared distances from the mean. */
    double squares() {
        return squares;
    }

    /** Over n, not n - 1, as the spatial statistics have it; exactly 0 when all values are alike. */
    double variance() {
        return size() == 0 ? 0 : squares / size();
    }

    /** Sum of the fourth powers over the square of the variance and n: 3 for a normal distribution. NaN when all values are alike. */
    double kurtosis() {
        double fourth = 0;
        for (double z : centred) {
            fourth += z * z * z * z;
        }
        return fourth / size() / (variance() * variance());
    }

    /** Variance of all others, over their number; exactly 0 when they are alike. */
    double varianceWithout(int i) {
        double own = centred[i] * centred[i];
        int others = size() - 1;
        if (others < 1 || squares == 0) {
            return 0;
        }
        if (own < DOMINATES * squares) {
            double shift = centred[i] / others;
            return (squares - own) / others - shift * shift;
        }
        var rest = new double[others];
        System.arraycopy(centred, 0, rest, 0, i);
        System.arraycopy(centred, i + 1, rest, i, others - i);
        return of(rest).variance();
    }
}
