package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The database container of docker-compose.yml, one project with one volume for each home. Port and password are made once and kept in
 * the home's {@code compose.env} (0600), which Compose reads too.
 */
final class Compose {
    private static final Duration PULL_LIMIT = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofSeconds(40);

    private final Home home;
    private final Path file;
    private final Map<String, String> environment;

    /**
     * @param file docker-compose.yml
     * @param environment PATH and DOCKER_HOST for the client; LAGESBILD_DB_PORT fixes the port
     */
    Compose(Home home, Path file, Map<String, String> environment) {
        this.home = home;
        this.file = file;
        this.environment = environment;
    }

    /** Starts the container, or finds it running, and waits until it is healthy. */
    Database up(Progress progress) {
        progress.step("Databasen i Docker");
        Properties kept = settings();
        int port = port(kept);
        kept.setProperty("LAGESBILD_DB_PORT", Integer.toString(port));
        keep(kept);
        Run.Result result = docker(PULL_LIMIT, progress, "up", "--detach", "--wait", "db");
        if (!result.ok())
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Databasen gick inte att starta i Docker: %s".formatted(lastLine(result.output())));
        return running();
    }

    /** @return how to reach the container that {@link #up} started, from this process or an earlier one */
    Database running() {
        Properties kept = settings();
        return new Database(
                PostgresServer.url(
                        Integer.parseInt(kept.getProperty("LAGESBILD_DB_PORT", "0")), PrivateCluster.DATABASE),
                PostgresServer.USER,
                kept.getProperty("LAGESBILD_DB_PASSWORD", ""));
    }

    /** Stops the container; its volume stays. */
    void stop() {
        docker(SHORT, Progress.silent(), "stop", "db");
    }

    private int port(Properties kept) {
        String asked = environment.getOrDefault("LAGESBILD_DB_PORT", "").strip();
        if (!asked.isEmpty()) {
            if (asked.matches("[0-9]{1,5}") && Integer.parseInt(asked) > 0 && Integer.parseInt(asked) < 65536)
                return Integer.parseInt(asked);
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "LAGESBILD_DB_PORT är '%s': ange ett portnummer 1 till 65535".formatted(asked));
        }
        int before = Integer.parseInt(kept.getProperty("LAGESBILD_DB_PORT", "0"));
        if (before != 0 && (isFree(before) || isUp())) return before;
        return PostgresServer.freePort();
    }

    private boolean isUp() {
        Run.Result result = docker(SHORT, Progress.silent(), "ps", "--status", "running", "--quiet", "db");
        return result.ok() && !result.output().isBlank();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private Run.Result docker(Duration limit, Progress progress, String... words) {
        // env finds the client by the PATH of the given environment; Java itself would use its own
        List<String> command = new ArrayList<>(List.of(
                "env",
                "docker",
                "compose",
                "--project-name",
                "lagesbild-" + home.hash(),
                "--env-file",
                home.composeFile().toString(),
                "--file",
                file.toString()));
        command.addAll(List.of(words));
        return Run.run(command, environment, limit, progress);
    }

    private Properties settings() {
        var kept = new Properties();
        if (home.hasCompose()) {
            try (var reader = Files.newBufferedReader(home.composeFile())) {
                kept.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kept;
    }

    private void keep(Properties kept) {
        if (kept.getProperty("LAGESBILD_DB_PASSWORD") == null) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            kept.setProperty("LAGESBILD_DB_PASSWORD", HexFormat.of().formatHex(secret));
        }
        try {
            Path settings = home.composeFile();
            if (!Files.exists(settings))
                Files.createFile(
                        settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    settings,
                    "LAGESBILD_DB_PORT=%s%nLAGESBILD_DB_PASSWORD=%s%n"
                            .formatted(
                                    kept.getProperty("LAGESBILD_DB_PORT"), kept.getProperty("LAGESBILD_DB_PASSWORD")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce((first, last) -> last).orElse("utan att säga varför");
    }
}
