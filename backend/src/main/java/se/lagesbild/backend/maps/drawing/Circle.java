package se.lagesbild.backend.maps.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A circle that stands for several. @param x pixels of the picture @param n how many */
record Circle(double x, double y, long n) {
    /** Of the sum of two radii: nearer, and the number of one hides that of the other. */
    private static final double APART = 0.8;

    /** The area grows with n, slowly: the web's radius, pixels of a screen. */
    static double radius(long n) {
        return Math.min(22, 9 + 3.2 * Math.log10(n) * 1.6);
    }

    /**
     * Circles that would cover each other become one, with all that they stand for, at the middle of it. Only for a picture that is whole:
     * what lies beside each other in two pictures of a row would be told in both.
     *
     * @param density pixels of the picture for one of a screen
     * @return largest first
     */
    static List<Circle> together(List<Circle> all, double density) {
        var kept = new ArrayList<Circle>();
        for (var circle : all.stream()
                .sorted(Comparator.comparingLong(Circle::n).reversed())
                .toList()) {
            int near = -1;
            for (int i = 0; i < kept.size() && near < 0; i++) {
                near = kept.get(i).covers(circle, density) ? i : -1;
            }
            if (near < 0) {
                kept.add(circle);
            } else {
                kept.set(near, kept.get(near).with(circle));
            }
        }
        kept.sort(Comparator.comparingLong(Circle::n).reversed());
        return kept;
    }

    private boolean covers(Circle other, double density) {
        return Math.hypot(x - other.x, y - other.y) < APART * density * (radius(n) + radius(other.n));
    }

    private Circle with(Circle other) {
        long sum = n + other.n;
        return new Circle((x * n + other.x * other.n) / sum, (y * n + other.y * other.n) / sum, sum);
    }
}
