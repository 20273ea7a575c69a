package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lagesbild.start.TestDatabaseTests.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of the private cluster, with the real server. */
class PrivateClusterTests {
    private static final ServerAccount ACCOUNT = ServerAccount.current();

    private Path temp;

    @BeforeEach
    void makeAFolderThatOthersMayWalkThrough() throws IOException {
        temp = Files.createTempDirectory("lagesbild-test-");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void removeIt() throws IOException {
        PrivateCluster.removeTree(temp);
    }

    @Test
    void keepsItsDataOverAStopAndStartAndForcesThemToDisk() throws Exception {
        try (OpenDatabase opened = open("home", "run")) {
            query(opened.database(), "create table kept as select 1923 as year");
            assertThat(query(opened.database(), "show fsync")).isEqualTo("on");
            assertThat(query(opened.database(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(opened.database(), "show unix_socket_directories")).isEmpty();
        }
        assertThat(temp.resolve("home/db/data/postmaster.pid")).doesNotExist();
        try (OpenDatabase opened = open("home", "run")) {
            assertThat(query(opened.database(), "select year from kept")).isEqualTo("1923");
        }
    }

    @Test
    void letsNobodyInWithoutItsPassword() throws IOException {
        try (OpenDatabase opened = open("home", "run")) {
            Database right = opened.database();
            var wrong = new Database(right.url(), right.user(), "lagesbild");
            assertThatThrownBy(() -> query(wrong, "select 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            // 28P01: invalid password
                            e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            Path password = temp.resolve("home/db/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void runsBesideTheClusterOfAnotherHome() throws Exception {
        try (OpenDatabase first = open("first", "run");
                OpenDatabase second = open("second", "run")) {
            assertThat(second.database().url()).isNotEqualTo(first.database().url());
            query(first.database(), "create table only_here (id int)");
            assertThat(query(second.database(), "select to_regclass('only_here') is null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void keepsTheDataOfARunThatWasKilledAndRefusesASecondRunMeanwhile() throws Exception {
        Process running = hold("home");
        String url = firstLine(running);
        assertThatThrownBy(() -> open("home", "run"))
                .isInstanceOfSatisfying(
                        StartProblem.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                .hasMessageContaining(temp.resolve("home").toString())
                .hasMessageContaining("process " + running.pid());
        try (OpenDatabase joined = open("home", "import")) {
            assertThat(joined.database().url()).isEqualTo(url);
            query(joined.database(), "create table kept as select 7 as id");
        }
        try (OpenDatabase joined = open("home", "user")) { // the first to join did not stop what it joined
            assertThat(query(joined.database(), "select id from kept")).isEqualTo("7");
        }
        running.destroyForcibly(); // kill -9
        assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (OpenDatabase opened = open("home", "run")) {
            assertThat(query(opened.database(), "select id from kept")).isEqualTo("7");
        }
    }

    @Test
    void endsAServerThatWasLeftBehindOnItsOwnFolderAndNoOther() throws Exception {
        open("home", "run").close();
        Path data = temp.resolve("home/db/data");
        Process unrelated = new ProcessBuilder("sleep", "60").start();
        try {
            // the number in the file belongs to another program by now
            Files.writeString(data.resolve("postmaster.pid"), unrelated.pid() + "\n" + data + "\n0\n5432\n\n\n\n\n");
            assertThat(new Orphan(data).runningPort()).isEmpty();
            open("home", "run").close();
            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroyForcibly();
        }
        // a server that does not know its starter is gone, as when it was started by a process in another session
        Process left = new ProcessBuilder(ACCOUNT.as(List.of(
                        PostgresBinaries.newest(Path.of("/"), "").program("postgres"),
                        "-D",
                        data.toString(),
                        "-c",
                        "port=" + PostgresServer.freePort(),
                        "-c",
                        "unix_socket_directories=")))
                .directory(new java.io.File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (new Orphan(data).runningPort().isEmpty()) Thread.onSpinWait();
        new Orphan(data, 200).end(Progress.silent());
        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsAFullDiskAndAnyOtherFailureApart() {
        var log = Path.of("/home/db/postgres.log");
        assertThat(PostgresServer.notStarted("initdb: error: could not write: No space left on device", log))
                .hasMessageContaining("Disken är full vid /home/db");
        assertThat(PostgresServer.notStarted("LOG: x\nFATAL:  data directory has wrong ownership\nLOG: y", log))
                .hasMessageContaining("wrong ownership")
                .hasMessageContaining(log.toString());
    }

    private OpenDatabase open(String home, String word) {
        return new Outside(
                        Map.of("LAGESBILD_HOME", temp.resolve(home).toString()),
                        ACCOUNT,
                        Path.of("/nowhere/docker-compose.yml"))
                .openDatabase(word, Progress.silent());
    }

    private Process hold(String home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsAHome.class.getName(),
                        temp.resolve(home).toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }
}
