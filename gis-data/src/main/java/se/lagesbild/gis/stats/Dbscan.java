package se.lagesbild.gis.stats;

import java.util.Arrays;

/**
 * Groups points that lie densely: DBSCAN. Pure, thread-safe; about linear also where very many points lie in one place, about 100 bytes a
 * point.
 *
 * <p>Source: Ester, Kriegel, Sander and Xu (1996), KDD-96, 226-231; the same partition as R's {@code dbscan} and scikit-learn's. A border
 * point that two clusters could have goes to the one whose core point is nearest (of equally near ones the most western, then the most
 * southern), so that the order of the input has no say in who belongs together.
 */
public final class Dbscan {
    /** Cluster of a point that belongs to none. */
    public static final int NOISE = -1;

    private final double eps;
    private final KdTree tree;

    /** Of each point of the tree the one it was joined with, until the one that stands for the cluster. */
    private final int[] parent;

    private Dbscan(double[] x, double[] y, double eps) {
        this.eps = eps;
        tree = new KdTree(x, y);
        parent = new int[x.length];
        Arrays.setAll(parent, i -> i);
    }

    public enum Role {
        /** At least {@code minPoints} points within eps, itself among them. */
        CORE,
        /** Fewer, but a core point within eps. */
        BORDER,
        NOISE
    }

    /**
     * One value per point, in the order of the input.
     *
     * @param cluster from 1, numbered in the order in which they appear in the input; {@link #NOISE} for none
     * @param withinEps number of points at most eps away, the point itself among them
     * @param clusters how many there are
     */
    public record Result(int[] cluster, Role[] role, int[] withinEps, int clusters) {}

    /**
     * @param x metres east, finite, as many as {@code y} metres north; may be empty
     * @param eps metres, above 0: points at most so far apart are neighbours
     * @param minPoints 1 or more, the point itself counts
     * @throws IllegalArgumentException names the value that cannot be used
     */
    public static Result of(double[] x, double[] y, double eps, int minPoints) {
        PlanePoints.check(x, y);
        if (!(eps > 0 && Double.isFinite(eps)) || minPoints < 1) {
            throw new IllegalArgumentException(
                    "eps %s m with at least %d points is not usable: give more than 0 m and 1 or more"
                            .formatted(eps, minPoints));
        }
        int n = x.length;
        var all = new KdTree(x, y);
        var within = new int[n];
        int cores = 0;
        for (int i = 0; i < n; i++) {
            within[i] = all.countWithin(x[i], y[i], eps);
            cores += within[i] >= minPoints ? 1 : 0;
        }
        var core = new int[cores];
        for (int i = 0, k = 0; i < n; i++) {
            if (within[i] >= minPoints) {
                core[k++] = i;
            }
        }
        var search = new Dbscan(at(x, core), at(y, core), eps);
        search.join(0);
        var joined = new int[n]; // 1 + the place in the tree of the core that stands for the cluster; 0 for noise
        for (int k = 0; k < cores; k++) {
            joined[core[search.tree.id[k]]] = 1 + search.root(k);
        }
        for (int i = 0; i < n; i++) {
            if (within[i] < minPoints) {
                int nearest = search.nearestCore(0, x[i], y[i], -1);
                joined[i] = nearest < 0 ? 0 : 1 + search.root(nearest);
            }
        }
        return numbered(joined, within, minPoints);
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    private static Result numbered(int[] joined, int[] within, int minPoints) {
        var number = new int[joined.length + 1];
        var cluster = new int[joined.length];
        var role = new Role[joined.length];
        int clusters = 0;
        for (int i = 0; i < joined.length; i++) {
            if (joined[i] > 0 && number[joined[i]] == 0) {
                number[joined[i]] = ++clusters;
            }
            cluster[i] = joined[i] == 0 ? NOISE : number[joined[i]];
            role[i] = within[i] >= minPoints ? Role.CORE : joined[i] == 0 ? Role.NOISE : Role.BORDER;
        }
        return new Result(cluster, role, within, clusters);
    }

    /** Joins what lies within a node; a box no wider than eps is one cluster without looking at its points. */
    private void join(int node) {
        if (tree.farthest(node, node) <= eps * eps) {
            for (int i = tree.first[node] + 1; i < tree.end[node]; i++) {
                parent[root(i)] = root(tree.first[node]);
            }
        } else if (tree.isLeaf(node)) {
            for (int i = tree.first[node]; i < tree.end[node]; i++) {
                for (int j = tree.first[node]; j < i; j++) {
                    joinIfNear(i, j);
                }
            }
        } else {
            join(2 * node + 1);
            join(2 * node + 2);
            join(2 * node + 1, 2 * node + 2);
        }
    }

    /** Joins what lies within two nodes with each other. */
    private void join(int a, int b) {
        if (tree.first[a] == tree.end[a] || tree.first[b] == tree.end[b] || tree.nearest(a, b) > eps * eps) {
            return;
        }
        boolean oneEach = isOne(a) && isOne(b);
        if (oneEach && root(tree.first[a]) == root(tree.first[b])) {
            return;
        }
        if (oneEach && tree.farthest(a, b) <= eps * eps) {
            parent[root(tree.first[a])] = root(tree.first[b]);
        } else if (tree.isLeaf(a)) {
            for (int i = tree.first[a]; i < tree.end[a]; i++) {
                for (int j = tree.first[b]; j < tree.end[b]; j++) {
                    joinIfNear(i, j);
                }
            }
        } else {
            for (int left = 2 * a + 1; left <= 2 * a + 2; left++) {
                join(left, 2 * b + 1);
                join(left, 2 * b + 2);
            }
        }
    }

    /** True where a node's points were joined without looking: they are one cluster for sure. */
    private boolean isOne(int node) {
        return tree.farthest(node, node) <= eps * eps;
    }

    private void joinIfNear(int i, int j) {
        if (tree.square(i, tree.x[j], tree.y[j]) <= eps * eps) {
            parent[root(i)] = root(j);
        }
    }

    private int root(int point) {
        int i = point;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    /** Place in the tree of the core point nearest to the point and within eps, if nearer than {@code best}; else {@code best}. */
    private int nearestCore(int node, double east, double north, int best) {
        double limit = best < 0 ? eps * eps : tree.square(best, east, north);
        if (tree.first[node] == tree.end[node] || tree.nearest(node, east, north) > limit) {
            return best;
        }
        int found = best;
        if (tree.isLeaf(node)) {
            for (int i = tree.first[node]; i < tree.end[node]; i++) {
                if (tree.square(i, east, north) <= eps * eps && (found < 0 || before(i, found, east, north))) {
                    found = i;
                }
            }
            return found;
        }
        int left = 2 * node + 1;
        boolean leftFirst = tree.nearest(left, east, north) <= tree.nearest(left + 1, east, north);
        found = nearestCore(leftFirst ? left : left + 1, east, north, found);
        return nearestCore(leftFirst ? left + 1 : left, east, north, found);
    }

    private boolean before(int i, int j, double east, double north) {
        int nearer = Double.compare(tree.square(i, east, north), tree.square(j, east, north));
        int western = nearer == 0 ? Double.compare(tree.x[i], tree.x[j]) : nearer;
        return (western == 0 ? Double.compare(tree.y[i], tree.y[j]) : western) < 0;
    }
}
