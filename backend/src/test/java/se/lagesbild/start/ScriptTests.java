package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code lagesbild} in a clone of its own, on a machine that has only what a test puts there. */
class ScriptTests {
    /** What every Debian has. */
    private static final List<String> ALWAYS_THERE = List.of(
            "awk",
            "bash",
            "basename",
            "cat",
            "chmod",
            "cp",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "head",
            "ls",
            "mkdir",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sleep",
            "sort",
            "tail",
            "tee",
            "timeout",
            "touch");

    @TempDir
    Path temp;

    private Path clone;
    private Path system;
    private FakeProgram programs;

    @BeforeEach
    void makeACloneAndAnEmptyMachine() throws IOException {
        clone = Files.createDirectory(temp.resolve("clone"));
        Path script = Files.copy(Path.of("../lagesbild"), clone.resolve("lagesbild"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(clone.resolve("backend/src/main"));
        Files.writeString(clone.resolve("backend/src/main/A.java"), "class A {}");
        Files.writeString(clone.resolve("backend/pom.xml"), "<project/>");
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        system = Files.createDirectory(temp.resolve("system"));
        Path bin = Files.createDirectory(temp.resolve("bin"));
        for (String tool : ALWAYS_THERE) {
            Path file = Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        programs = new FakeProgram(bin);
        programs.add("id", "echo 0");
    }

    @Test
    void explainsItselfWhenNothingIsTyped() {
        assertThat(script().output()).contains("./lagesbild run", "./lagesbild test", "In English");
        assertThat(script("help").exitCode()).isZero();
    }

    @Test
    void answersWhatItDoesNotUnderstandWithOneSentence() {
        refuses(2, "rnu", "rnu");
        refuses(2, "--prot", "run", "--prot", "80");
        refuses(2, "--port", "run", "--port");
        refuses(2, "många", "run", "--port", "många");
        refuses(2, "--quick", "test", "--quick");
        refuses(2, "user add", "user", "remove", "anna");
    }

    @Test
    void saysWhatToTypeWhereItMayNotInstall() {
        programs.add("id", "echo 1000");
        distribution();
        var result = script("run", "--port", freePort());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().strip().lines())
                .containsExactly("Det saknas: Java 17 eller nyare (JDK), Maven, PostgreSQL med PostGIS. "
                        + "Skriv: sudo apt install default-jdk-headless maven postgresql-17-postgis-3");
        assertThat(programs.calls()).noneMatch(call -> call.startsWith("apt-get"));
    }

    @Test
    void takesANewerJdkWhereTheDistributionsUsualOneIsTooOld() {
        programs.add("id", "echo 1000").add("apt-get", "");
        // Ubuntu 22.04: the usual one is 11, and 17 and 21 are there beside it
        programs.add("apt-cache", """
                case "$2" in
                  default-jdk-headless) echo '  Candidate: 2:1.11-72build2';;
                  openjdk-21-jdk-headless) echo '  Candidate: 21.0.5+11-1ubuntu1~22.04';;
                  openjdk-*) echo '  Candidate: (none)';;
                esac""");
        hasPostgis();
        hasMaven("");
        refuses(1, "sudo apt install openjdk-21-jdk-headless", "run", "--port", freePort());
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoApt() {
        refuses(1, "systemets pakethanterare", "run", "--port", freePort());
    }

    @Test
    void saysThatUbuntusBrowserIsASnap() throws IOException {
        hasJava();
        hasMaven("");
        hasPostgis();
        distribution();
        Files.createDirectories(system.resolve("etc"));
        Files.writeString(system.resolve("etc/os-release"), "NAME=Ubuntu\nID=ubuntu\n");
        refuses(1, "sudo snap install chromium", "test");
    }

    @Test
    void installsWhatIsMissingAndKeepsDebianFromMakingACluster() {
        distribution();
        programs.add("dpkg", "exit 1"); // postgresql-common is not there
        Path keepOut = system.resolve("etc/postgresql-common/createcluster.d/lagesbild.conf");
        // the installation itself: sees the switch, and puts the programs there
        programs.add("apt-get", """
                case "$*" in *install*)
                  grep create_main_cluster '%s' >>'%s/seen'
                  mkdir -p '%s/usr/lib/jvm/java-17/bin' '%s/usr/lib/postgresql/17/bin' '%s/usr/share/postgresql/17/extension'
                  cp '%s/bin/java' '%s/bin/javac' '%s/usr/lib/jvm/java-17/bin'
                  cp '%s/bin/java' '%s/usr/lib/postgresql/17/bin/postgres'
                  touch '%s/usr/share/postgresql/17/extension/postgis.control'
                  cp '%s/bin/maven' '%s/bin/mvn';;
                esac""".replace("%s/bin", temp + "/later")
                .replace("'%s/seen'", "'" + temp + "/seen'")
                .replace("'%s' >>", "'" + keepOut + "' >>")
                .replace("'%s/usr", "'" + system + "/usr")
                .replace(temp + "/later/mvn", temp + "/bin/mvn"));
        later();
        var result = script("run", "--port", freePort(), "--empty");
        assertThat(result.output()).contains("1/3 Installerar default-jdk-headless maven postgresql-17-postgis-3 … ok");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(temp.resolve("seen")).hasContent("create_main_cluster = false");
        assertThat(keepOut).doesNotExist(); // later installations are the owner's business
        assertThat(programs.calls())
                .filteredOn(call -> call.startsWith("apt-get"))
                .containsExactly(
                        "apt-get -q -y -o DPkg::Lock::Timeout=120 update",
                        "apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "
                                + "default-jdk-headless maven postgresql-17-postgis-3");
    }

    @Test
    void buildsOnlyWhenSomethingIsNewerThanTheProgram() throws IOException {
        hasJava();
        hasPostgis();
        hasMaven("mkdir -p backend/target && touch backend/target/lagesbild.jar");
        assertThat(script("run", "--port", freePort(), "--area", "oslo").exitCode())
                .isZero();
        assertThat(programs.calls())
                .filteredOn(call -> call.startsWith("mvn"))
                .containsExactly(
                        "mvn -B -q -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true package");
        assertThat(programs.calls()).last().asString().endsWith("--area oslo");
        assertThat(script("run", "--port", freePort()).output()).contains("2/3 Programmet är byggt … ok");
        assertThat(builds()).isEqualTo(1);
        Files.setLastModifiedTime(
                clone.resolve("backend/src/main/A.java"),
                FileTime.fromMillis(System.currentTimeMillis() + 5_000)); // saved after the build
        script("run", "--port", freePort());
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void showsTheEndOfTheLogWhenTheBuildFails() {
        hasJava();
        hasPostgis();
        hasMaven("echo '[ERROR] A.java:[1,1] class expected'; exit 1");
        var result = script("run", "--port", freePort());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("class expected")
                .contains(clone.resolve("backend/target/build.log").toString());
        assertThat(programs.calls()).noneMatch(call -> call.contains("-jar"));
    }

    @Test
    void takesTheWrapperWhereThereIsNoMavenButARepository() {
        hasJava();
        hasPostgis();
        new FakeProgram(clone).add("mvnw", "mkdir -p backend/target && touch backend/target/lagesbild.jar");
        var result = script(Map.of("MVNW_REPOURL", "https://repository.example"), "run", "--port", freePort());
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(new FakeProgram(clone).calls()).hasSize(1);
    }

    @Test
    void needsNoPostgisWhereADatabaseIsGiven() {
        hasJava();
        hasMaven("mkdir -p backend/target && touch backend/target/lagesbild.jar");
        var environment = Map.of("LAGESBILD_DB_URL", "jdbc:postgresql://db.example/stad");
        assertThat(script(environment, "import", "events.csv", "--dry-run").exitCode())
                .isZero();
        assertThat(programs.calls()).last().asString().endsWith("lagesbild.jar import events.csv --dry-run");
    }

    @Test
    void refusesABusyPortBeforeItBuilds() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(1, "upptagen", "run", "--port", Integer.toString(busy.getLocalPort()));
        }
        assertThat(programs.calls()).isEmpty();
    }

    @Test
    void reportsTheTestsOfThisRunWithWhatWasSkippedAndWhy() throws IOException {
        hasJava();
        hasPostgis();
        programs.add("chromium", "echo Chromium 156").add("ogrinfo", "");
        Path old = Files.createDirectories(clone.resolve("backend/target/surefire-reports"));
        Files.writeString(old.resolve("TEST-old.xml"), "<testcase name=\"old\" classname=\"Old\" time=\"0\"/>\n");
        Path report = Files.writeString(temp.resolve("TEST-x.xml"), """
                <testsuite name="se.X" tests="5" errors="1" skipped="1" failures="0">
                  <properties><property name="a" value="b"/></properties>
                  <testcase name="countsUp" classname="se.X" time="0.1"/>
                  <testcase name="countsDown" classname="se.X" time="0.1">
                    <system-out><![CDATA[<failure> in its output
                <skipped in its second line]]></system-out>
                  </testcase>
                  <testcase name="waits" classname="se.X" time="0.1">
                    <flakyError message="too late" type="java.util.concurrent.TimeoutException">
                      <stackTrace><![CDATA[trace]]></stackTrace>
                    </flakyError>
                  </testcase>
                  <testcase name="hasDocker" classname="se.X" time="0">
                    <skipped message="Assumption failed: no &quot;engine&quot; answers"/>
                  </testcase>
                  <testcase name="divides" classname="se.X" time="0.1">
                    <error message="/ by zero" type="java.lang.ArithmeticException"><![CDATA[trace]]></error>
                  </testcase>
                </testsuite>
                """);
        hasMaven("""
                echo '[INFO] Building Lägesbild: backend 0.1.0-SNAPSHOT                [3/3]'
                echo '[ERROR] Tests run: 5, Failures: 0, Errors: 1, Skipped: 1, Time elapsed: 0.3 s <<< FAILURE! -- in se.X'
                mkdir -p backend/target/surefire-reports backend/target/pictures
                cp '%s' backend/target/surefire-reports/
                touch backend/target/pictures/index.html
                echo 'private cluster' >backend/target/test-database.txt
                exit 7""".formatted(report));
        Files.createDirectory(clone.resolve(".ci"));
        Files.copy(Path.of("../.ci/run"), clone.resolve(".ci/run"));
        var result = script(Path.of(".ci/run"), Map.of());
        assertThat(result.exitCode()).as(result.output()).isEqualTo(7); // Maven's own
        assertThat(result.output().lines())
                .contains(
                        "  Lägesbild: backend",
                        "    FEL se.X: 1 av 5 gick inte, 1 överhoppade",
                        "  se.X.divides: / by zero",
                        "Gick först vid andra försöket:",
                        "  se.X.waits: too late",
                        "  se.X.hasDocker: Assumption failed: no \"engine\" answers",
                        "Databas: private cluster",
                        "Docker och Testcontainers: inte körda, ingen Docker-motor svarar",
                        "Bilder av sidorna: " + clone.resolve("backend/target/pictures/index.html"))
                .endsWith("3 passed, 1 failed, 1 skipped");
        assertThat(programs.calls()).contains("mvn -B -Dstyle.color=never verify");
    }

    private void refuses(int exitCode, String named, String... args) {
        var result = script(args);
        assertThat(result.exitCode()).as(result.output()).isEqualTo(exitCode);
        assertThat(result.output().strip().lines()).singleElement().asString().contains(named);
    }

    private long builds() {
        return programs.calls().stream().filter(call -> call.startsWith("mvn")).count();
    }

    private static String freePort() {
        return Integer.toString(PostgresServer.freePort());
    }

    private void hasJava() {
        programs.add("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
        programs.add("javac", "");
    }

    private void hasMaven(String script) {
        programs.add("mvn", script);
    }

    private void hasPostgis() {
        programs.add("postgres", "").add("initdb", "");
    }

    /** Debian's package lists, with two versions of PostGIS. */
    private void distribution() {
        programs.add("apt-get", "");
        programs.add("apt-cache", """
                case "$1" in
                  policy) echo '  Candidate: 2:1.17-74';;
                  search) echo 'postgresql-9-postgis-3 - old'; echo 'postgresql-17-postgis-3 - new';;
                esac""");
    }

    /** Programs that are on the machine only after an installation. */
    private void later() {
        try {
            var later = new FakeProgram(Files.createDirectory(temp.resolve("later")));
            later.add("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2")
                    .add("javac", "");
            later.add("maven", "mkdir -p backend/target && touch backend/target/lagesbild.jar");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Run.Result script(String... args) {
        return script(Map.of(), args);
    }

    private Run.Result script(Map<String, String> more, String... args) {
        return script(Path.of("lagesbild"), more, args);
    }

    private Run.Result script(Path script, Map<String, String> more, String... args) {
        try {
            var command = new java.util.ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\""));
            command.set(2, script.endsWith("run") ? "exec sh \"$0\" \"$@\"" : "exec \"$0\" \"$@\"");
            command.add(clone.resolve(script).toString());
            command.addAll(List.of(args));
            Path output = temp.resolve("output.txt");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            var environment = new HashMap<>(more);
            environment.put("PATH", temp.resolve("bin").toString());
            environment.put("LAGESBILD_TEST_SYSTEM", system.toString());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Run.Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
