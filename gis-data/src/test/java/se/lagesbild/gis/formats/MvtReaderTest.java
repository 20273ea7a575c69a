package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MvtReaderTest {
    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] packed(int... numbers) throws IOException {
        return bytes(out -> {
            for (int number : numbers) {
                out.writeUInt32NoTag(number);
            }
        });
    }

    /** One layer with one feature; the geometries are the examples of the specification, section 4.3.5. */
    private static byte[] tile(int kind, int... commands) throws IOException {
        var value = bytes(out -> out.writeString(1, "Östra hamnen"));
        var number = bytes(out -> out.writeSInt64(6, -7));
        var feature = bytes(out -> {
            out.writeByteArray(2, packed(0, 0, 1, 1));
            out.writeEnum(3, kind);
            out.writeByteArray(4, packed(commands));
        });
        var layer = bytes(out -> {
            out.writeUInt32(15, 2);
            out.writeString(1, "zones");
            out.writeByteArray(2, feature);
            out.writeString(3, "name");
            out.writeString(3, "depth");
            out.writeByteArray(4, value);
            out.writeByteArray(4, number);
            out.writeUInt32(5, 512);
        });
        return bytes(out -> out.writeByteArray(3, layer));
    }

    private static MvtReader.Feature only(byte[] tile) {
        return MvtReader.read(tile).get(0).features().get(0);
    }

    @Test
    void readsNamesValuesAndExtent() throws IOException {
        var layer = MvtReader.read(tile(1, 9, 50, 34)).get(0);
        assertThat(layer.name()).isEqualTo("zones");
        assertThat(layer.extent()).isEqualTo(512);
        assertThat(layer.features().get(0).values())
                .containsEntry("name", "Östra hamnen")
                .containsEntry("depth", -7L);
    }

    @Test
    void readsAPointAndSeveral() throws IOException {
        assertThat(only(tile(1, 9, 50, 34)).parts()).containsExactly(new int[] {25, 17});
        assertThat(only(tile(1, 17, 10, 14, 3, 9)).parts()).containsExactly(new int[] {5, 7}, new int[] {3, 2});
    }

    @Test
    void readsLines() throws IOException {
        var lines = only(tile(2, 9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8));
        assertThat(lines.kind()).isEqualTo(MvtReader.Kind.LINE);
        assertThat(lines.parts()).containsExactly(new int[] {2, 2, 2, 10, 10, 10}, new int[] {1, 1, 3, 5});
    }

    @Test
    void closesRings() throws IOException {
        var polygon = only(tile(3, 9, 6, 12, 18, 10, 12, 24, 44, 15));
        assertThat(polygon.kind()).isEqualTo(MvtReader.Kind.POLYGON);
        assertThat(polygon.parts()).containsExactly(new int[] {3, 6, 8, 12, 20, 34, 3, 6});
    }

    @Test
    void readsALongLineWhole() throws IOException {
        var commands = new int[4 + 2 * 1000];
        commands[0] = 9;
        commands[3] = 1000 << 3 | 2;
        java.util.Arrays.fill(commands, 4, commands.length, 2);
        assertThat(only(tile(2, commands)).parts().get(0))
                .hasSize(2 * 1001)
                .startsWith(0, 0, 1, 1)
                .endsWith(1000, 1000);
    }

    @Test
    void anEmptyTileHasNoLayers() {
        assertThat(MvtReader.read(new byte[0])).isEmpty();
    }

    @Test
    void saysWhatIsNoTileAndNeverAnythingElse() throws IOException {
        assertThatThrownBy(() ->
                        MvtReader.read("<html>not a tile</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no vector tile");
        var whole = tile(3, 9, 6, 12, 18, 10, 12, 24, 44, 15);
        var chance = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            var broken = whole.clone();
            broken[chance.nextInt(broken.length)] = (byte) chance.nextInt();
            try {
                MvtReader.read(broken);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("no vector tile");
            }
        }
    }
}
