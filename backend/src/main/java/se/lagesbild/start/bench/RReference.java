package se.lagesbild.start.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The same statistics by R's own packages, where they are installed: a process of its own, timed from within. */
final class RReference {
    private static final String SCRIPT = "reference.R";
    private static final int MOST_MINUTES = 5;

    private final Path executable;

    private RReference(Path executable) {
        this.executable = executable;
    }

    /** Looks through {@code PATH}. */
    static Optional<RReference> find(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "Rscript"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(RReference::new);
    }

    /**
     * @param name of the package, and its version
     * @param seconds of the statistic alone
     */
    record Took(String name, double seconds) {}

    /**
     * @param folder with what the script reads; what it writes stays there too
     * @return by the package's name; a package that is not installed is missing
     * @throws IOException with what R said when it did not work
     */
    Map<String, Took> run(Path folder) throws IOException {
        try (var in = RReference.class.getResourceAsStream(SCRIPT)) {
            Files.copy(in, folder.resolve(SCRIPT));
        }
        var said = folder.resolve("said.txt");
        var process = new ProcessBuilder(
                        executable.toString(),
                        "--vanilla",
                        folder.resolve(SCRIPT).toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("R: " + Files.readString(said).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("R: avbruten", e);
        } finally {
            process.destroyForcibly();
        }
        return read(Files.readString(said));
    }

    /** Lines "package version seconds"; others are warnings and the like. */
    static Map<String, Took> read(String said) {
        Map<String, Took> took = new HashMap<>();
        said.lines().map(line -> line.strip().split(" +")).forEach(words -> {
            if (words.length == 3 && words[2].matches("[0-9]+(\\.[0-9]+)?")) {
                took.put(words[0], new Took(words[0] + " " + words[1], Double.parseDouble(words[2])));
            }
        });
        return took;
    }
}
