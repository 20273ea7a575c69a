package se.lagesbild.gis.formats;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import crosby.binary.Fileformat.Blob;
import crosby.binary.Fileformat.BlobHeader;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a literal small world as an {@code .osm.pbf}, in the order in which things are added. */
final class SmallPbf {

    private static final double UNITS = 1e7; // granularity 100 nanodegrees

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> strings = new ArrayList<>(List.of(""));
    private final DenseNodes.Builder dense = DenseNodes.newBuilder();
    private final PrimitiveGroup.Builder plain = PrimitiveGroup.newBuilder();
    private final PrimitiveGroup.Builder ways = PrimitiveGroup.newBuilder();
    private final PrimitiveGroup.Builder relations = PrimitiveGroup.newBuilder();
    private long lastId;
    private long lastLon;
    private long lastLat;

    SmallPbf(String... requiredFeatures) {
        block(
                "OSMHeader",
                HeaderBlock.newBuilder()
                        .addAllRequiredFeatures(List.of(requiredFeatures))
                        .build());
    }

    static SmallPbf world() {
        return new SmallPbf("OsmSchema-V0.6", "DenseNodes");
    }

    /** @param tags key, value, key, value, ... */
    SmallPbf node(long id, double lon, double lat, String... tags) {
        long x = Math.round(lon * UNITS);
        long y = Math.round(lat * UNITS);
        dense.addId(id - lastId).addLon(x - lastLon).addLat(y - lastLat);
        lastId = id;
        lastLon = x;
        lastLat = y;
        for (var tag : tags) {
            dense.addKeysVals(string(tag));
        }
        dense.addKeysVals(0);
        return this;
    }

    /** In the older form, one message for each node. */
    SmallPbf plainNode(long id, double lon, double lat, String... tags) {
        var node = Node.newBuilder().setId(id).setLon(Math.round(lon * UNITS)).setLat(Math.round(lat * UNITS));
        for (int i = 0; i < tags.length; i += 2) {
            node.addKeys(string(tags[i])).addVals(string(tags[i + 1]));
        }
        plain.addNodes(node);
        return this;
    }

    SmallPbf way(long id, List<Integer> nodes, String... tags) {
        var way = Way.newBuilder().setId(id);
        long last = 0;
        for (int node : nodes) {
            way.addRefs(node - last);
            last = node;
        }
        for (int i = 0; i < tags.length; i += 2) {
            way.addKeys(string(tags[i])).addVals(string(tags[i + 1]));
        }
        ways.addWays(way);
        return this;
    }

    /** @param members role, way, role, way, ... */
    SmallPbf relation(long id, List<Object> members, String... tags) {
        var relation = Relation.newBuilder().setId(id);
        long last = 0;
        for (int i = 0; i < members.size(); i += 2) {
            int way = (Integer) members.get(i + 1);
            relation.addRolesSid(string((String) members.get(i)))
                    .addMemids(way - last)
                    .addTypes(Relation.MemberType.WAY);
            last = way;
        }
        for (int i = 0; i < tags.length; i += 2) {
            relation.addKeys(string(tags[i])).addVals(string(tags[i + 1]));
        }
        relations.addRelations(relation);
        return this;
    }

    /** A block of a kind that readers must pass over. */
    SmallPbf foreignBlock() {
        block("Weather", HeaderBlock.newBuilder().build());
        return this;
    }

    byte[] bytes() {
        var table = StringTable.newBuilder();
        strings.forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
        block(
                "OSMData",
                PrimitiveBlock.newBuilder()
                        .setStringtable(table)
                        .addPrimitivegroup(plain)
                        .addPrimitivegroup(PrimitiveGroup.newBuilder().setDense(dense))
                        .addPrimitivegroup(ways)
                        .addPrimitivegroup(relations)
                        .build());
        return bytes.toByteArray();
    }

    private int string(String text) {
        if (!strings.contains(text)) {
            strings.add(text);
        }
        return strings.indexOf(text);
    }

    private void block(String type, MessageLite content) {
        var blob = Blob.newBuilder().setRaw(content.toByteString()).build();
        var header = BlobHeader.newBuilder()
                .setType(type)
                .setDatasize(blob.getSerializedSize())
                .build();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(header.getSerializedSize());
            header.writeTo(out);
            blob.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
