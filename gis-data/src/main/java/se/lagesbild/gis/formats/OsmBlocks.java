package se.lagesbild.gis.formats;

import crosby.binary.BinaryParser;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.Way;
import crosby.binary.file.FileBlock;
import crosby.binary.file.FileBlockPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what streets need while the blocks of an {@code .osm.pbf} go by: all nodes, locked gates, walkable ways. */
final class OsmBlocks extends BinaryParser {

    private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");

    /** A walkable way, before it is split. */
    record FootWay(long id, long[] nodes, @Nullable String name, String highway) {}

    private final CountingStream input;
    private final Consumer<Long> progress;
    private final OsmNodes nodes = new OsmNodes();
    private final Set<Long> gates = new HashSet<>();
    private final List<FootWay> ways = new ArrayList<>();
    private boolean headerSeen;
    private long objects;
    private long lastBlockEnd;
    private boolean lastBlockSkipped;

    OsmBlocks(CountingStream input, Consumer<Long> progress) {
        this.input = input;
        this.progress = progress;
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
    protected void parse(HeaderBlock header) {
        headerSeen = true;
        for (var feature : header.getRequiredFeaturesList()) {
            if (!UNDERSTOOD.contains(feature)) {
                throw new OsmException(
                        "the extract needs the feature %s, which is not read: write it anew with osmium cat"
                                .formatted(feature));
            }
        }
    }

    @Override
    protected void parseNodes(List<Node> list) {
        for (var node : list) {
            nodes.add(node.getId(), parseLon(node.getLon()), parseLat(node.getLat()));
            if (node.getKeysCount() > 0 && FootAccess.blocks(tags(node.getKeysList(), node.getValsList()))) {
                gates.add(node.getId());
            }
        }
        count(list.size());
    }

    @Override
    protected void parseDense(DenseNodes dense) {
        long id = 0;
        long longitude = 0;
        long latitude = 0;
        int tag = 0;
        for (int i = 0; i < dense.getIdCount(); i++) {
            id += dense.getId(i);
            longitude += dense.getLon(i);
            latitude += dense.getLat(i);
            nodes.add(id, parseLon(longitude), parseLat(latitude));
            Map<String, String> tags = null;
            while (tag < dense.getKeysValsCount() && dense.getKeysVals(tag) != 0) {
                tags = tags == null ? new HashMap<>() : tags;
                tags.put(getStringById(dense.getKeysVals(tag)), getStringById(dense.getKeysVals(tag + 1)));
                tag += 2;
            }
            tag++; // the 0 between two nodes
            if (tags != null && FootAccess.blocks(tags)) {
                gates.add(id);
            }
        }
        count(dense.getIdCount());
    }

    @Override
    protected void parseWays(List<Way> list) {
        for (var way : list) {
            var tags = tags(way.getKeysList(), way.getValsList());
            if (FootAccess.walkable(tags)) {
                var name = tags.getOrDefault("name", "").strip();
                ways.add(new FootWay(way.getId(), refs(way), name.isEmpty() ? null : name, tags.get("highway")));
            }
        }
        count(list.size());
    }

    /** The way's nodes, without one that follows itself. */
    private static long[] refs(Way way) {
        var refs = new long[way.getRefsCount()];
        int size = 0;
        long ref = 0;
        for (int i = 0; i < refs.length; i++) {
            ref += way.getRefs(i);
            if (size == 0 || refs[size - 1] != ref) {
                refs[size++] = ref;
            }
        }
        return Arrays.copyOf(refs, size);
    }

    @Override
    protected void parseRelations(List<Relation> list) {
        count(list.size());
    }

    @Override
    public boolean skipBlock(FileBlockPosition block) {
        lastBlockSkipped =
                !block.getType().equals("OSMHeader") && !block.getType().equals("OSMData");
        return lastBlockSkipped;
    }

    @Override
    public void handleBlock(FileBlock block) {
        lastBlockEnd = input.position();
        super.handleBlock(block);
    }

    @Override
    public void complete() {
        if (!headerSeen) {
            throw new OsmException("this is not an .osm.pbf file: it has no header block");
        }
        if (input.position() > lastBlockEnd && !lastBlockSkipped) { // the library takes any end for the end
            throw new OsmException("the file ends in the middle of a block: copy it anew");
        }
        nodes.sort();
    }

    private void count(int more) {
        if (more > 0) {
            objects += more;
            progress.accept(objects);
        }
    }

    private Map<String, String> tags(List<Integer> keys, List<Integer> values) {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < keys.size(); i++) {
            tags.put(getStringById(keys.get(i)), getStringById(values.get(i)));
        }
        return tags;
    }
}
