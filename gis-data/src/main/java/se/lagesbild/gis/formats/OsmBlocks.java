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

/** Collects what streets need while the blocks of an {@code .osm.pbf} go by: all nodes, locked gates, walkable ways. */
final class OsmBlocks extends OsmPass {

    /** A walkable way, before it is split. */
    record FootWay(long id, long[] nodes, @Nullable String name, String highway) {}

    private final OsmNodes nodes = new OsmNodes();
    private final Set<Long> gates = new HashSet<>();
    private final List<FootWay> ways = new ArrayList<>();

    OsmBlocks(Consumer<Long> progress) {
        super(progress);
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
                ways.add(new FootWay(way.getId(), refs(way), name(tags), tags.get("highway")));
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
