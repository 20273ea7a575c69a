package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MvtWriterTest {
    /** Field numbers of a message, in order, with the bytes of those that have any. */
    private record Field(int number, byte[] bytes, long value) {}

    private static List<Field> fields(byte[] message) throws IOException {
        var fields = new ArrayList<Field>();
        var in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean number = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT;
            fields.add(new Field(
                    WireFormat.getTagFieldNumber(tag),
                    number ? new byte[0] : in.readByteArray(),
                    number ? in.readRawVarint64() : 0));
        }
        return fields;
    }

    private static List<Field> only(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).toList();
    }

    private static List<Integer> packed(byte[] bytes) throws IOException {
        var numbers = new ArrayList<Integer>();
        var in = CodedInputStream.newInstance(bytes);
        while (!in.isAtEnd()) {
            numbers.add(in.readRawVarint32());
        }
        return numbers;
    }

    @Test
    void writesWhatTheSpecificationSays() throws IOException {
        var writer = new MvtWriter("punkter");
        int[] tags = {
            writer.key("namn"), writer.own("Åsa torg"),
            writer.key("antal"), writer.value(300),
            writer.key("djup"), writer.value(-3),
            writer.key("exempel"), writer.value(true)
        };
        writer.point(25, -17, tags, tags.length);
        writer.point(4095, 0, tags, 2);

        var tile = fields(writer.tile());
        assertThat(tile).extracting(Field::number).containsExactly(3);
        var layer = fields(tile.get(0).bytes());
        assertThat(only(layer, 15).get(0).value()).as("version").isEqualTo(2);
        assertThat(new String(only(layer, 1).get(0).bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("punkter");
        assertThat(only(layer, 5).get(0).value()).as("extent").isEqualTo(4096);
        assertThat(only(layer, 3).stream().map(key -> new String(key.bytes(), java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly("namn", "antal", "djup", "exempel");

        var values = only(layer, 4);
        assertThat(values).hasSize(4);
        assertThat(fields(values.get(0).bytes()).get(0).bytes())
                .isEqualTo("Åsa torg".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(fields(values.get(1).bytes()).get(0))
                .extracting(Field::number, Field::value)
                .containsExactly(5, 300L);
        // a signed number is 2 |n| - 1 when negative
        assertThat(fields(values.get(2).bytes()).get(0))
                .extracting(Field::number, Field::value)
                .containsExactly(6, 5L);
        assertThat(fields(values.get(3).bytes()).get(0))
                .extracting(Field::number, Field::value)
                .containsExactly(7, 1L);

        var points = only(layer, 2);
        assertThat(points).hasSize(2);
        var first = fields(points.get(0).bytes());
        assertThat(packed(only(first, 2).get(0).bytes())).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
        assertThat(only(first, 3).get(0).value()).as("a point").isEqualTo(1);
        // 9 is "move to, once"; 25 -> 50, -17 -> 33: the example of the specification, 4.3.5.1, with another y
        assertThat(packed(only(first, 4).get(0).bytes())).containsExactly(9, 50, 33);
        assertThat(packed(only(fields(points.get(1).bytes()), 2).get(0).bytes()))
                .containsExactly(0, 0);
    }

    @Test
    void namesTheSameValueByTheSameNumber() {
        var writer = new MvtWriter("punkter");
        assertThat(writer.value("PORT")).isEqualTo(writer.value("PORT"));
        assertThat(writer.value(1)).isEqualTo(writer.value(1)).isNotEqualTo(writer.value(true));
        assertThat(writer.key("n")).isEqualTo(writer.key("n"));
        assertThat(writer.own("PORT")).as("not looked for").isNotEqualTo(writer.value("PORT"));
    }

    @Test
    void isEmptyWithoutAPoint() {
        var writer = new MvtWriter("punkter");
        writer.value(writer.key("n"));
        assertThat(writer.tile()).isEmpty();
    }

    @Test
    void holdsManyPoints() throws IOException {
        var writer = new MvtWriter("punkter");
        int key = writer.key("id");
        for (int i = 0; i < 5_000; i++) {
            writer.point(i % 4096, i % 4096, new int[] {key, writer.own("punkt " + i)}, 2);
        }
        var layer = fields(fields(writer.tile()).get(0).bytes());
        assertThat(only(layer, 2)).hasSize(5_000);
        assertThat(only(layer, 4)).hasSize(5_000);
    }
}
