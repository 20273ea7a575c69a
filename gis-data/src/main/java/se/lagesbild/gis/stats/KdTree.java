package se.lagesbild.gis.stats;

/**
 * Points of the plane for counting within a distance: whole boxes are counted at once, so that a crowd costs no more than a few points.
 * Distances are compared as dx * dx + dy * dy with the square of the limit, which a box never decides otherwise than its points would.
 * About 40 bytes a point. Immutable, thread-safe.
 *
 * <p>Source: Bentley (1975), Comm. ACM 18(9), 509-517.
 */
final class KdTree {
    private static final int LEAF = 8;

    /** The points in the order of the tree; {@code id} says which of the input each was. */
    final int[] id;

    final double[] x;
    final double[] y;

    /** Node k's children are 2k + 1 and 2k + 2; its points are those from {@code first[k]} to before {@code end[k]}. */
    final int[] first;

    final int[] end;

    /** West, south, east, north of the points of node k, from 4k on. */
    private final double[] box;

    /** @param x finite, as many as y */
    KdTree(double[] x, double[] y) {
        int n = x.length;
        id = new int[n];
        for (int i = 0; i < n; i++) {
            id[i] = i;
        }
        int nodes = 1;
        for (int size = n; size > LEAF; size = (size + 1) / 2) {
            nodes = 2 * nodes + 1;
        }
        first = new int[nodes];
        end = new int[nodes];
        box = new double[4 * nodes];
        this.x = x.clone();
        this.y = y.clone();
        build(0, 0, n);
    }

    private void build(int node, int from, int until) {
        first[node] = from;
        end[node] = until;
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = from; i < until; i++) {
            west = Math.min(west, x[i]);
            east = Math.max(east, x[i]);
            south = Math.min(south, y[i]);
            north = Math.max(north, y[i]);
        }
        box[4 * node] = west;
        box[4 * node + 1] = south;
        box[4 * node + 2] = east;
        box[4 * node + 3] = north;
        if (!isLeaf(node)) {
            int middle = from + (until - from + 1) / 2;
            select(from, until - 1, middle - 1, east - west >= north - south ? x : y);
            build(2 * node + 1, from, middle);
            build(2 * node + 2, middle, until);
        }
    }

    boolean isLeaf(int node) {
        return 2 * node + 2 >= first.length;
    }

    /** Puts the k-th smallest in its place, smaller ones before and larger ones behind it (Hoare 1961). Equal ones are shared out. */
    private void select(int from, int to, int k, double[] by) {
        int low = from;
        int high = to;
        while (low < high) {
            double pivot = by[low + (high - low) / 2];
            int i = low;
            int j = high;
            while (i <= j) {
                while (by[i] < pivot) {
                    i++;
                }
                while (by[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        int point = id[i];
        id[i] = id[j];
        id[j] = point;
        double value = x[i];
        x[i] = x[j];
        x[j] = value;
        value = y[i];
        y[i] = y[j];
        y[j] = value;
    }

    /** Square of the least distance between the point and the node's box. */
    double nearest(int node, double east, double north) {
        double dx = Math.max(0, Math.max(box[4 * node] - east, east - box[4 * node + 2]));
        double dy = Math.max(0, Math.max(box[4 * node + 1] - north, north - box[4 * node + 3]));
        return dx * dx + dy * dy;
    }

    private double farthest(int node, double east, double north) {
        double dx = Math.max(east - box[4 * node], box[4 * node + 2] - east);
        double dy = Math.max(north - box[4 * node + 1], box[4 * node + 3] - north);
        return dx * dx + dy * dy;
    }

    /** Square of the least distance between two boxes. */
    double nearest(int a, int b) {
        double dx = Math.max(0, Math.max(box[4 * a] - box[4 * b + 2], box[4 * b] - box[4 * a + 2]));
        double dy = Math.max(0, Math.max(box[4 * a + 1] - box[4 * b + 3], box[4 * b + 1] - box[4 * a + 3]));
        return dx * dx + dy * dy;
    }

    /** Square of the largest distance between points of two boxes; of one, the square of its diagonal. */
    double farthest(int a, int b) {
        double dx = Math.max(box[4 * a + 2] - box[4 * b], box[4 * b + 2] - box[4 * a]);
        double dy = Math.max(box[4 * a + 3] - box[4 * b + 1], box[4 * b + 3] - box[4 * a + 1]);
        return dx * dx + dy * dy;
    }

    /** Number of points at most so many metres away. */
    int countWithin(double east, double north, double metres) {
        return count(0, east, north, metres * metres);
    }

    private int count(int node, double east, double north, double square) {
        if (first[node] == end[node] || nearest(node, east, north) > square) {
            return 0;
        }
        if (farthest(node, east, north) <= square) {
            return end[node] - first[node];
        }
        if (!isLeaf(node)) {
            return count(2 * node + 1, east, north, square) + count(2 * node + 2, east, north, square);
        }
        int n = 0;
        for (int i = first[node]; i < end[node]; i++) {
            n += square(i, east, north) <= square ? 1 : 0;
        }
        return n;
    }

    /** Square of the distance of the i-th point of the tree. */
    double square(int i, double east, double north) {
        double dx = x[i] - east;
        double dy = y[i] - north;
        return dx * dx + dy * dy;
    }
}
