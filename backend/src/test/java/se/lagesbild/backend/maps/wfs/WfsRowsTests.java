package se.lagesbild.backend.maps.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.CrsName;
import tools.jackson.databind.json.JsonMapper;

/** However many features there are, few are held, and what is told of their number is what comes. */
class WfsRowsTests {
    private static final Viewer VIEWER = Viewer.system("test");
    private static final Crs METRES = Crs.of("EPSG:3008");

    /** Points in a row, made when they are asked for; {@code counted} may differ from those that there are. */
    private static final class Points implements FeatureSource {
        final List<Integer> fetched = new ArrayList<>();
        private final int counted;
        private final int there;
        int breaksAfter = Integer.MAX_VALUE;

        Points(int counted, int there) {
            this.counted = counted;
            this.there = there;
        }

        @Override
        public String titleSv() {
            return "Punkter";
        }

        @Override
        public String titleEn() {
            return "Points";
        }

        @Override
        public Shape shape() {
            return Shape.POINT;
        }

        @Override
        public List<Field> fields(Viewer viewer) {
            return List.of(new Field("n", Type.INTEGER, "Nummer", "Number", List.of()));
        }

        @Override
        public long count(Viewer viewer, Question question) {
            return counted;
        }

        @Override
        public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
            int from = (after == null ? 0 : Integer.parseInt(after)) + skip;
            int until = Math.min(there, from + limit);
            fetched.add(limit);
            if (from >= breaksAfter) {
                throw new IllegalStateException("the database went away");
            }
            var rows = IntStream.range(from, until)
                    .mapToObj(n -> new Row(String.valueOf(n), METRES.point(n, 6_139_000), Map.of("n", n)))
                    .toList();
            return new Page(rows, until < there ? String.valueOf(until) : null);
        }

        @Override
        public Optional<Row> find(Viewer viewer, String id) {
            return Optional.empty();
        }
    }

    private record Layer(FeatureSource source) implements MapLayer {
        @Override
        public String id() {
            return "points";
        }

        @Override
        public Set<Role> readers() {
            return Set.of(Role.SYSTEM);
        }
    }

    private static WfsQuestion question(Points points, long start, long count, boolean hits) {
        return new WfsQuestion(
                new WfsTypes.Type(new Layer(points), points, points.fields(VIEWER)),
                null,
                FeatureSource.Question.ALL,
                null,
                count,
                start,
                hits,
                CrsName.urn(METRES),
                Format.GML,
                false,
                "");
    }

    private static final class Counting extends OutputStream {
        long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }

    @Test
    void aMillionFeaturesAreFetchedByTheThousand() throws Exception {
        var points = new Points(1_000_000, 1_000_000);
        var question = question(points, 0, 1_000_000, false);
        var rows = new WfsRows(VIEWER, question);
        assertThat(points.fetched).as("before anything is written").containsExactly(1_000);
        var out = new Counting();
        new GmlAnswer(out, new WfsNames("http://x"), question, METRES).collection(rows, Instant.EPOCH, Map.of());
        assertThat(points.fetched).hasSize(1_000).containsOnly(1_000);
        assertThat(out.bytes).isGreaterThan(200_000_000L);
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void givesTheWantedStretchAndNoMore() {
        var points = new Points(5_000, 5_000);
        var rows = new WfsRows(VIEWER, question(points, 1_990, 2_015, false));
        assertThat(rows.matched()).isEqualTo(5_000);
        assertThat(rows.returned()).isEqualTo(2_015);
        var ids = new ArrayList<String>();
        rows.forEachRemaining(row -> ids.add(row.id()));
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(1_990, 4_005).mapToObj(String::valueOf).toList());
        assertThat(points.fetched).containsExactly(1_000, 1_000, 15);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
    }

    @Test
    void tellsWhatItFoundWhereSomeWentAfterTheCount() {
        var rows = new WfsRows(VIEWER, question(new Points(10, 8), 0, 100, false));
        assertThat(rows.returned()).isEqualTo(8);
        assertThat(rows).toIterable().hasSize(8);
    }

    @Test
    void fetchesNothingWhereOnlyTheNumberIsAsked() {
        var points = new Points(10, 10);
        var rows = new WfsRows(VIEWER, question(points, 0, 100, true));
        assertThat(rows.matched()).isEqualTo(10);
        assertThat(rows.returned()).isZero();
        assertThat(rows.hasNext()).isFalse();
        assertThat(points.fetched).isEmpty();
        assertThat(new WfsRows(VIEWER, question(new Points(10, 10), 10, 100, false)).hasNext())
                .isFalse();
        assertThat(new WfsRows(VIEWER, question(new Points(10, 10), 0, 0, false)).hasNext())
                .isFalse();
    }

    /** An answer that breaks off must not look whole. */
    @Test
    void geoJsonThatBreaksOffIsNotClosed() {
        var points = new Points(2_000, 2_000);
        points.breaksAfter = 1_000;
        var question = question(points, 0, 2_000, false);
        var out = new ByteArrayOutputStream();
        var answer = new GeoJsonAnswer(out, new JsonMapper(), question, METRES, METRES);
        var rows = new WfsRows(VIEWER, question);
        assertThatIllegalStateException().isThrownBy(() -> answer.collection(rows, Instant.EPOCH, List.of()));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"points.999\"")
                .endsWith("}}"); // of the last feature; neither the array nor the collection is closed
    }
}
