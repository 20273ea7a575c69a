package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL cluster that belongs to Lägesbild alone: made with initdb, run without root rights, reachable on 127.0.0.1 by password,
 * never touching another cluster of the machine. Layout of its folder: {@code data/}, {@code password} (0600), {@code postgres.log}.
 */
public final class PrivateCluster implements AutoCloseable {
    /** The one database of a kept cluster. */
    static final String DATABASE = "lagesbild";

    private static final long SMALLEST_FREE_BYTES = 300L << 20;
    private static final long LARGEST_LOG_BYTES = 10L << 20;

    // jit: compiling a tile query costs more than it saves (each is milliseconds long)
    private static final List<String> KEPT =
            List.of("max_connections=60", "jit=off", "shared_buffers=256MB", "max_wal_size=2GB");
    private static final List<String> THROW_AWAY = List.of(
            "max_connections=200",
            "jit=off",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_wal_size=2GB");

    private final PostgresServer server;
    private final String password;
    private final Path base;

    private PrivateCluster(PostgresServer server, String password, Path base) {
        this.server = server;
        this.password = password;
        this.base = base;
    }

    /**
     * Starts the kept cluster of a folder, makes it first where there is none, and makes its database. Writes are safe on disk (fsync).
     * The caller holds the lock of the home.
     *
     * @param base folder of the cluster; its parents can be walked by the server's user
     */
    static PrivateCluster open(Path base, ServerAccount account, Progress progress) {
        progress.step("Databasen");
        checkSpace(base);
        Path data = base.resolve("data");
        var fileSystem = Path.of("/");
        String path = System.getenv().getOrDefault("PATH", "");
        PostgresBinaries binaries = Files.exists(data.resolve("PG_VERSION"))
                ? PostgresBinaries.thatMade(data, fileSystem, path)
                : PostgresBinaries.newest(fileSystem, path);
        var orphan = new Orphan(data);
        orphan.end(progress);
        initialise(base, binaries, account, true);
        String password = readPassword(base);
        rotate(base.resolve("postgres.log"));
        PostgresServer server =
                PostgresServer.start(binaries, account, data, base.resolve("postgres.log"), password, KEPT, progress);
        var cluster = new PrivateCluster(server, password, base);
        try {
            cluster.createIfMissing(DATABASE);
        } catch (SQLException e) {
            cluster.close();
            throw new StartProblem(
                    StartProblem.CANNOT, "Databasen %s gick inte att skapa: %s".formatted(DATABASE, e.getMessage()), e);
        }
        return cluster;
    }

    /** A cluster in a new temporary folder, quick because nothing is forced to disk. Both are gone when this process ends, even by kill -9. */
    static PrivateCluster throwAway() {
        ServerAccount account = ServerAccount.current();
        try {
            Path base = Files.createTempDirectory("lagesbild-db-");
            PostgresBinaries binaries =
                    PostgresBinaries.newest(Path.of("/"), System.getenv().getOrDefault("PATH", ""));
            // the temporary folder itself is 0700 and becomes the server's own
            account.own(base);
            initialise(base, binaries, account, false);
            String password = readPassword(base);
            PostgresServer server = PostgresServer.start(
                    binaries,
                    account,
                    base.resolve("data"),
                    base.resolve("postgres.log"),
                    password,
                    THROW_AWAY,
                    Progress.silent());
            removeAfterUs(base, server.pid());
            return new PrivateCluster(server, password, base);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for a database", e);
        }
    }

    /** @return how to reach a database of this cluster as its owner */
    Database database(String name) {
        return new Database(server.url(name), PostgresServer.USER, password);
    }

    Path base() {
        return base;
    }

    int port() {
        return server.port();
    }

    long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }

    private void createIfMissing(String name) throws SQLException {
        Database postgres = database("postgres");
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (found.next()) return;
            statement.execute("create database " + name);
        }
    }

    /** initdb into a folder beside, which is renamed when it is whole: a kill in the middle leaves no half cluster. */
    private static void initialise(Path base, PostgresBinaries binaries, ServerAccount account, boolean sync) {
        Path data = base.resolve("data");
        if (Files.exists(data.resolve("PG_VERSION"))) return;
        try {
            Path unfinished = base.resolve("data.unfinished");
            removeTree(unfinished);
            writePassword(base, account);
            List<String> command = new ArrayList<>(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + PostgresServer.USER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + base.resolve("password"),
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions"));
            if (!sync) command.add("--no-sync");
            Run.Result result = Run.quietly(account.as(command));
            if (!result.ok()) throw PostgresServer.notStarted(result.output(), base.resolve("postgres.log"));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            Path log = base.resolve("postgres.log");
            if (!Files.exists(log)) Files.createFile(log, PosixFilePermissions.asFileAttribute(ownerOnly()));
        } catch (IOException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Mappen %s går inte att skriva i: ge den skrivrätt eller välj en annan LAGESBILD_HOME"
                            .formatted(base),
                    e);
        }
    }

    private static void writePassword(Path base, ServerAccount account) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Path file = base.resolve("password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly()));
        Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
        account.own(file);
    }

    static String readPassword(Path base) {
        try {
            return Files.readString(base.resolve("password")).strip();
        } catch (IOException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Filen %s går inte att läsa: kör som samma användare som startade databasen"
                            .formatted(base.resolve("password")),
                    e);
        }
    }

    private static java.util.Set<java.nio.file.attribute.PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }

    private static void checkSpace(Path base) {
        // not FileStore: that looks for a mount point, and in a chroot there is none
        long free = base.toFile().getUsableSpace();
        if (free < SMALLEST_FREE_BYTES)
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Bara %d MB är lediga vid %s, minst 300 MB behövs: frigör plats eller välj en annan LAGESBILD_HOME"
                            .formatted(free >> 20, base));
    }

    private static void rotate(Path log) {
        try {
            if (Files.size(log) > LARGEST_LOG_BYTES) {
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
                Files.createFile(log, PosixFilePermissions.asFileAttribute(ownerOnly()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A shell that waits for the end of this process (its input closes), then ends the server and removes the folder. A shutdown hook
     * would run beside those that still close connections, and not at all after kill -9.
     */
    private static void removeAfterUs(Path base, long pid) throws IOException {
        String script = """
                cat >/dev/null
                kill -s INT "$1" 2>/dev/null
                for i in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
                rm -rf -- "$0"
                """;
        new ProcessBuilder("setsid", "sh", "-c", script, base.toString(), Long.toString(pid))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(new java.io.File("/"))
                .start();
    }

    static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(java.util.Comparator.reverseOrder())::iterator)
                Files.delete(path);
        }
    }
}
