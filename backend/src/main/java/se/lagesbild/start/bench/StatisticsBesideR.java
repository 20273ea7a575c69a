package se.lagesbild.start.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import se.lagesbild.gis.stats.GetisOrd;
import se.lagesbild.gis.stats.Neighbourhood;
import se.lagesbild.gis.stats.SpaceTimeCube;

/** The same Gi* and density by this program and by R's own packages, where they are installed, as a ratio. */
final class StatisticsBesideR {
    private final Lines lines;

    StatisticsBesideR(Lines lines) {
        this.lines = lines;
    }

    /** @param cube its weeks are taken one by one, as R does it; @param some for the density */
    void run(SpaceTimeCube cube, BenchTown some) throws IOException {
        var reference = RReference.find(System.getenv());
        if (reference.isEmpty()) {
            lines.say("  R finns inte: inget att jämföra Gi* och täthet med.");
            return;
        }
        double slices = slices(cube);
        double density = StatisticsBench.seconds(() -> StatisticsBench.density(some));
        var folder = Files.createTempDirectory("lagesbild-bench-");
        try {
            write(
                    folder.resolve("cube.txt"),
                    IntStream.range(0, BenchTown.WEEKS).mapToObj(cube::step).flatMapToDouble(DoubleStream::of));
            write(
                    folder.resolve("points.txt"),
                    IntStream.range(0, some.size())
                            .boxed()
                            .flatMapToDouble(i -> DoubleStream.of(some.x()[i], some.y()[i])));
            var took = reference.get().run(folder);
            var spdep = took.get("spdep");
            if (spdep == null) {
                lines.say("  R har inte paketet spdep: Gi* inte jämfört.");
            } else {
                lines.say(
                        "  Gi*, 52 veckor var för sig: %.3f s, %s %.3f s, kvot %.1f, största skillnad i z %.0e",
                        slices, spdep.name(), spdep.seconds(), spdep.seconds() / slices, furthest(folder, cube));
            }
            var spatstat = took.get("spatstat.explore");
            if (spatstat == null) {
                lines.say("  R har inte paketet spatstat.explore: täthet inte jämförd.");
            } else {
                lines.say(
                        "  Täthet, %,d punkter, 150 m, rutor om 50 m: %.3f s exakt, %s %.3f s på punkter som först lagts i rutorna, kvot %.1f",
                        some.size(), density, spatstat.name(), spatstat.seconds(), spatstat.seconds() / density);
            }
        } catch (IOException e) {
            lines.say("  inte jämfört, %s", e.getMessage());
        } finally {
            remove(folder);
        }
    }

    /** Each week on its own, as R does it. */
    private static double slices(SpaceTimeCube cube) {
        var around = Neighbourhood.queen(BenchTown.SQUARES, BenchTown.SQUARES);
        return StatisticsBench.seconds(() -> IntStream.range(0, BenchTown.WEEKS)
                .mapToObj(week -> GetisOrd.star(cube.step(week), around))
                .toList());
    }

    /** Of the last week. */
    private static double furthest(Path folder, SpaceTimeCube cube) throws IOException {
        var theirs = Files.readAllLines(folder.resolve("z.txt"));
        double[] ours = GetisOrd.star(
                        cube.step(BenchTown.WEEKS - 1), Neighbourhood.queen(BenchTown.SQUARES, BenchTown.SQUARES))
                .z();
        return IntStream.range(0, ours.length)
                .mapToDouble(i -> Math.abs(ours[i] - Double.parseDouble(theirs.get(i))))
                .max()
                .orElseThrow();
    }

    private static void write(Path file, DoubleStream numbers) throws IOException {
        Files.write(file, (Iterable<String>) numbers.mapToObj(Double::toString)::iterator);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
