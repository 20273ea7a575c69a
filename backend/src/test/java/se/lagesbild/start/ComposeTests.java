package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Docker path with a client that only writes down what it was asked. A real engine is needed to run the container itself. */
class ComposeTests {
    private static final ServerAccount ACCOUNT = ServerAccount.current();

    @TempDir
    Path temp;

    private FakeProgram programs;
    private Path file;

    @BeforeEach
    void writeTheComposeFile() throws IOException {
        programs = new FakeProgram(Files.createDirectory(temp.resolve("bin")));
        file = Files.writeString(temp.resolve("docker-compose.yml"), "services: {}\n");
    }

    @Test
    void startsTheContainerOfTheHomeWhenTheEngineAnswers() throws IOException {
        programs.add("docker", "exit 0");
        Home home = Home.at(temp.resolve("home"), ACCOUNT);
        OpenDatabase opened = outside(Map.of()).openDatabase(home, "run", Progress.silent());
        opened.close();
        String compose = "docker compose --project-name lagesbild-%s --env-file %s --file %s "
                .formatted(home.hash(), home.folder().resolve("compose.env"), file);
        assertThat(programs.calls())
                .containsExactly(
                        "docker version --format {{.Server.Version}}",
                        "docker compose version",
                        compose + "up --detach --wait db",
                        compose + "stop db");
        List<String> kept = Files.readAllLines(home.composeFile());
        String port = kept.get(0).replace("LAGESBILD_DB_PORT=", "");
        String password = kept.get(1).replace("LAGESBILD_DB_PASSWORD=", "");
        assertThat(opened.database())
                .isEqualTo(new Database("jdbc:postgresql://127.0.0.1:" + port + "/lagesbild", "lagesbild", password));
        assertThat(password).hasSizeGreaterThan(30);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.composeFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsPasswordAndPortOfAHomeOverStarts() {
        programs.add("docker", "exit 0");
        Home home = Home.at(temp.resolve("home"), ACCOUNT);
        Database first = new Compose(home, file, environment(Map.of())).up(Progress.silent());
        Database second = new Compose(home, file, environment(Map.of())).up(Progress.silent());
        assertThat(second).isEqualTo(first);
        Database moved =
                new Compose(home, file, environment(Map.of("LAGESBILD_DB_PORT", "5433"))).up(Progress.silent());
        assertThat(moved.url()).isEqualTo("jdbc:postgresql://127.0.0.1:5433/lagesbild");
        assertThat(moved.password()).isEqualTo(first.password());
    }

    @Test
    void tellsWhatDockerSaidWhenItFails() {
        programs.add("docker", "case \"$*\" in *up*) echo 'pull access denied'; exit 1;; esac");
        Home home = Home.at(temp.resolve("home"), ACCOUNT);
        assertThatThrownBy(() -> new Compose(home, file, environment(Map.of())).up(Progress.silent()))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("pull access denied");
        assertThatThrownBy(() -> new Compose(home, file, environment(Map.of("LAGESBILD_DB_PORT", "många")))
                        .up(Progress.silent()))
                .hasMessageContaining("många");
    }

    @Test
    void doesNotAskTheClientWhenThereIsNoSocketAndNoHost() {
        programs.add("docker", "exit 0");
        assertThat(DockerEngine.answers(Map.of("PATH", programs.path()), temp.resolve("no.sock")))
                .isFalse();
        assertThat(programs.calls()).isEmpty();
    }

    @Test
    void givesUpOnAnEngineThatHangs() {
        programs.add("docker", "exec sleep 60");
        long began = System.nanoTime();
        assertThat(DockerEngine.answers(environment(Map.of()))).isFalse();
        // the limit is 3 s; 8 leaves room for a busy machine and is far from the 60 of the engine
        assertThat((System.nanoTime() - began) / 1_000_000_000.0).isBetween(2.5, 8.0);
    }

    @Test
    void saysWhyAnEngineThatAnswersIsNotUsed() throws IOException {
        programs.add("docker", "case \"$1\" in compose) exit 1;; esac");
        assertThat(said(outside(Map.of()))).contains("docker compose saknas");
        assertThat(said(outside(Map.of("DOCKER_HOST", "tcp://build.example:2375"))))
                .contains("annan maskin");
    }

    /** Opens a database and returns what was said: a private cluster is started instead, and stopped. */
    private String said(Outside outside) throws IOException {
        var out = new ByteArrayOutputStream();
        var progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8));
        Path folder = Files.createTempDirectory("lagesbild-test-");
        try (OpenDatabase opened = outside.openDatabase(Home.at(folder, ACCOUNT), "run", progress)) {
            assertThat(opened.description()).contains("eget PostGIS-kluster");
        } finally {
            PrivateCluster.removeTree(folder);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Outside outside(Map<String, String> more) {
        return new Outside(environment(more), ACCOUNT, file);
    }

    private Map<String, String> environment(Map<String, String> more) {
        var all = new HashMap<>(Map.of("PATH", programs.path(), "DOCKER_HOST", "unix:///nowhere.sock"));
        all.putAll(more);
        return all;
    }
}
