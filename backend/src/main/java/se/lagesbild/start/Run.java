package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end and keeps what it said. */
final class Run {
    private Run() {}

    /**
     * @param exitCode its exit code; -1 when it could not be started, -2 when it was ended after the time limit
     * @param output what it wrote to both its outputs
     */
    record Result(int exitCode, String output) {
        boolean ok() {
            return exitCode == 0;
        }
    }

    static Result quietly(List<String> command) {
        return run(command, Map.of(), Duration.ofMinutes(5));
    }

    static Result run(List<String> command, Map<String, String> environment, Duration limit) {
        return run(command, environment, limit, Progress.silent());
    }

    /** The output goes through a file: a grandchild that keeps a pipe open could otherwise hold us past the limit. */
    static Result run(List<String> command, Map<String, String> environment, Duration limit, Progress progress) {
        try {
            Path output = Files.createTempFile("lagesbild-", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new java.io.File("/dev/null"))
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                // the server's user may not be allowed to stand where we stand
                builder.directory(new java.io.File("/"));
                int exitCode = wait(builder, limit, progress);
                return new Result(exitCode, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int wait(ProcessBuilder builder, Duration limit, Progress progress) {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return -1;
        }
        long until = System.nanoTime() + limit.toNanos();
        try {
            while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > until) {
                    process.destroyForcibly();
                    return -2;
                }
                progress.still();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -2;
        }
    }
}
