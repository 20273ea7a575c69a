package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTests {
    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void explainsItself() {
        assertThat(start(Map.of(), "help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("run", "import", "bench", "user add");
    }

    @Test
    void answersAnUnknownWordWithOneSentence() {
        assertThat(start(Map.of(), "rnu")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\n").contains("rnu");
    }

    @Test
    void refusesABusyPortBeforeItTouchesTheHome() throws IOException {
        try (var busy = new ServerSocket(0)) {
            String port = Integer.toString(busy.getLocalPort());
            Path home = temp.resolve("home");
            assertThat(start(Map.of("LAGESBILD_HOME", home.toString()), "run", "--port", port))
                    .isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .containsOnlyOnce("\n")
                    .contains(port);
            assertThat(home).doesNotExist();
        }
    }

    @Test
    void saysWhichDatabaseDoesNotAnswer() throws IOException {
        int nobody = PostgresServer.freePort();
        var environment = Map.of(
                "LAGESBILD_HOME",
                Files.createDirectory(temp.resolve("home")).toString(),
                "LAGESBILD_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + nobody + "/stad?password=hemligt",
                "LAGESBILD_DB_USER",
                "karta");
        assertThat(start(environment, "user", "add", "anna", "PLANNER")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("127.0.0.1:" + nobody, "LAGESBILD_DB_URL")
                .doesNotContain("hemligt");
    }

    @Test
    void takesAGivenDatabaseThatHasPostgis() {
        GivenDatabase.check(TestDatabase.create("given")); // throws otherwise
    }

    @Test
    void tellsTheDeepestOfOurOwnExceptions() {
        var log = Path.of("/home/log/lagesbild.log");
        var ours = new StartProblem(1, "Databasen hör till området 'oslo'");
        var wrapped = new IllegalStateException("bean x", new RuntimeException("bean y", ours));
        assertThat(BootFailure.sentence(wrapped, log)).hasMessage(ours.getMessage());
        var foreign = new IllegalStateException("bean x", new IOException("Connection reset\nmore"));
        assertThat(BootFailure.sentence(foreign, log))
                .hasMessage("Lägesbild startade inte: IOException: Connection reset (hela felet: " + log + ")");
    }

    private int start(Map<String, String> environment, String... args) {
        var outside = new Outside(environment, ServerAccount.current(), temp.resolve("docker-compose.yml"));
        return Main.start(List.of(args), outside, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
