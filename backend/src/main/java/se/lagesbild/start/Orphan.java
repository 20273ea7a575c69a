package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The server that a killed process may have left on a data folder. {@code postmaster.pid} (process, folder, start, port, one a line)
 * tells; that the process really is the server of this folder is proved by where it stands, since numbers are used again.
 *
 * @param data the data folder
 * @param patienceMs how long each step waits, in milliseconds
 */
record Orphan(Path data, long patienceMs) {
    /** An orphan that gets ten seconds to end by itself. */
    Orphan(Path data) {
        this(data, 10_000);
    }

    /** Waits for the orphan to end by itself, ends it when that takes too long, and removes what it left if it is dead. The home's lock is held. */
    void end(Progress progress) {
        OptionalLong pid = pid();
        if (pid.isEmpty()) return;
        if (isOurs(pid.getAsLong()) && !waitFor(pid.getAsLong(), progress)) {
            progress.say("En databasserver var kvar från en avbruten körning (process %d): den avslutas"
                    .formatted(pid.getAsLong()));
            PostgresServer.interrupt(pid.getAsLong(), "INT");
            if (!waitFor(pid.getAsLong(), progress)) PostgresServer.interrupt(pid.getAsLong(), "QUIT");
            if (!waitFor(pid.getAsLong(), progress))
                throw new StartProblem(
                        StartProblem.CANNOT,
                        "En databasserver på %s går inte att avsluta; skriv: kill -9 %d"
                                .formatted(data, pid.getAsLong()));
        }
        try {
            // the number may belong to another program by now, and PostgreSQL would then refuse to start
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the port of the server that runs on the folder now, empty when none does */
    OptionalInt runningPort() {
        OptionalLong pid = pid();
        if (pid.isEmpty() || !isOurs(pid.getAsLong())) return OptionalInt.empty();
        List<String> lines = lines();
        return lines.size() > 3 ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
    }

    private OptionalLong pid() {
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.get(0).strip().matches("-?[0-9]+")) return OptionalLong.empty();
        return OptionalLong.of(Math.abs(Long.parseLong(lines.get(0).strip())));
    }

    private List<String> lines() {
        try {
            Path file = data.resolve("postmaster.pid");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean waitFor(long pid, Progress progress) {
        long until = System.nanoTime() + patienceMs * 1_000_000;
        while (isOurs(pid)) {
            if (System.nanoTime() > until) return false;
            progress.still();
            try {
                Thread.sleep(40);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
