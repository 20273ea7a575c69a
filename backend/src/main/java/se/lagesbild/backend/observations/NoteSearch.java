package se.lagesbild.backend.observations;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words to look for in the notes, as conditions on {@code observations.observation o}. Each word is looked for as Swedish: in
 * any of its forms, and as the beginning of a longer one; words that say nothing alone (och, i, på) do not narrow. What is no
 * plain word, such as {@code 100%} or {@code 2-3}, must stand there as it is written. Pure.
 */
record NoteSearch(String where, Map<String, Object> params) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static NoteSearch of(String text) {
        var parts = Arrays.stream(BLANKS.split(text.strip())).distinct().toList();
        var words = parts.stream().filter(part -> WORD.matcher(part).matches()).toList();
        var where = new StringJoiner(" and ", "o.note is not null and ", "");
        var params = new LinkedHashMap<String, Object>();
        if (!words.isEmpty()) {
            // the index answers the first half; the second lets a lone "och" be found as it is written
            where.add("""
                    case when numnode(to_tsquery('swedish', :noteWords)) > 0
                         then to_tsvector('swedish', o.note) @@ to_tsquery('swedish', :noteWords)
                         else o.note ilike :noteText end""");
            params.put("noteWords", words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
            params.put("noteText", like(String.join(" ", words)));
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!words.contains(parts.get(i))) {
                where.add("o.note ilike :notePart" + i);
                params.put("notePart" + i, like(parts.get(i)));
            }
        }
        return new NoteSearch(where.toString(), params);
    }

    private static String like(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
