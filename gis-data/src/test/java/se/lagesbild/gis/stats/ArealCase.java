package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.Oracle.column;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import se.lagesbild.gis.Oracle;

/** Values and neighbours of the reference cases, by the name that their files begin with. */
record ArealCase(String name, double[] x, Neighbourhood around) {

    static ArealCase of(String name) {
        if (!name.startsWith("getisord")) {
            var area = name.replace("_CRIME", "");
            var input = Oracle.rows(area + "_input.csv");
            double[] x = column(input, area.equals("columbus") ? "CRIME" : "val");
            return new ArealCase(name, x, Neighbourhood.given(links(area, x.length)));
        }
        var input = Oracle.rows("getisord_input.csv");
        double metres = Double.parseDouble(name.substring("getisord_d".length()));
        return new ArealCase(
                name, column(input, "val"), Neighbourhood.within(column(input, "x"), column(input, "y"), metres));
    }

    private static int[][] links(String area, int n) {
        var links = Oracle.rows(area + "_neighbours.csv");
        assertThat(links).hasSize(area.equals("columbus") ? 236 : 240);
        return IntStream.rangeClosed(1, n) // ids run from 1
                .mapToObj(id -> links.stream()
                        .filter(link -> Oracle.number(link, "id") == id)
                        .mapToInt(link -> (int) Oracle.number(link, "neighbour") - 1)
                        .toArray())
                .toArray(int[][]::new);
    }

    List<Map<String, String>> expected(String kind) {
        var rows = Oracle.rows(name + "_" + kind + "_expected.csv");
        assertThat(rows).hasSize(x.length);
        return rows;
    }

    /** Within 1e-9 of each, relatively: the tolerance that the references state. */
    static void close(double[] actual, List<Map<String, String>> rows, String name) {
        double[] expected = column(rows, name);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            close(actual[i], expected[i], name + " of place " + (i + 1));
        }
    }

    static void close(double actual, double expected, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    static void same(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("place %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** A town of small counts, many of them equal, on a square grid. */
    static ArealCase town(int side, long seed) {
        var random = new Random(seed);
        var x = random.ints((long) side * side, 0, 6)
                .mapToDouble(v -> v * (v - 1))
                .toArray();
        return new ArealCase("town", x, Neighbourhood.queen(side, side));
    }

    /** The same values at places in another order, {@code order[k]} being the old place of the new place k. */
    ArealCase shuffled(int[] order) {
        var now = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            now[order[k]] = k;
        }
        var lists = IntStream.range(0, order.length)
                .mapToObj(
                        k -> IntStream.of(around.of(order[k])).map(j -> now[j]).toArray())
                .toArray(int[][]::new);
        return new ArealCase(name, moved(x, order), Neighbourhood.given(lists));
    }

    static double[] moved(double[] values, int[] order) {
        return IntStream.of(order).mapToDouble(k -> values[k]).toArray();
    }

    static int[] order(int n, long seed) {
        var order = IntStream.range(0, n).toArray();
        var random = new Random(seed);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    static double[] linear(double[] x, double factor, double shift) {
        return java.util.Arrays.stream(x).map(v -> factor * v + shift).toArray();
    }
}
