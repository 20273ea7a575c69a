package se.lagesbild.gis.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

    private static CsvSource of(String text) {
        return CsvSource.open(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<CsvSource.Row> rows(CsvSource source) {
        var rows = new ArrayList<CsvSource.Row>();
        source.forEach(rows::add);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,name\nMIL-KLOT,\"klotter, målat\"\n",
                "code;name\nMIL-KLOT;klotter, målat\n",
                "\uFEFFcode;name\r\nMIL-KLOT;\"klotter, målat\"\r\n",
                "\n\n code , name \n\nMIL-KLOT,\"klotter, målat\"",
                "\"code\";\"name\"\nMIL-KLOT;\"klotter, målat\""
            })
    void readsCommasAndSemicolonsMarksAndQuotes(String text) {
        try (var source = of(text)) {
            assertThat(source.header()).containsExactly("code", "name");
            assertThat(rows(source)).singleElement().satisfies(row -> {
                assertThat(row.get("code")).isEqualTo("MIL-KLOT");
                assertThat(row.get("name")).isEqualTo("klotter, målat");
                assertThat(row.problem()).isEmpty();
            });
        }
    }

    @Test
    void looksForTheDelimiterOutsideQuotesOnly() {
        try (var source = of("\"a, b, c\";d\n1;2\n")) {
            assertThat(source.delimiter()).isEqualTo(';');
            assertThat(source.header()).containsExactly("a, b, c", "d");
        }
        try (var source = of("only\n1\n")) {
            assertThat(source.delimiter()).isEqualTo(',');
            assertThat(source.has("only")).isTrue();
            assertThat(source.has("other")).isFalse();
        }
    }

    @Test
    void unzipsByTheFirstBytesAndNotByTheName(@TempDir Path folder) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("\uFEFFa;b\n1;2\n3;4\n".getBytes(UTF_8));
        }
        var file = Files.write(folder.resolve("events.csv"), zipped.toByteArray());
        try (var source = CsvSource.open(file)) {
            assertThat(rows(source)).extracting(row -> row.get("b")).containsExactly("2", "4");
        }
        var half = Arrays.copyOf(zipped.toByteArray(), zipped.size() - 12);
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> rows(CsvSource.open(new ByteArrayInputStream(half))))
                .withMessageContaining("cannot be read");
    }

    @Test
    void countsLinesOfTheFileAlsoWhenAFieldHasSeveral() {
        try (var source = of("a,b\n1,\"two\nlines\"\n\n3,4\n")) {
            assertThat(rows(source)).extracting(CsvSource.Row::line).containsExactly(2L, 5L);
        }
    }

    @Test
    void marksBadRowsAndGoesOn() {
        try (var source = of("a,b\n1\n1,2,3\n4,5\n\"6\"x,7\n")) {
            var rows = rows(source);
            assertThat(rows).hasSize(4);
            assertThat(rows.get(0).problem().orElseThrow())
                    .isEqualTo(new RowProblem(
                            2,
                            "wrong-number-of-fields",
                            "1 fields where the header has 2: look for a delimiter or a quote too many or too few"));
            assertThat(rows.get(0).get("b")).isEmpty();
            assertThat(rows.get(1).problem().orElseThrow().line()).isEqualTo(3);
            assertThat(rows.get(1).fields()).containsExactly("1", "2", "3");
            assertThat(rows.get(2).problem()).isEmpty();
            assertThat(rows.get(3).get("b")).isEqualTo("7");
        }
    }

    @Test
    void marksRowsThatAreNotUtf8() {
        var latin = "a,b\n1,Malm\u00f6\n2,Lund\n".getBytes(ISO_8859_1);
        try (var source = CsvSource.open(new ByteArrayInputStream(latin))) {
            var rows = rows(source);
            assertThat(rows.get(0).problem().orElseThrow().code()).isEqualTo("not-utf-8");
            assertThat(rows.get(1).problem()).isEmpty();
        }
    }

    @Test
    void refusesAHeaderThatCannotBeUsed() {
        assertThatExceptionOfType(CsvException.class).isThrownBy(() -> of("")).withMessageContaining("is empty");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> of("\n\n"))
                .withMessageContaining("is empty");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> of("a,b,a\n"))
                .withMessageContaining("two columns are named 'a'");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> CsvSource.open(new ByteArrayInputStream("a,b\n".getBytes(UTF_16))))
                .withMessageContaining("UTF-16");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> CsvSource.open(new ByteArrayInputStream("kod,l\u00e4n\n".getBytes(ISO_8859_1))))
                .withMessageContaining("column 2");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> CsvSource.open(Path.of("nowhere.csv")))
                .withMessageContaining("nowhere.csv");
        assertThat(of(",a,\n").header()).containsExactly("", "a", ""); // R writes a first column without a name
    }

    @Test
    void namesAColumnThatIsNotThere() {
        try (var source = of("lat,lon\n1,2\n")) {
            var row = source.iterator().next();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> row.get("latitude"))
                    .withMessage("there is no column 'latitude': the file has lat, lon");
        }
    }

    @Test
    void canBeReadOnce() {
        try (var source = of("a\n1\n")) {
            var rows = source.iterator();
            assertThat(rows.next().get("a")).isEqualTo("1");
            assertThat(rows.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
            assertThatIllegalStateException().isThrownBy(source::iterator).withMessageContaining("open it again");
        }
    }

    @Test
    void saysWhereAQuoteNeverCloses() {
        var text = "a,b\n1,2\n3,\"four\n" + "5,6\n".repeat(1_200_000);
        try (var source = of(text)) {
            assertThatExceptionOfType(CsvException.class)
                    .isThrownBy(() -> rows(source))
                    .withMessageContaining("after line 2")
                    .withMessageContaining("never close");
        }
    }

    @Test
    void closesTheStreamAlsoWhenTheHeaderIsRefused() {
        for (var text : List.of("a\n1\n", "a,a\n")) {
            var closed = new AtomicBoolean();
            var input = new ByteArrayInputStream(text.getBytes(UTF_8)) {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
            try {
                CsvSource.open(input).close();
            } catch (CsvException e) {
                assertThat(e).hasMessageContaining("'a'");
            }
            assertThat(closed).isTrue();
        }
    }

    @Test
    void handsOutRowsWhileTheFileIsStillComing() {
        var line = "12345,67890,klotter vid stationen\n".getBytes(UTF_8);
        var sent = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("one byte at a time");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = line[(int) (sent.getAndIncrement() % line.length)];
                }
                return length;
            }
        };
        long count = 1; // the first line is taken for the header
        try (var source = CsvSource.open(endless)) {
            for (var each : source) {
                assertThat(each.problem()).isEmpty();
                if (++count == 200_000) {
                    break;
                }
            }
        }
        assertThat(sent.get() - count * line.length).isBetween(0L, 200_000L); // no more than the buffers hold
    }

    @Test
    void readsTheCatalogueOfTheBuiltInArea() {
        try (var source = CsvSource.open(AreaFolder.of("trelleborg").require("categories.csv"))) {
            var rows = rows(source);
            assertThat(rows)
                    .hasSize(54)
                    .allSatisfy(row -> assertThat(row.problem()).isEmpty());
            assertThat(rows).extracting(row -> row.get("code")).contains("OFF-LUGN");
        }
    }
}
