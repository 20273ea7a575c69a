package se.lagesbild.gis.stats;

import java.util.Arrays;

/** Finds the places that are more than 0 and at most so many metres apart. A crowd in one place is passed over at once. */
final class DistanceBand {
    private static final int MOST_LINKS = 100_000_000;

    private final KdTree tree;
    private final double metres;
    private int[] found = new int[16];
    private int n;

    /** @param x finite, as many as y */
    DistanceBand(double[] x, double[] y, double metres) {
        PlanePoints.check(x, y);
        if (!(metres > 0 && metres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a distance of %s m is not usable: give more than 0".formatted(metres));
        }
        tree = new KdTree(x, y);
        this.metres = metres;
    }

    /** Ascending for each place, in the order of the input. */
    int[][] neighbours() {
        var lists = new int[tree.id.length][];
        long links = 0;
        for (int i = 0; i < lists.length; i++) {
            n = 0;
            visit(0, tree.x[i], tree.y[i]);
            links += n;
            if (links > MOST_LINKS) {
                throw new IllegalArgumentException(
                        "more than 100 million pairs of places lie within %s m: give a shorter distance"
                                .formatted(metres));
            }
            lists[tree.id[i]] = Arrays.copyOf(found, n);
            Arrays.sort(lists[tree.id[i]]);
        }
        return lists;
    }

    private void visit(int node, double east, double north) {
        double nearest = tree.nearest(node, east, north);
        if (tree.first[node] == tree.end[node] || nearest > metres * metres) {
            return;
        }
        if (nearest == 0 && tree.farthest(node, node) == 0) {
            return; // all of it on the very same spot
        }
        if (!tree.isLeaf(node)) {
            visit(2 * node + 1, east, north);
            visit(2 * node + 2, east, north);
            return;
        }
        for (int k = tree.first[node]; k < tree.end[node]; k++) {
            if (tree.square(k, east, north) <= metres * metres && (tree.x[k] != east || tree.y[k] != north)) {
                found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                found[n++] = tree.id[k];
            }
        }
    }
}
