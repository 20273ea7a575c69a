package se.lagesbild.start;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The database that this process works on, open until it is closed.
 *
 * @param database how to reach it
 * @param description one line for the operator, without the password
 * @param stop ends what this process started; nothing where it only joined
 */
record OpenDatabase(Database database, String description, Runnable stop) implements AutoCloseable {

    /**
     * Does what was chosen. A private or Docker database belongs to the holder of the home's lock; the words that work on a running
     * installation join it.
     *
     * @param word what the program was started as
     */
    static OpenDatabase open(
            DatabaseChoice choice, Home home, String word, Compose compose, ServerAccount account, Progress progress) {
        if (choice instanceof DatabaseChoice.Given given) {
            GivenDatabase.check(given.database());
            return new OpenDatabase(
                    given.database(), "given: " + given.database().url(), () -> {});
        }
        Optional<HomeLock> lock = HomeLock.tryTake(home, word);
        boolean inDocker = choice instanceof DatabaseChoice.Compose;
        if (lock.isEmpty()) return join(home, word, inDocker, compose, progress);
        try {
            return inDocker ? container(lock.get(), compose, progress) : cluster(lock.get(), home, account, progress);
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    private static OpenDatabase cluster(HomeLock lock, Home home, ServerAccount account, Progress progress) {
        PrivateCluster cluster = PrivateCluster.open(home.clusterBase(progress), account, progress);
        return new OpenDatabase(
                cluster.database(PrivateCluster.DATABASE),
                "eget PostGIS-kluster i %s, port %d".formatted(cluster.base(), cluster.port()),
                () -> {
                    cluster.close();
                    lock.close();
                });
    }

    private static OpenDatabase container(HomeLock lock, Compose compose, Progress progress) {
        Database database = compose.up(progress);
        return new OpenDatabase(database, "PostGIS i Docker (docker-compose.yml), " + database.url(), () -> {
            compose.stop();
            lock.close();
        });
    }

    private static OpenDatabase join(Home home, String word, boolean inDocker, Compose compose, Progress progress) {
        HomeLock.Holder holder = HomeLock.holder(home);
        if (word.equals("run") || !holder.word().equals("run")) throw holder.inUse(home.folder());
        if (inDocker) return new OpenDatabase(compose.running(), "samma som den som redan kör", () -> {});
        var base = home.clusterBase(progress);
        OptionalInt port = new Orphan(base.resolve("data")).runningPort();
        if (port.isEmpty())
            throw new StartProblem(
                    StartProblem.HOME_IN_USE,
                    "Lägesbild håller på att starta i %s (process %d): försök igen om en stund"
                            .formatted(home.folder(), holder.pid()));
        var database = new Database(
                PostgresServer.url(port.getAsInt(), PrivateCluster.DATABASE),
                PostgresServer.USER,
                PrivateCluster.readPassword(base));
        return new OpenDatabase(database, "samma som den som redan kör, port " + port.getAsInt(), () -> {});
    }

    @Override
    public void close() {
        stop.run();
    }
}
