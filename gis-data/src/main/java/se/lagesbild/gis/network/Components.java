package se.lagesbild.gis.network;

import java.util.Arrays;

/** The connected parts of a graph, by union of sets with path halving. */
final class Components {

    private final int[] parent;
    private final int count;
    private final int largest;

    Components(int nodes, int[] from, int[] to) {
        parent = new int[nodes];
        Arrays.setAll(parent, v -> v);
        for (int e = 0; e < from.length; e++) {
            int a = root(from[e]);
            int b = root(to[e]);
            parent[Math.max(a, b)] = Math.min(a, b); // the smaller number leads, so that the result has no chance in it
        }
        var size = new int[nodes];
        int parts = 0;
        int most = -1;
        for (int v = 0; v < nodes; v++) {
            int root = root(v);
            parts += root == v ? 1 : 0;
            parent[v] = root; // flat from here on: reading needs no writing, and so no lock
            size[root]++;
        }
        for (int v = 0; v < nodes; v++) {
            most = most < 0 || size[v] > size[most] ? v : most;
        }
        count = parts;
        largest = most;
    }

    private int root(int node) {
        int v = node;
        while (parent[v] != v) {
            parent[v] = parent[parent[v]];
            v = parent[v];
        }
        return v;
    }

    int count() {
        return count;
    }

    /** True for nodes of the part with most nodes; of several, the one that comes first. */
    boolean inLargest(int node) {
        return parent[node] == largest;
    }
}
