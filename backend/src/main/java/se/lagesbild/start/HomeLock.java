package se.lagesbild.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lock that makes one process the holder of a home. The operating system gives it back when the process ends, however it ends. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Who holds a home.
     *
     * @param word what it was started as, {@code run} or another word
     * @param pid its process
     */
    record Holder(String word, long pid) {
        StartProblem inUse(Path home) {
            return new StartProblem(
                    StartProblem.HOME_IN_USE,
                    "Hemmet %s används redan av lagesbild %s (process %d): vänta tills den är klar, avsluta den, eller välj ett annat hem med LAGESBILD_HOME"
                            .formatted(home, word, pid));
        }
    }

    /** @return the lock, or empty when another process holds it */
    static Optional<HomeLock> tryTake(Home home, String word) {
        try {
            FileChannel channel = FileChannel.open(
                    home.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            // not in the lock file itself: reading and closing that would give the lock back
            Files.writeString(
                    home.folder().resolve("holder"),
                    word + " " + ProcessHandle.current().pid() + "\n");
            return Optional.of(new HomeLock(channel));
        } catch (IOException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Hemmappen %s går inte att låsa: ge den skrivrätt eller välj en annan LAGESBILD_HOME"
                            .formatted(home.folder()),
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    /** @return what the holder wrote about itself; meaningful only while the lock is held */
    static Holder holder(Home home) {
        try {
            String[] parts =
                    Files.readString(home.folder().resolve("holder")).strip().split(" ");
            return new Holder(parts[0], Long.parseLong(parts[1]));
        } catch (IOException | RuntimeException e) {
            return new Holder("run", 0); // it holds the lock since a moment and has not written yet
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the home could not be given back", e);
        }
    }
}
