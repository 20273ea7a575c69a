package se.lagesbild.start.bench;

import crosby.binary.BinaryParser;
import crosby.binary.Osmformat;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Way;
import crosby.binary.file.BlockInputStream;
import crosby.binary.file.BlockOutputStream;
import crosby.binary.file.FileBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A large extract made of a small one: copies of it beside each other, with ids of their own and no street between them. */
final class ExtractSideBySide {
    /** Above all ids of OpenStreetMap, and low enough that way times pieces stays a number of JavaScript. */
    private static final long IDS_APART = 1L << 34;

    /** Nanodegrees: about 8 and 10 km in Oslo, which is a little more than the extract is wide and high. */
    private static final long LONGITUDE_APART = 130_000_000L;

    private static final long LATITUDE_APART = 80_000_000L;
    private static final int COLUMNS = 6;

    private ExtractSideBySide() {}

    /** @param extract an {@code .osm.pbf}; the caller closes both streams */
    static void write(InputStream extract, int copies, OutputStream to) throws IOException {
        var blocks = new Blocks();
        new BlockInputStream(extract, blocks).process();
        var out = new BlockOutputStream(to);
        out.write(FileBlock.newInstance(
                "OSMHeader",
                HeaderBlock.newBuilder()
                        .addRequiredFeatures("OsmSchema-V0.6")
                        .addRequiredFeatures("DenseNodes")
                        .build()
                        .toByteString(),
                null));
        for (int copy = 0; copy < copies; copy++) {
            for (var block : blocks.all) {
                out.write(FileBlock.newInstance("OSMData", moved(block, copy).toByteString(), null));
            }
        }
        out.flush();
    }

    private static PrimitiveBlock moved(PrimitiveBlock block, int copy) {
        long ids = copy * IDS_APART;
        var moved = block.toBuilder()
                .setLonOffset(block.getLonOffset() + copy % COLUMNS * LONGITUDE_APART)
                .setLatOffset(block.getLatOffset() + copy / COLUMNS * LATITUDE_APART)
                .clearPrimitivegroup();
        for (var group : block.getPrimitivegroupList()) {
            moved.addPrimitivegroup(moved(group, ids));
        }
        return moved.build();
    }

    /** Ids and references are differences, so that the first of each list moves the rest. Relations are left out. */
    private static PrimitiveGroup moved(PrimitiveGroup group, long ids) {
        var moved = PrimitiveGroup.newBuilder();
        if (group.hasDense() && group.getDense().getIdCount() > 0) {
            var dense = group.getDense().toBuilder();
            moved.setDense(dense.setId(0, dense.getId(0) + ids));
        }
        for (Node node : group.getNodesList()) {
            moved.addNodes(node.toBuilder().setId(node.getId() + ids));
        }
        for (Way way : group.getWaysList()) {
            var copy = way.toBuilder().setId(way.getId() + ids);
            moved.addWays(way.getRefsCount() == 0 ? copy : copy.setRefs(0, way.getRefs(0) + ids));
        }
        return moved.build();
    }

    /** Keeps the blocks as they are. */
    private static final class Blocks extends BinaryParser {
        private final List<PrimitiveBlock> all = new ArrayList<>();

        @Override
        public void parse(PrimitiveBlock block) {
            all.add(block);
        }

        @Override
        protected void parse(HeaderBlock header) {}

        @Override
        protected void parseNodes(List<Osmformat.Node> nodes) {}

        @Override
        protected void parseDense(Osmformat.DenseNodes nodes) {}

        @Override
        protected void parseWays(List<Osmformat.Way> ways) {}

        @Override
        protected void parseRelations(List<Osmformat.Relation> relations) {}

        @Override
        public void complete() {}
    }
}
