package se.lagesbild.gis.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one layer of points or polygons as a Mapbox vector tile, version 2.1. Keys and values are entered first and named by their numbers, so that a
 * value that many features share is looked up once. Not thread-safe.
 */
public final class MvtWriter {
    /** Units of a tile's side. */
    public static final int EXTENT = 4096;

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int MOVE_TO_ONCE = 1 << 3 | 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 1 << 3 | 7;
    private static final int POINT = 1;
    private static final int POLYGON = 3;

    private final String layer;
    private final Map<String, Integer> keys = new HashMap<>();
    private final List<String> keysInOrder = new ArrayList<>();
    private final Map<Object, Integer> values = new HashMap<>();
    private int valueCount;
    private final Bytes valueBytes = new Bytes(1 << 12);
    private final Bytes featureBytes = new Bytes(1 << 14);
    private final Bytes feature = new Bytes(128);
    private final Bytes value = new Bytes(128);
    private int features;

    public MvtWriter(String layer) {
        this.layer = layer;
    }

    /** @return the key's number */
    public int key(String key) {
        return keys.computeIfAbsent(key, k -> {
            keysInOrder.add(k);
            return keysInOrder.size() - 1;
        });
    }

    /** @return the value's number; the same for the same value */
    public int value(String text) {
        return values.computeIfAbsent(text, t -> own(text));
    }

    public int value(int number) {
        return values.computeIfAbsent(number, n -> {
            value.clear();
            if (number < 0) {
                value.tag(6, VARINT).varint((number << 1) ^ (number >> 31));
            } else {
                value.tag(5, VARINT).varint(number);
            }
            return enter();
        });
    }

    public int value(double number) {
        return values.computeIfAbsent(number, n -> {
            value.clear();
            value.tag(3, EIGHT_BYTES).eight(Double.doubleToLongBits(number));
            return enter();
        });
    }

    public int value(boolean yes) {
        return values.computeIfAbsent(yes, y -> {
            value.clear();
            value.tag(7, VARINT).varint(yes ? 1 : 0);
            return enter();
        });
    }

    /** @return the number of a text that no other feature has, entered without looking for it */
    public int own(String text) {
        value.clear();
        value.tag(1, BYTES).text(text);
        return enter();
    }

    private int enter() {
        valueBytes.tag(4, BYTES).block(value);
        return valueCount++;
    }

    /**
     * One point.
     *
     * @param x from the tile's left side, in {@link #EXTENT}ths of it
     * @param y from its top
     * @param tags number of a key, number of its value, and so on
     * @param length of {@code tags} that is in use
     */
    public void point(int x, int y, int[] tags, int length) {
        begin(POINT, tags, length);
        value.varint(MOVE_TO_ONCE).varint(zigZag(x)).varint(zigZag(y));
        end();
    }

    /**
     * A polygon of one ring.
     *
     * @param ring x and y of each corner, the first one not repeated; clockwise as the tile is looked at, where y goes down
     * @param tags as of {@link #point}
     */
    public void polygon(int[] ring, int[] tags, int length) {
        begin(POLYGON, tags, length);
        value.varint(MOVE_TO_ONCE).varint(zigZag(ring[0])).varint(zigZag(ring[1]));
        value.varint((ring.length / 2 - 1) << 3 | LINE_TO);
        for (int i = 2; i < ring.length; i += 2) {
            value.varint(zigZag(ring[i] - ring[i - 2])).varint(zigZag(ring[i + 1] - ring[i - 1]));
        }
        value.varint(CLOSE_PATH);
        end();
    }

    private void begin(int kind, int[] tags, int length) {
        feature.clear();
        value.clear();
        for (int i = 0; i < length; i++) {
            value.varint(tags[i]);
        }
        feature.tag(2, BYTES).block(value);
        feature.tag(3, VARINT).varint(kind);
        value.clear();
    }

    private void end() {
        feature.tag(4, BYTES).block(value);
        featureBytes.tag(2, BYTES).block(feature);
        features++;
    }

    private static int zigZag(int n) {
        return (n << 1) ^ (n >> 31);
    }

    /** @return the tile; of length 0 where nothing was written */
    public byte[] tile() {
        if (features == 0) {
            return new byte[0];
        }
        var whole = new Bytes(featureBytes.length + valueBytes.length + 256);
        whole.tag(15, VARINT).varint(2);
        whole.tag(1, BYTES).text(layer);
        whole.raw(featureBytes);
        keysInOrder.forEach(key -> whole.tag(3, BYTES).text(key));
        whole.raw(valueBytes);
        whole.tag(5, VARINT).varint(EXTENT);
        var tile = new Bytes(whole.length + 8);
        tile.tag(3, BYTES).block(whole);
        return tile.copy();
    }

    /** Grows; writes what protocol buffers are made of. */
    private static final class Bytes {
        private byte[] bytes;
        private int length;

        Bytes(int capacity) {
            bytes = new byte[capacity];
        }

        void clear() {
            length = 0;
        }

        Bytes tag(int field, int kind) {
            return varint(field << 3 | kind);
        }

        /** @param n read as unsigned */
        Bytes varint(int n) {
            room(5);
            int rest = n;
            while ((rest & ~0x7f) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
            return this;
        }

        void eight(long bits) {
            room(8);
            for (int i = 0; i < 8; i++) {
                bytes[length++] = (byte) (bits >>> 8 * i);
            }
        }

        void text(String text) {
            var coded = text.getBytes(StandardCharsets.UTF_8);
            varint(coded.length);
            append(coded, coded.length);
        }

        void block(Bytes other) {
            varint(other.length);
            raw(other);
        }

        void raw(Bytes other) {
            append(other.bytes, other.length);
        }

        private void append(byte[] more, int count) {
            room(count);
            System.arraycopy(more, 0, bytes, length, count);
            length += count;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }

        byte[] copy() {
            return java.util.Arrays.copyOf(bytes, length);
        }
    }
}
