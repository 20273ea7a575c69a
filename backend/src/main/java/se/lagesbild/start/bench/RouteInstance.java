package se.lagesbild.start.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.lagesbild.backend.routes.Orienteering;

/**
 * A published instance of orienteering, team orienteering or team orienteering with time windows, with the best value known for it.
 *
 * @param set as in the table, for example {@code TW-PR}
 * @param sure whether the best known value is proven or was reached by somebody whose routes were checked
 */
record RouteInstance(String set, String id, double bestKnown, boolean sure, Orienteering problem) {
    /** Exact lengths are sums of roots: a route that is this much over its budget is over it by rounding. */
    private static final double TOLERANCE = 1e-7;

    private static final String TABLE = "best-known.csv";

    /**
     * All rows of {@code best-known.csv} whose set or id begins with the text, in their order.
     *
     * @throws IllegalArgumentException names the file and what is wrong with it
     */
    static List<RouteInstance> read(Path folder, String only) {
        var table = folder.resolve(TABLE);
        if (!Files.isReadable(table)) {
            throw new IllegalArgumentException("I %s finns ingen %s.".formatted(folder, TABLE));
        }
        var instances = new ArrayList<RouteInstance>();
        for (String row : lines(table)) {
            String[] cells = row.split(",", -1);
            if (row.isBlank() || cells[0].equals("set")) continue;
            if (cells.length < 6) {
                throw new IllegalArgumentException(
                        "%s: raden '%s' har %d fält, inte 6.".formatted(table, row, cells.length));
            }
            if (!cells[0].startsWith(only) && !cells[1].startsWith(only)) continue;
            try {
                var problem = problem(folder.resolve(cells[2]), Integer.parseInt(cells[3].strip()));
                boolean sure = cells[5].contains("proven") || cells[5].contains("attained");
                instances.add(new RouteInstance(cells[0], cells[1], Double.parseDouble(cells[4]), sure, problem));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("%s kan inte läsas: %s".formatted(cells[2], e.getMessage()), e);
            }
        }
        return instances;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException("filen kan inte läsas: " + e.getMessage(), e);
        }
    }

    private static Orienteering problem(Path file, int routes) {
        var rows = new ArrayList<String[]>();
        for (String line : lines(file)) {
            if (!line.isBlank()) rows.add(line.strip().split("[\\s;]+"));
        }
        String name = file.getFileName().toString();
        if (rows.get(0)[0].equals("n")) return team(rows, routes);
        if (rows.get(0).length == 2) return one(rows, routes);
        return windows(rows, routes, name.startsWith("pr") ? 100 : 10);
    }

    /** The first point is the start, the last one the end. */
    private static Orienteering team(List<String[]> rows, int routes) {
        double budget = Double.parseDouble(rows.get(2)[1]);
        var points = rows.subList(3, rows.size());
        return open(points, 0, points.size() - 1, budget, routes);
    }

    /** The first point is the start, the second one the end. */
    private static Orienteering one(List<String[]> rows, int routes) {
        return open(rows.subList(1, rows.size()), 0, 1, Double.parseDouble(rows.get(0)[0]), routes);
    }

    private static Orienteering open(List<String[]> points, int start, int end, double budget, int routes) {
        var order = order(points.size(), start, end);
        int places = points.size() - 2;
        var prize = new double[places];
        for (int i = 0; i < places; i++) prize[i] = number(points.get(order[i]), 2);
        var opens = new double[places];
        var closes = new double[places];
        Arrays.fill(opens, Double.NEGATIVE_INFINITY);
        Arrays.fill(closes, Double.POSITIVE_INFINITY);
        var walk = new double[order.length][order.length];
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) walk[i][j] = distance(points.get(order[i]), points.get(order[j]), 0);
        }
        return new Orienteering(walk, prize, new double[places], opens, closes, budget + TOLERANCE, routes);
    }

    /**
     * The first point is start and end, and its closing time the budget.
     *
     * @param scale distances are cut to one of so many parts; all times are counted in these parts, so that sums are exact
     */
    private static Orienteering windows(List<String[]> rows, int routes, int scale) {
        var points = rows.subList(rows.get(1).length <= 2 ? 2 : 1, rows.size());
        int places = points.size() - 1;
        var prize = new double[places];
        var dwell = new double[places];
        var opens = new double[places];
        var closes = new double[places];
        var walk = new double[places + 2][places + 2];
        for (int i = 0; i < places; i++) {
            var point = points.get(i + 1);
            dwell[i] = number(point, 3) * scale;
            prize[i] = number(point, 4);
            opens[i] = number(point, point.length - 2) * scale;
            closes[i] = number(point, point.length - 1) * scale;
        }
        for (int i = 0; i < places + 2; i++) {
            for (int j = 0; j < places + 2; j++) {
                var from = points.get(i < places ? i + 1 : 0);
                var to = points.get(j < places ? j + 1 : 0);
                walk[i][j] = Math.floor(distance(from, to, 1) * scale + 1e-9);
            }
        }
        double budget = number(points.get(0), points.get(0).length - 1) * scale;
        return new Orienteering(walk, prize, dwell, opens, closes, budget, routes);
    }

    /** The places in their order, then the start, then the end. */
    private static int[] order(int points, int start, int end) {
        var order = new int[points];
        int places = 0;
        for (int i = 0; i < points; i++) if (i != start && i != end) order[places++] = i;
        order[places] = start;
        order[places + 1] = end;
        return order;
    }

    private static double distance(String[] from, String[] to, int column) {
        double x = number(from, column) - number(to, column);
        double y = number(from, column + 1) - number(to, column + 1);
        return Math.sqrt(x * x + y * y);
    }

    private static double number(String[] point, int column) {
        return Double.parseDouble(point[column]);
    }
}
