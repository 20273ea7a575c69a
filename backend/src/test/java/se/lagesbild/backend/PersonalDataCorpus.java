package se.lagesbild.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The notes that both sides of the guard are held to, each with what must be found in it. */
public final class PersonalDataCorpus {
    /** @param wanted {@code kind from-to} of each hit, in the order of the text */
    public record Note(String text, List<String> wanted) {
        List<String> hits() {
            return wanted.stream().filter(hit -> !hit.startsWith("name ")).toList();
        }

        List<String> names() {
            return wanted.stream().filter(hit -> hit.startsWith("name ")).toList();
        }
    }

    private static final Path FILE = Path.of("../web/src/test/js/personal-data-corpus.txt");
    private static final Pattern MARK = Pattern.compile("⟦(\\S+) ([^⟧]*)⟧");

    private PersonalDataCorpus() {}

    public static List<Note> notes() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(PersonalDataCorpus::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Note read(String line) {
        var marked = line.replace("\\n", "\n");
        var text = new StringBuilder();
        var wanted = new ArrayList<String>();
        var mark = MARK.matcher(marked);
        while (mark.find()) {
            mark.appendReplacement(text, "");
            int from = length(text) + 1;
            text.append(mark.group(2));
            wanted.add(mark.group(1) + " " + from + "-" + length(text));
        }
        mark.appendTail(text);
        return new Note(text.toString(), wanted);
    }

    private static int length(StringBuilder text) {
        return text.codePointCount(0, text.length());
    }
}
