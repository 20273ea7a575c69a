package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bench of rounds on three instances of our own, one of each format. */
class RoutesBenchTests {
    @TempDir
    Path folder;

    @BeforeEach
    void writeInstances() throws IOException {
        Files.writeString(folder.resolve("best-known.csv"), """
                set,id,file,paths,best_known,status
                OP-own,one-1,one.txt,1,7,proven
                TOP-own,team-2,team.txt,2,10,table-2007
                TW-own,w-1,w.txt,1,5,table+attained
                """);
        // 0 to 10 on a line: 4 and 3 lie on the way, 9 does not
        Files.writeString(folder.resolve("one.txt"), "10 1\n0 0 0\n10 0 0\n3 0 4\n5 0 3\n5 9 9\n");
        // budget 4 for each of two routes from 0 back to 0: 2 to the right, 2 to the left
        Files.writeString(folder.resolve("team.txt"), "n 4\nm 2\ntmax 4.0\n0 0 0\n2 0 6\n-2 0 4\n0 0 0\n");
        // a place of 5 that opens late, and one of 4 behind it that closes early
        Files.writeString(
                folder.resolve("w.txt"),
                "4 1 2 1\n0 100\n 0 0 0 0 0 0 0 0 30\n 1 3 4 1 5 1 1 1 20 22\n 2 6 8 1 4 1 1 1 0 2\n");
    }

    @Test
    void readsTheThreeFormats() {
        List<RouteInstance> all = RouteInstance.read(folder, "");
        assertThat(all).extracting(RouteInstance::id).containsExactly("one-1", "team-2", "w-1");
        assertThat(all).extracting(RouteInstance::sure).containsExactly(true, false, true);
        assertThat(all.get(0).problem().prize()).containsExactly(4, 3, 9);
        assertThat(all.get(0).problem().budget()).isCloseTo(10, within(1e-6));
        assertThat(all.get(1).problem().routes()).isEqualTo(2);
        // in tenths: the budget, the window and the way of 5
        assertThat(all.get(2).problem().budget()).isEqualTo(300);
        assertThat(all.get(2).problem().opens()).containsExactly(200, 0);
        assertThat(all.get(2).problem().dwell()).containsExactly(10, 10);
        assertThat(all.get(2).problem().walk()[2][0]).isEqualTo(50);
        assertThat(RouteInstance.read(folder, "TOP")).hasSize(1);
        assertThat(RouteInstance.read(folder, "w-")).hasSize(1);
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("team.txt"), "n 4\nm 2\ntmax much\n0 0 0\n0 0 0\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteInstance.read(folder, ""))
                .withMessageContaining("team.txt")
                .withMessageContaining("much");
        Files.delete(folder.resolve("one.txt"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteInstance.read(folder, "OP"))
                .withMessageContaining("one.txt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteInstance.read(folder.resolve("none"), ""))
                .withMessageContaining("best-known.csv");
    }

    @Test
    void measuresAllThree() {
        var args = List.of("--routes", folder.toString(), "--seconds", "0.02");
        assertThat(RoutesBench.run(args)).isZero();
    }

    @Test
    void endsWithTwoWhereItDoesNotUnderstandAndWithOneWhereNothingIsThere() {
        assertThat(RoutesBench.run(List.of("--routes"))).isEqualTo(2);
        assertThat(RoutesBench.run(List.of("--routes", folder.toString(), "--only", "X")))
                .isEqualTo(1);
        assertThat(RoutesBench.run(List.of("--routes=" + folder.resolve("none"))))
                .isEqualTo(1);
    }

    @Test
    void checksRoutesWithoutTheSolver() {
        var problem = RouteInstance.read(folder, "TW").get(0).problem();
        assertThat(RouteCheck.prize(problem, new int[][] {{0}})).isEqualTo(5);
        assertThat(RouteCheck.prize(problem, new int[][] {{}})).isZero();
        assertThatThrownBy(() -> RouteCheck.prize(problem, new int[][] {{1}}))
                .hasMessageContaining("place 1 is closed");
        assertThatThrownBy(() -> RouteCheck.prize(problem, new int[][] {{0, 0}}))
                .hasMessageContaining("place 0 twice");
        assertThatThrownBy(() -> RouteCheck.prize(problem, new int[][] {{0}, {}}))
                .hasMessageContaining("2 routes");
        var line = RouteInstance.read(folder, "OP").get(0).problem();
        assertThat(RouteCheck.prize(line, new int[][] {{0, 1}})).isEqualTo(7);
        assertThatThrownBy(() -> RouteCheck.prize(line, new int[][] {{1, 0}}))
                .hasMessageContaining("a route ends at 14");
    }

    @Test
    void reckonsTheGaps() {
        var gaps = new Gaps();
        for (int found : new int[] {100, 100, 99, 98, 90, 100, 100, 100, 101, 100}) gaps.add(100, found);
        assertThat(gaps.mean()).isCloseTo(1.2, within(1e-9));
        assertThat(gaps.percentile(90)).isCloseTo(2, within(1e-9));
        assertThat(gaps.percentile(100)).isCloseTo(10, within(1e-9));
        assertThat(gaps.atBest()).isCloseTo(70, within(1e-9));
        assertThat(new Gaps().add(0, 0)).isZero();
    }

    @Test
    void readsItsOptions() {
        assertThat(RoutesOptions.asked(List.of("--rows", "1000"))).isFalse();
        assertThat(RoutesOptions.asked(List.of("--every", "5", "--routes=x"))).isTrue();
        var usual = RoutesOptions.of(List.of("--routes", "x"));
        assertThat(usual).isEqualTo(new RoutesOptions(Path.of("x"), 1, 1, "", 1, false));
        assertThat(RoutesOptions.of(List.of(
                        "--routes=x", "--seconds=0.5", "--every", "5", "--only", "TW", "--seed=-3", "--own-time")))
                .isEqualTo(new RoutesOptions(Path.of("x"), 0.5, 5, "TW", -3, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--seconds=0", "--seconds=1e3", "--every=0", "--every=x", "--seed=1.5", "--rows=5", "--seconds"})
    void namesTheOptionThatIsWrong(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoutesOptions.of(List.of("--routes=x", option)))
                .withMessageContaining(option.replaceFirst("=.*", ""));
    }
}
