package se.lagesbild.gis.network;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the cross streets that a stretch of one street lies between. */
record CrossStreets(StreetGraph graph, String street) {

    /** How far beyond a stretch's end the next cross street may be, metres: a name from farther off places nothing. */
    private static final double WITHIN_METRES = 150;

    /** One end of a stretch: it lies on edge {@code e}, so many metres before its node. */
    record End(int e, int node, double metresToNode) {}

    /** The two names, in the order of the alphabet; empty unless there are two ends and two names. */
    List<String> between(List<End> ends) {
        var names = new TreeSet<String>();
        for (var end : ends) {
            beyond(end).ifPresent(names::add);
        }
        return ends.size() == 2 && names.size() == 2 ? List.copyOf(names) : List.of();
    }

    /** The first named cross street on the way on, along the street itself; of several at one junction the first of the alphabet. */
    private Optional<String> beyond(End end) {
        int e = end.e;
        int node = end.node;
        double metres = end.metresToNode;
        while (metres <= WITHIN_METRES) {
            var names = new TreeSet<String>();
            int onwards = -1;
            for (int k = graph.first[node]; k < graph.first[node + 1]; k++) {
                int other = graph.incident[k];
                var name = graph.edges[other].name();
                if (name != null && !name.equals(street)) {
                    names.add(name);
                } else if (name != null && other != e) {
                    onwards = onwards == -1 ? other : -2; // it forks: no one way on
                }
            }
            if (!names.isEmpty() || onwards < 0) {
                return names.stream().findFirst();
            }
            e = onwards;
            node = graph.other(e, node);
            metres += Math.max(graph.metres[e], 1); // a metre at least, so that a circle ends
        }
        return Optional.empty();
    }
}
