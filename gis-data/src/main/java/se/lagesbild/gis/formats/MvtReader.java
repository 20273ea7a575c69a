package se.lagesbild.gis.formats;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Mapbox vector tiles (version 2.1 of the specification). Pure, thread-safe. */
public final class MvtReader {
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;
    private static final int DEFAULT_EXTENT = 4096;

    private MvtReader() {}

    /** What the geometry of a feature is; the specification's order. */
    public enum Kind {
        UNKNOWN,
        POINT,
        LINE,
        POLYGON
    }

    /** @param extent units of the tile's side */
    public record Layer(String name, int extent, List<Feature> features) {}

    /**
     * @param parts the points, the lines or the rings (closed: the last point is the first), each as x, y, x, y in tile units from the top
     *     left corner, y downwards; outside 0 to the layer's extent it lies in the buffer
     * @param values String, Double, Long or Boolean by the name of the property
     */
    public record Feature(Kind kind, List<int[]> parts, Map<String, Object> values) {}

    /**
     * @param tile unpacked; of length 0: no layers
     * @throws IllegalArgumentException where it is no vector tile
     */
    public static List<Layer> read(byte[] tile) {
        try {
            var layers = new ArrayList<Layer>();
            var in = CodedInputStream.newInstance(tile);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 3) {
                    layers.add(layer(in.readBytes()));
                } else {
                    in.skipField(tag);
                }
            }
            return layers;
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no vector tile: " + e.getMessage(), e);
        }
    }

    private static Layer layer(ByteString bytes) throws IOException {
        var name = "";
        int extent = DEFAULT_EXTENT;
        var keys = new ArrayList<String>();
        var values = new ArrayList<Object>();
        var features = new ArrayList<ByteString>();
        var in = bytes.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> name = in.readString();
                case 2 -> features.add(in.readBytes());
                case 3 -> keys.add(in.readString());
                case 4 -> values.add(value(in.readBytes()));
                case 5 -> extent = in.readUInt32();
                default -> in.skipField(tag);
            }
        }
        if (extent <= 0) {
            throw new InvalidProtocolBufferException("extent " + extent);
        }
        var read = new ArrayList<Feature>(features.size());
        for (var feature : features) {
            read.add(feature(feature, keys, values));
        }
        return new Layer(name, extent, read);
    }

    private static Object value(ByteString bytes) throws IOException {
        var in = bytes.newCodedInput();
        Object value = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> value = in.readString();
                case 2 -> value = (double) in.readFloat();
                case 3 -> value = in.readDouble();
                case 4, 5 -> value = in.readInt64();
                case 6 -> value = in.readSInt64();
                case 7 -> value = in.readBool();
                default -> in.skipField(tag);
            }
        }
        return value;
    }

    private static Feature feature(ByteString bytes, List<String> keys, List<Object> values) throws IOException {
        var properties = new LinkedHashMap<String, Object>();
        int kind = 0;
        List<int[]> parts = List.of();
        var in = bytes.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 2 -> {
                    var tags = in.readBytes().newCodedInput();
                    while (!tags.isAtEnd()) {
                        var key = keys.get(tags.readUInt32());
                        properties.put(key, values.get(tags.readUInt32()));
                    }
                }
                case 3 -> kind = in.readEnum();
                case 4 -> parts = parts(in.readBytes().newCodedInput());
                default -> in.skipField(tag);
            }
        }
        return new Feature(Kind.values()[kind], parts, properties);
    }

    private static List<int[]> parts(CodedInputStream commands) throws IOException {
        var parts = new ArrayList<int[]>();
        var at = new Cursor();
        while (!commands.isAtEnd()) {
            int command = commands.readUInt32();
            int count = command >>> 3;
            switch (command & 7) {
                case MOVE_TO -> {
                    for (int i = 0; i < count; i++) {
                        at.finish(parts);
                        at.move(commands);
                    }
                }
                case LINE_TO -> {
                    for (int i = 0; i < count; i++) {
                        at.move(commands);
                    }
                }
                case CLOSE_PATH -> at.close();
                default -> throw new InvalidProtocolBufferException("command " + command);
            }
        }
        at.finish(parts);
        return parts;
    }

    /** The pen that draws one part after another. */
    private static final class Cursor {
        private int x;
        private int y;
        private int[] part = new int[16];
        private int length;

        void move(CodedInputStream commands) throws IOException {
            x += CodedInputStream.decodeZigZag32(commands.readUInt32());
            y += CodedInputStream.decodeZigZag32(commands.readUInt32());
            add(x, y);
        }

        void close() {
            add(part[0], part[1]);
        }

        private void add(int toX, int toY) {
            if (length == part.length) {
                part = java.util.Arrays.copyOf(part, 2 * length);
            }
            part[length++] = toX;
            part[length++] = toY;
        }

        void finish(List<int[]> parts) {
            if (length > 0) {
                parts.add(java.util.Arrays.copyOf(part, length));
                length = 0;
            }
        }
    }
}
