package se.lagesbild.start.bench;

import java.util.ArrayList;
import java.util.List;

/** How a cost grows with the size: the exponent b of cost = a size^b, by least squares on the logarithms. 1 is linear. Not thread-safe. */
final class Growth {
    private final List<double[]> logarithms = new ArrayList<>();

    /** @param size more than 0; @param cost more than 0, in any unit */
    void add(double size, double cost) {
        if (!(size > 0 && cost > 0)) {
            throw new IllegalArgumentException("size %s and cost %s have no logarithm".formatted(size, cost));
        }
        logarithms.add(new double[] {Math.log(size), Math.log(cost)});
    }

    /** @return NaN with fewer than two different sizes */
    double exponent() {
        double x = mean(0);
        double y = mean(1);
        double both = 0;
        double spread = 0;
        for (var point : logarithms) {
            both += (point[0] - x) * (point[1] - y);
            spread += (point[0] - x) * (point[0] - x);
        }
        return both / spread;
    }

    private double mean(int which) {
        return logarithms.stream().mapToDouble(point -> point[which]).average().orElse(Double.NaN);
    }
}
