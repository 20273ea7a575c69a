package se.lagesbild.start;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A running PostgreSQL server that this process started. It listens on 127.0.0.1 alone, on a port of its own, and ends with this process. */
final class PostgresServer implements AutoCloseable {
    static final String USER = "lagesbild";

    // between a free port being found and being bound another program may take it
    private static final int PORTS_TO_TRY = 5;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server on an initialised data folder and waits until it answers, for as long as a crash recovery takes.
     *
     * @param log file that the server's own messages are added to
     * @param settings further {@code name=value} settings
     */
    static PostgresServer start(
            PostgresBinaries binaries,
            ServerAccount account,
            Path data,
            Path log,
            String password,
            List<String> settings,
            Progress progress) {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString()));
            List<String> all = new ArrayList<>(List.of(
                    "listen_addresses=127.0.0.1", "port=" + port, "unix_socket_directories=", "logging_collector=off"));
            all.addAll(settings);
            for (String setting : all) command.addAll(List.of("-c", setting));
            long logStart = log.toFile().length();
            Process process = spawn(account.whileWeLive(command), log);
            var server = new PostgresServer(process, port);
            try {
                if (server.waitUntilReady(password, progress)) return server;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
            String said = tail(log, logStart);
            boolean portTaken = said.contains("could not bind") || said.contains("could not create any TCP/IP sockets");
            if (!portTaken || attempt == PORTS_TO_TRY) throw notStarted(said, log);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    String url(String database) {
        return url(port, database);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is on disk when this returns. */
    @Override
    public void close() {
        if (!process.isAlive()) return;
        interrupt(process.pid(), "INT");
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) interrupt(process.pid(), "QUIT");
            process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code Process.destroy} sends TERM, at which PostgreSQL waits for its clients; so the shell's own kill. */
    static void interrupt(long pid, String signal) {
        Run.quietly(List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(pid)));
    }

    /** The thread that starts the server must live as long as the server: its end is what {@code --pdeathsig} watches. */
    private static Process spawn(List<String> command, Path log) {
        var started = new CompletableFuture<Process>();
        var keeper = new Thread(
                () -> {
                    try {
                        Process process = new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectInput(new File("/dev/null"))
                                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                                .directory(new File("/"))
                                .start();
                        started.complete(process);
                        process.waitFor();
                    } catch (IOException | InterruptedException e) {
                        started.completeExceptionally(e);
                    }
                },
                "postgres-keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "%s gick inte att starta; skriv: sudo apt install util-linux".formatted(command.get(0)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database started", e);
        }
    }

    /** @return false when the server ended by itself */
    private boolean waitUntilReady(String password, Progress progress) {
        while (process.isAlive()) {
            try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
                return connection.isValid(5) && process.isAlive();
            } catch (SQLException e) {
                progress.still();
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database started", e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    static StartProblem notStarted(String said, Path log) {
        if (said.contains("No space left on device"))
            return new StartProblem(
                    StartProblem.CANNOT,
                    "Disken är full vid %s: frigör minst 300 MB och börja om".formatted(log.getParent()));
        String reason = said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((first, last) -> last)
                .orElse(said.strip().lines().reduce((first, last) -> last).orElse("utan att säga varför"));
        return new StartProblem(
                StartProblem.CANNOT, "Databasen startade inte: %s (hela loggen: %s)".formatted(reason.strip(), log));
    }

    private static String tail(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            return new String(all, start, all.length - start, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
