package se.lagesbild.start.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was typed after {@code bench}. Pure.
 *
 * @param rows how many observations to measure with, one measurement for each
 * @param browserAlone only the map in a browser, which must be there
 * @param statisticsAlone only the statistics in memory
 * @param networkAlone only the street network
 */
record BenchOptions(List<Integer> rows, boolean browserAlone, boolean statisticsAlone, boolean networkAlone) {
    static final String USAGE = """
            Skriv: ./lagesbild bench [--rows ANTAL[,ANTAL...]] [--browser | --statistics | --network]
              --rows        hur många iakttagelser det mäts med, 1000 till 5000000 (annars 100000,1000000)
              --browser     mät bara kartan i webbläsaren (annars allt, och webbläsaren där Chromium finns)
              --statistics  mät bara statistiken i minnet, bredvid R där det finns
              --network     mät bara gatunätet, bredvid pgRouting där det finns
            Eller: ./lagesbild bench --routes MAPP  mäter ronder mot kända fall, utan databas""";

    private static final int FEWEST = 1_000;
    private static final int MOST = 5_000_000;

    BenchOptions {
        rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException names what was not understood */
    static BenchOptions of(List<String> args) {
        List<Integer> rows = List.of(100_000, 1_000_000);
        boolean browserAlone = false;
        boolean statisticsAlone = false;
        boolean networkAlone = false;
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            if (arg.startsWith("--rows=")) {
                rows = counts(arg.substring("--rows=".length()));
            } else if (arg.equals("--rows") && i + 1 < args.size()) {
                rows = counts(args.get(++i));
            } else if (arg.equals("--browser")) {
                browserAlone = true;
            } else if (arg.equals("--statistics")) {
                statisticsAlone = true;
            } else if (arg.equals("--network")) {
                networkAlone = true;
            } else if (arg.equals("--rows")) {
                throw new IllegalArgumentException("--rows saknar sitt värde.");
            } else {
                throw new IllegalArgumentException("bench känner inte till '" + arg + "'.");
            }
        }
        if ((browserAlone ? 1 : 0) + (statisticsAlone ? 1 : 0) + (networkAlone ? 1 : 0) > 1) {
            throw new IllegalArgumentException(
                    "--browser, --statistics och --network går inte ihop: ge ett av dem, eller inget för allt.");
        }
        return new BenchOptions(rows, browserAlone, statisticsAlone, networkAlone);
    }

    private static List<Integer> counts(String text) {
        var counts = new ArrayList<Integer>();
        for (var part : Arrays.asList(text.split(",", -1))) {
            if (!part.matches("[0-9]{1,7}") || Integer.parseInt(part) < FEWEST || Integer.parseInt(part) > MOST) {
                throw new IllegalArgumentException(
                        "--rows är '%s', men varje antal är %d till %d.".formatted(text, FEWEST, MOST));
            }
            counts.add(Integer.valueOf(part));
        }
        return counts;
    }
}
