package se.lagesbild.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The files that the browser gets, except those that other people wrote. */
final class WebFiles {

    static final Path ROOT = Path.of("src/main/resources/META-INF/resources");

    private WebFiles() {}

    /** @return files of one kind in a steady order, never empty: an empty list would let every rule pass */
    static List<Path> ending(String suffix) {
        try (var all = Files.walk(ROOT)) {
            var found = all.filter(file -> file.toString().endsWith(suffix))
                    .filter(file ->
                            !room(file).equals("shared") || !file.toString().contains("/vendor/"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) throw new IllegalStateException("no *" + suffix + " under " + ROOT.toAbsolutePath());
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the folder below the root, {@code ""} for a page at the root */
    static String room(Path file) {
        var relative = ROOT.relativize(file);
        return relative.getNameCount() > 1 ? relative.getName(0).toString() : "";
    }

    /** @return the first group of every hit, in order */
    static List<String> hits(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }
}
