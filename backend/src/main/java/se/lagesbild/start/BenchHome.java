package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * A home for one measurement: a million generated observations must not end up among the real ones. Its database forces writes to disk
 * like a kept one, or the import would look faster than it is.
 */
final class BenchHome {
    private BenchHome() {}

    static Home create(ServerAccount account) {
        try {
            return Home.at(Files.createTempDirectory("lagesbild-bench-"), account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the database, which takes the folder with it when it is closed */
    static OpenDatabase removedWith(OpenDatabase database, Home home) {
        return new OpenDatabase(database.database(), database.description(), () -> {
            database.close();
            try {
                PrivateCluster.removeTree(home.folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
