package se.lagesbild.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The world around the start, gathered in one place so that tests can give another one.
 *
 * @param environment environment variables
 * @param account who the database server runs as
 * @param composeFile docker-compose.yml of this installation; need not exist
 */
record Outside(Map<String, String> environment, ServerAccount account, Path composeFile) {

    /** The script says in {@code lagesbild.root} where it lies; otherwise the current folder is taken. */
    static Outside current() {
        Path root = Path.of(System.getProperty("lagesbild.root", "."))
                .toAbsolutePath()
                .normalize();
        return new Outside(System.getenv(), ServerAccount.current(), root.resolve("docker-compose.yml"));
    }

    Home home() {
        return Home.at(Home.chosen(environment, account.root()), account);
    }

    OpenDatabase openDatabase(String word, Progress progress) {
        return openDatabase(home(), word, progress);
    }

    OpenDatabase openDatabase(Home home, String word, Progress progress) {
        var facts = new DatabaseChoice.Facts(
                environment, home.hasCluster(), home.hasCompose(), () -> dockerIsUsable(progress));
        DatabaseChoice choice = DatabaseChoice.of(facts);
        return OpenDatabase.open(choice, home, word, new Compose(home, composeFile, environment), account, progress);
    }

    private boolean dockerIsUsable(Progress progress) {
        if (!DockerEngine.answers(environment)) return false;
        String missing = null;
        if (!DockerEngine.isLocal(environment)) missing = "motorn finns på en annan maskin (DOCKER_HOST)";
        else if (!DockerEngine.hasCompose(environment)) missing = "docker compose saknas";
        else if (!Files.exists(composeFile)) missing = composeFile + " saknas";
        if (missing != null) progress.say("Docker används inte: " + missing);
        return missing == null;
    }
}
