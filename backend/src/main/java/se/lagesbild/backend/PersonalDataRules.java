package se.lagesbild.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of the free-text guard: patterns, word lists and limits from {@code shared/personal-data-rules.js}, the file
 * that the phone runs. A rule that cannot be read stops the start: without it text would pass unseen.
 */
final class PersonalDataRules {
    private static final String FILE = "/META-INF/resources/shared/personal-data-rules.js";
    private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");
    private static final JsonNode RULES = read();

    private PersonalDataRules() {}

    /** @param path as in {@code /plate/words} */
    static JsonNode at(String path) {
        var node = RULES.at(path);
        if (node.isMissingNode()) {
            throw new IllegalStateException("no rule " + path + " in " + FILE);
        }
        return node;
    }

    /** A pattern among the rules; at its end {@code $} is the end of the text, as in JavaScript. */
    static Pattern pattern(String path) {
        return compiled(at(path).asString(), false);
    }

    static Pattern ignoringCase(String path) {
        return compiled(at(path).asString(), true);
    }

    static Pattern compiled(String given, boolean ignoreCase) {
        var pattern = expand(given);
        if (pattern.endsWith("$")) {
            pattern = pattern.substring(0, pattern.length() - 1) + "\\z";
        }
        return Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    }

    /** Words that stand in lines, small letters. */
    static Set<String> words(String path) {
        var words = new HashSet<String>();
        for (var line : at(path)) {
            words.addAll(Set.of(line.asString().split(" ")));
        }
        return Set.copyOf(words);
    }

    private static String expand(String pattern) {
        return PART.matcher(pattern).replaceAll(PersonalDataRules::part);
    }

    private static String part(MatchResult name) {
        return java.util.regex.Matcher.quoteReplacement(
                expand(at("/parts/" + name.group(1)).asString()));
    }

    private static JsonNode read() {
        try (var in = PersonalDataRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path: build the web part first");
            }
            var script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = script.indexOf('{', script.indexOf("export const RULES"));
            return new JsonMapper().readTree(script.substring(from, script.lastIndexOf('}') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
