package se.lagesbild.gis.formats;

import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.BinaryParser;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.Way;
import crosby.binary.file.BlockInputStream;
import crosby.binary.file.FileBlock;
import crosby.binary.file.FileBlockPosition;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * One reading of an extract from its beginning to its end, which it must reach. What is not overridden goes by. Whether it is an {@code
 * .osm.pbf} or XML ({@code .osm}), and either of them packed with gzip, is seen from its first bytes and not from its name.
 */
abstract class OsmPass extends BinaryParser {

    /** A header tells degrees in billionths. */
    private static final double NANO = 1e-9;

    private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");

    private static final int BUFFER = 1 << 16;
    private static final int START = 64;

    private final Consumer<Long> progress;
    private @Nullable CountingStream input;
    private @Nullable Instant asOf;
    private @Nullable Envelope bounds;
    private boolean headerSeen;
    private long objects;
    private long lastBlockEnd;
    private boolean lastBlockSkipped;

    OsmPass(Consumer<Long> progress) {
        this.progress = progress;
    }

    /**
     * Reads the whole file; the caller closes the stream.
     *
     * @throws OsmException says why the file cannot be read
     */
    final void read(InputStream extract) {
        try {
            var plain = unpacked(new BufferedInputStream(extract, BUFFER));
            if (isXml(plain)) {
                OsmXml.read(plain, this);
                complete();
                return;
            }
            var counted = new CountingStream(plain);
            input = counted;
            new BlockInputStream(counted, this).process();
        } catch (InvalidProtocolBufferException e) {
            throw new OsmException("this is not an .osm.pbf file, or a damaged one", e);
        } catch (IOException e) {
            throw new OsmException("the extract cannot be read: %s".formatted(e.getMessage()), e);
        } catch (UncheckedIOException | IndexOutOfBoundsException | NegativeArraySizeException | Error e) {
            // the library's answers to bytes that make no sense: it even throws a bare Error for a broken zip
            if (e instanceof VirtualMachineError serious) {
                throw serious;
            }
            throw new OsmException("this is not an .osm.pbf file, or a damaged one", e);
        }
    }

    private static BufferedInputStream unpacked(BufferedInputStream in) throws IOException {
        var start = start(in);
        if (start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
        }
        if (start.length > 2 && start[0] == 'B' && start[1] == 'Z' && start[2] == 'h') {
            throw new OsmException("the extract is packed with bzip2, which is not read: unpack it first (bunzip2)");
        }
        return in;
    }

    /** The first four bytes of an {@code .osm.pbf} are a length, far below that of the letter. */
    private static boolean isXml(BufferedInputStream in) throws IOException {
        var text = new String(start(in), StandardCharsets.ISO_8859_1);
        return text.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().startsWith("<");
    }

    private static byte[] start(BufferedInputStream in) throws IOException {
        in.mark(START);
        var start = in.readNBytes(START);
        in.reset();
        return start;
    }

    /** State of the map that the header tells of, or null where it says nothing. */
    final @Nullable Instant asOf() {
        return asOf;
    }

    /** What the extract was cut by, in degrees, or null where its header says nothing. */
    final @Nullable Envelope bounds() {
        return bounds;
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
        if (header.hasBbox()) {
            var box = header.getBbox();
            bounds = new Envelope(
                    box.getLeft() * NANO, box.getRight() * NANO, box.getBottom() * NANO, box.getTop() * NANO);
        }
        if (header.hasOsmosisReplicationTimestamp()) {
            asOf = Instant.ofEpochSecond(header.getOsmosisReplicationTimestamp());
        }
    }

    @Override
    protected void parseNodes(List<Node> list) {
        count(list.size());
    }

    @Override
    protected void parseDense(DenseNodes dense) {
        count(dense.getIdCount());
    }

    @Override
    protected void parseWays(List<Way> list) {
        count(list.size());
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
        lastBlockEnd = position();
        super.handleBlock(block);
    }

    @Override
    public void complete() {
        if (!headerSeen) {
            throw new OsmException("this is neither an .osm.pbf nor an .osm file: it has no header block");
        }
        if (position() > lastBlockEnd && !lastBlockSkipped) { // the library takes any end for the end
            throw new OsmException("the file ends in the middle of a block: copy it anew");
        }
    }

    private long position() {
        return input == null ? 0 : input.position();
    }

    private void count(int more) {
        if (more > 0) {
            objects += more;
            progress.accept(objects);
        }
    }

    /** Hears of each node. */
    @FunctionalInterface
    interface NodeListener {
        /** @param tags empty for most */
        void node(long id, double longitude, double latitude, Map<String, String> tags);
    }

    final void each(List<Node> list, NodeListener listener) {
        for (var node : list) {
            listener.node(
                    node.getId(),
                    parseLon(node.getLon()),
                    parseLat(node.getLat()),
                    tags(node.getKeysList(), node.getValsList()));
        }
    }

    final void each(DenseNodes dense, NodeListener listener) {
        long id = 0;
        long longitude = 0;
        long latitude = 0;
        int tag = 0;
        for (int i = 0; i < dense.getIdCount(); i++) {
            id += dense.getId(i);
            longitude += dense.getLon(i);
            latitude += dense.getLat(i);
            Map<String, String> tags = null;
            while (tag < dense.getKeysValsCount() && dense.getKeysVals(tag) != 0) {
                tags = tags == null ? new HashMap<>() : tags;
                tags.put(getStringById(dense.getKeysVals(tag)), getStringById(dense.getKeysVals(tag + 1)));
                tag += 2;
            }
            tag++; // the 0 between two nodes
            listener.node(id, parseLon(longitude), parseLat(latitude), tags == null ? Map.of() : tags);
        }
    }

    final Map<String, String> tags(List<Integer> keys, List<Integer> values) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var tags = new HashMap<String, String>();
        for (int i = 0; i < keys.size(); i++) {
            tags.put(getStringById(keys.get(i)), getStringById(values.get(i)));
        }
        return tags;
    }

    /** The way's nodes, without one that follows itself. */
    static long[] refs(Way way) {
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

    /** The name that is written there, or null. */
    static @Nullable String name(Map<String, String> tags) {
        var name = tags.getOrDefault("name", "").strip();
        return name.isEmpty() ? null : name;
    }
}
