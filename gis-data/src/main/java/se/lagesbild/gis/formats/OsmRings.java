package se.lagesbild.gis.formats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins ways end to end into rings, by the ids of their nodes. */
final class OsmRings {
    private final List<long[]> parts;
    private final boolean[] used;
    private final Map<Long, Deque<Integer>> ends = new HashMap<>();

    private OsmRings(List<long[]> parts) {
        this.parts = parts;
        this.used = new boolean[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            ends.computeIfAbsent(part[0], node -> new ArrayDeque<>()).add(i);
            ends.computeIfAbsent(part[part.length - 1], node -> new ArrayDeque<>())
                    .add(i);
        }
    }

    /**
     * @param parts ways of at least two nodes, each in either direction
     * @return closed rings, first node again at the end; empty where an end is left over
     */
    static Optional<List<long[]>> of(List<long[]> parts) {
        return new OsmRings(parts).join();
    }

    /** Follows the ways, and cuts a ring off as soon as a node comes again: rings may touch in a node. */
    private Optional<List<long[]>> join() {
        var rings = new ArrayList<long[]>();
        for (int first = 0; first < parts.size(); first++) {
            if (used[first]) {
                continue;
            }
            var path = new ArrayList<long[]>();
            var startOf = new HashMap<Long, Integer>();
            add(path, startOf, first, parts.get(first)[0]);
            while (!path.isEmpty()) {
                var last = path.get(path.size() - 1);
                long end = last[last.length - 1];
                var again = startOf.get(end);
                if (again != null) {
                    var loop = path.subList(again, path.size());
                    rings.add(joined(loop));
                    loop.forEach(part -> startOf.remove(part[0]));
                    loop.clear();
                    continue;
                }
                int next = next(end);
                if (next < 0) {
                    return Optional.empty();
                }
                add(path, startOf, next, end);
            }
        }
        return Optional.of(rings);
    }

    private void add(List<long[]> path, Map<Long, Integer> startOf, int index, long start) {
        used[index] = true;
        var part = parts.get(index);
        startOf.put(start, path.size());
        path.add(part[0] == start ? part : reversed(part));
    }

    private int next(long node) {
        var there = ends.getOrDefault(node, new ArrayDeque<>());
        while (!there.isEmpty()) {
            int index = there.poll();
            if (!used[index]) {
                return index;
            }
        }
        return -1;
    }

    private static long[] reversed(long[] part) {
        var back = new long[part.length];
        for (int i = 0; i < part.length; i++) {
            back[i] = part[part.length - 1 - i];
        }
        return back;
    }

    private static long[] joined(List<long[]> loop) {
        int size = 1 + loop.stream().mapToInt(part -> part.length - 1).sum();
        var ring = new long[size];
        int at = 0;
        for (var part : loop) {
            System.arraycopy(part, 0, ring, at, part.length);
            at += part.length - 1;
        }
        return ring;
    }
}
