package se.lagesbild.gis.formats;

import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what streets need while the blocks of an {@code .osm.pbf} go by: all nodes, locked gates, walkable ways, closed
 * ground.
 */
final class OsmBlocks extends OsmPass {

    /** A walkable way, before it is split. @param invited it says itself that it is open, whatever ground it crosses */
    record FootWay(long id, long[] nodes, @Nullable String name, String highway, boolean invited) {}

    private final OsmNodes nodes = new OsmNodes();
    private final Set<Long> gates = new HashSet<>();
    private final List<FootWay> ways = new ArrayList<>();
    private final OsmClosed closed;

    OsmBlocks(OsmClosed.Relations first, Consumer<Long> progress) {
        super(progress);
        closed = new OsmClosed(first);
    }

    OsmClosed closed() {
        return closed;
    }

    OsmNodes nodes() {
        return nodes;
    }

    /** Nodes that cannot be passed. */
    Set<Long> gates() {
        return gates;
    }

    List<FootWay> ways() {
        return ways;
    }

    @Override
    protected void parseNodes(List<Node> list) {
        each(list, this::node);
        super.parseNodes(list);
    }

    @Override
    protected void parseDense(DenseNodes dense) {
        each(dense, this::node);
        super.parseDense(dense);
    }

    private void node(long id, double longitude, double latitude, Map<String, String> tags) {
        nodes.add(id, longitude, latitude);
        if (!tags.isEmpty() && FootAccess.blocks(tags)) {
            gates.add(id);
        }
    }

    @Override
    protected void parseWays(List<Way> list) {
        for (var way : list) {
            var tags = tags(way.getKeysList(), way.getValsList());
            if (FootAccess.walkable(tags)) {
                ways.add(
                        new FootWay(way.getId(), refs(way), name(tags), tags.get("highway"), FootAccess.invited(tags)));
            }
            if (closed.wants(way.getId(), tags)) {
                closed.way(way.getId(), refs(way), tags);
            }
        }
        super.parseWays(list);
    }

    @Override
    public void complete() {
        super.complete();
        nodes.sort();
    }
}
