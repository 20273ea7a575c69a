package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.start.TestDatabaseTests.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole program in a process of its own, from an empty home to its end. */
class RunTests {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES) // two starts on a busy machine
    void servesKeepsItsDataWhenKilledAndStopsCleanlyAtCtrlC() throws Exception {
        Path home = Files.createTempDirectory("lagesbild-test-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Process first = run(home);
        Throwable failure = null;
        try {
            assertThat(status(addressOf(first))).isEqualTo(200);
            try (OpenDatabase joined = join(home)) {
                query(joined.database(), "create table public.kept as select 7 as id");
            }
            first.destroyForcibly(); // kill -9
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();

            Process second = run(home);
            try {
                assertThat(status(addressOf(second))).isEqualTo(200);
                try (OpenDatabase joined = join(home)) {
                    assertThat(query(joined.database(), "select id from public.kept"))
                            .isEqualTo("7");
                }
                PostgresServer.interrupt(second.pid(), "INT"); // Ctrl-C
                assertThat(second.waitFor(150, TimeUnit.SECONDS)).isTrue();
                // a stopped server removes its file, a killed one does not
                assertThat(home.resolve("db/data/postmaster.pid")).doesNotExist();
            } finally {
                second.destroyForcibly();
            }
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            first.destroyForcibly();
            remove(home, failure);
        }
    }

    /** A server that is still ending writes into the folder: that must not hide why the test failed. */
    private static void remove(Path home, @Nullable Throwable failure) throws IOException {
        try {
            PrivateCluster.removeTree(home);
        } catch (IOException e) {
            if (failure == null) throw e;
            failure.addSuppressed(e);
        }
    }

    private static Process run(Path home) throws IOException {
        // a shell starts what it puts in the background with SIGINT ignored, and that is inherited: Ctrl-C would do
        // nothing
        var builder = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--empty",
                        "--port",
                        "0")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LAGESBILD_"));
        builder.environment().put("LAGESBILD_HOME", home.toString());
        builder.environment()
                .put("DOCKER_HOST", "tcp://elsewhere.invalid:1"); // the private cluster is what is tried here
        return builder.start();
    }

    /** Reads until the program says that it is ready; what it says afterwards is little enough for the pipe. */
    private static URI addressOf(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Avsluta med Ctrl-C")) break;
        }
        var address = ADDRESS.matcher(said);
        assertThat(address.find()).as(said.toString()).isTrue();
        return URI.create(address.group());
    }

    private static int status(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/api/area")).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static OpenDatabase join(Path home) {
        return new Outside(
                        Map.of("LAGESBILD_HOME", home.toString()),
                        ServerAccount.current(),
                        Path.of("/nowhere/docker-compose.yml"))
                .openDatabase("import", Progress.silent());
    }
}
