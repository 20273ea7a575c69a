package se.lagesbild.backend.maps;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads point features of a Mapbox vector tile, after version 2.1 of its specification; written apart from the server. */
public final class MapTile {
    private MapTile() {}

    /** @param x pixels of the tile's extent from its left side; outside 0..4096 it is in the buffer; @param y from the top */
    public record Point(int x, int y, Map<String, Object> properties) {
        /** In this tile, not only in its buffer: left and top side belong to it. */
        public boolean inside() {
            return x >= 0 && x < 4096 && y >= 0 && y < 4096;
        }
    }

    public static List<Point> points(byte[] tile) {
        var points = new ArrayList<Point>();
        try {
            var in = CodedInputStream.newInstance(tile);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 3) {
                    layer(in.readByteArray(), points);
                } else {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return points;
    }

    private static void layer(byte[] bytes, List<Point> points) throws IOException {
        var keys = new ArrayList<String>();
        var values = new ArrayList<Object>();
        var features = new ArrayList<byte[]>();
        var in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 2 -> features.add(in.readByteArray());
                case 3 -> keys.add(in.readString());
                case 4 -> values.add(value(in.readByteArray()));
                default -> in.skipField(tag);
            }
        }
        for (var feature : features) {
            points.add(feature(feature, keys, values));
        }
    }

    private static Point feature(byte[] bytes, List<String> keys, List<Object> values) throws IOException {
        var properties = new LinkedHashMap<String, Object>();
        int[] at = new int[2];
        var in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 2 -> {
                    var tags = CodedInputStream.newInstance(in.readByteArray());
                    while (!tags.isAtEnd()) {
                        var key = keys.get(tags.readUInt32());
                        properties.put(key, values.get(tags.readUInt32()));
                    }
                }
                case 4 -> {
                    var commands = CodedInputStream.newInstance(in.readByteArray());
                    if (commands.readUInt32() != 9) {
                        throw new IOException("not one point");
                    }
                    at[0] = CodedInputStream.decodeZigZag32(commands.readUInt32());
                    at[1] = CodedInputStream.decodeZigZag32(commands.readUInt32());
                }
                default -> in.skipField(tag);
            }
        }
        return new Point(at[0], at[1], properties);
    }

    private static Object value(byte[] bytes) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        int tag = in.readTag();
        return switch (WireFormat.getTagFieldNumber(tag)) {
            case 1 -> in.readString();
            case 2 -> in.readFloat();
            case 3 -> in.readDouble();
            case 4, 5 -> in.readInt64();
            case 6 -> in.readSInt64();
            case 7 -> in.readBool();
            default -> throw new IOException("unknown value " + tag);
        };
    }
}
