package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HomeTests {
    private static final ServerAccount ACCOUNT = ServerAccount.current();

    private Path temp;

    @BeforeEach
    void makeAFolderThatOthersMayWalkThrough() throws IOException {
        temp = Files.createTempDirectory("lagesbild-test-");
        rights(temp, "rwx--x--x");
    }

    @AfterEach
    void removeIt() throws IOException {
        PrivateCluster.removeTree(temp);
    }

    @Test
    void isTheOneAskedForElseTheUsualOneOfTheUser() {
        assertThat(Home.chosen(Map.of("LAGESBILD_HOME", "/srv/karta/"), false)).isEqualTo(Path.of("/srv/karta"));
        assertThat(Home.chosen(Map.of("HOME", "/root"), true)).isEqualTo(Path.of("/var/lib/lagesbild"));
        assertThat(Home.chosen(Map.of("HOME", "/home/anna"), false))
                .isEqualTo(Path.of("/home/anna/.local/share/lagesbild"));
        assertThat(Home.chosen(Map.of("HOME", "/home/anna", "XDG_DATA_HOME", "/data/anna"), false))
                .isEqualTo(Path.of("/data/anna/lagesbild"));
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(temp.resolve("a-file"));
        assertThatThrownBy(() -> Home.at(file.resolve("home"), ACCOUNT))
                .isInstanceOfSatisfying(
                        StartProblem.class, e -> assertThat(e.exitCode()).isEqualTo(1))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("LAGESBILD_HOME");
    }

    @Test
    void givesTwoPathsToOneFolderTheSameName() throws IOException {
        Home home = Home.at(temp.resolve("home"), ACCOUNT);
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("home"));
        assertThat(Home.at(link, ACCOUNT).hash()).isEqualTo(home.hash());
        assertThat(Home.at(temp.resolve("other"), ACCOUNT).hash()).isNotEqualTo(home.hash());
    }

    @Test
    void opensAClosedHomeForTheServerButNoFolderAboveIt() throws IOException {
        assumeTrue(ACCOUNT.root(), "only root lends the server another user");
        Path folder = Files.createDirectory(temp.resolve("home"));
        rights(folder, "rwx------"); // as mktemp -d makes it
        Path base = Home.at(folder, ACCOUNT).clusterBase(Progress.silent());
        assertThat(base).isEqualTo(folder.toRealPath().resolve("db"));
        assertThat(rights(folder)).isEqualTo("rwx-----x");
        assertThat(rights(temp)).isEqualTo("rwx--x--x");
    }

    @Test
    void keepsTheClusterElsewhereWhenAFolderAboveIsClosed() throws IOException {
        assumeTrue(ACCOUNT.root(), "only root lends the server another user");
        Path closed = Files.createDirectory(temp.resolve("closed"));
        rights(closed, "rwx------"); // as /root
        Path system = temp.resolve("system");
        Home home = Home.at(closed.resolve("home"), ACCOUNT, system);
        Path base = home.clusterBase(Progress.silent());
        assertThat(base).isEqualTo(system.resolve("homes").resolve(home.hash()));
        assertThat(rights(closed)).isEqualTo("rwx------");
        assertThat(ACCOUNT.mayEnter(base)).isTrue();
        assertThat(Home.at(closed.resolve("home"), ACCOUNT, system).clusterBase(Progress.silent()))
                .isEqualTo(base);
        assertThat(home.hasCluster()).isTrue();
    }

    @Test
    void startsAnewWhenAHomeWasEmptied() throws IOException {
        assumeTrue(ACCOUNT.root(), "only root lends the server another user");
        Path closed = Files.createDirectory(temp.resolve("closed"));
        rights(closed, "rwx------");
        Path system = temp.resolve("system");
        Path before = Home.at(closed.resolve("home"), ACCOUNT, system).clusterBase(Progress.silent());
        PrivateCluster.removeTree(closed.resolve("home"));
        assertThat(Home.at(closed.resolve("home"), ACCOUNT, system).clusterBase(Progress.silent()))
                .isNotEqualTo(before);
    }

    @Test
    void saysWhenTheClusterElsewhereIsGone() throws IOException {
        Home home = Home.at(temp.resolve("home"), ACCOUNT);
        Files.writeString(home.folder().resolve("db-place"), "/nowhere/homes/1\n");
        assertThatThrownBy(() -> home.clusterBase(Progress.silent()))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("/nowhere/homes/1");
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
