package se.lagesbild.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Real PostGIS for tests. The server is, first that applies: the one of {@code LAGESBILD_TEST_DB_URL} (with {@code _USER} and
 * {@code _PASSWORD}; the databases made on it are dropped at the end), a container where a Docker engine answers, or a throw-away
 * private cluster. One server per JVM, gone with it. Thread-safe.
 *
 * <p>Use: {@code static final Database DB = TestDatabase.create("places");} and {@code @DynamicPropertySource}.
 */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** The server, started at first use. */
    private static final class Server {
        static final Server INSTANCE = start();

        final Database admin;
        final String kind;
        final String template;

        private Server(Database admin, String kind) {
            this.admin = admin;
            this.kind = kind;
            this.template = name("template");
            execute(admin, "create database " + template);
            execute(at(template), "create extension postgis");
            report();
        }

        Database at(String name) {
            return new Database(
                    admin.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), admin.user(), admin.password());
        }

        /** For the last lines of {@code ./lagesbild test}. */
        private void report() {
            try (Connection connection =
                            DriverManager.getConnection(at(template).url(), admin.user(), admin.password());
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select current_setting('server_version'), postgis_lib_version()")) {
                row.next();
                Files.writeString(
                        Path.of("target", "test-database.txt"),
                        "%s, PostgreSQL %s, PostGIS %s%n".formatted(kind, row.getString(1), row.getString(2)));
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("the test database does not say what it is", e);
            }
        }

        private static Server start() {
            String given = System.getenv("LAGESBILD_TEST_DB_URL");
            if (given != null && !given.isBlank()) {
                var admin = new Database(given, env("LAGESBILD_TEST_DB_USER"), env("LAGESBILD_TEST_DB_PASSWORD"));
                var server = new Server(admin, "angiven server (LAGESBILD_TEST_DB_URL)");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> dropAll(server)));
                return server;
            }
            if (DockerEngine.answers(System.getenv())) {
                var image = DockerImageName.parse("postgis/postgis:15-3.4").asCompatibleSubstituteFor("postgres");
                var container = new PostgreSQLContainer(image);
                container.start(); // removed by Testcontainers when this JVM ends
                return new Server(
                        new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword()),
                        "Testcontainers, postgis/postgis:15-3.4");
            }
            PrivateCluster cluster = PrivateCluster.throwAway();
            return new Server(cluster.database("postgres"), "privat kluster");
        }
    }

    private static final List<String> MADE = new ArrayList<>();

    private static @Nullable Database common;

    /** @return a new empty database with PostGIS, whose name begins with {@code prefix} (letters, digits, underscore) */
    public static Database create(String prefix) {
        Server server = Server.INSTANCE;
        String name = name(prefix);
        execute(server.admin, "create database " + name + " template " + server.template);
        synchronized (MADE) {
            MADE.add(name);
        }
        return server.at(name);
    }

    /**
     * Copies a database that has no open connections (a migrated template), in about 0.1 s.
     *
     * @param template one that {@link #create} made
     */
    public static Database copy(Database template, String prefix) {
        Server server = Server.INSTANCE;
        String from = template.url().replaceFirst(".*/([^/?]+).*", "$1");
        String name = name(prefix);
        execute(server.admin, "create database " + name + " template " + from);
        synchronized (MADE) {
            MADE.add(name);
        }
        return server.at(name);
    }

    /** @return address of the one database that tests of this JVM share, empty but for PostGIS when first asked for */
    public static String url() {
        return common().url();
    }

    public static String user() {
        return common().user();
    }

    public static String password() {
        return common().password();
    }

    /** @return which kind of server it is, for the report of the test run */
    public static String kind() {
        return Server.INSTANCE.kind;
    }

    private static synchronized Database common() {
        Database database = common;
        if (database == null) common = database = create("common");
        return database;
    }

    private static String name(String prefix) {
        // the process in the name: several runs may share a given server
        return "%s_%d_%d"
                .formatted(
                        prefix.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_"),
                        ProcessHandle.current().pid(),
                        NUMBER.incrementAndGet());
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed on " + database + ": " + e.getMessage(), e);
        }
    }

    private static void dropAll(Server server) {
        synchronized (MADE) {
            for (String name : MADE) execute(server.admin, "drop database if exists " + name + " with (force)");
            execute(server.admin, "drop database if exists " + server.template + " with (force)");
        }
    }

    private static String env(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
