package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Programs in a folder of their own, to be put first on PATH, that write down how they were called. */
final class FakeProgram {
    private final Path folder;

    FakeProgram(Path folder) {
        this.folder = folder;
    }

    /** @param script shell commands that run after the call was written down as {@code name arguments} */
    FakeProgram add(String name, String script) {
        try {
            Path file = folder.resolve(name);
            Files.writeString(
                    file,
                    "#!/bin/sh\necho \"" + name + " $*\" >>'" + folder.resolve("calls.log") + "'\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> calls() {
        try {
            Path log = folder.resolve("calls.log");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return folder + ":/usr/bin:/bin";
    }
}
