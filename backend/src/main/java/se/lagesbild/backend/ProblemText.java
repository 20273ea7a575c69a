package se.lagesbild.backend;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Words of problems: Swedish unless English is asked for. Pure, thread-safe. */
public final class ProblemText {
    public static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private ProblemText() {}

    /** The language that a request asks for: Swedish where it does not say. */
    public static Locale wanted(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? SWEDISH : request.getLocale();
    }

    /** The problem document's members, in the order in which people read them. */
    public static Map<String, Object> document(Problem problem, Locale wanted) {
        var locale = Locale.ENGLISH.getLanguage().equals(wanted.getLanguage()) ? Locale.ENGLISH : SWEDISH;
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "/problems/" + problem.code());
        document.put("title", text(locale, problem.code() + ".title"));
        document.put("status", problem.status());
        document.put("detail", text(locale, problem.code(), problem.args()));
        document.put("code", problem.code());
        document.putAll(problem.members());
        if (!problem.fields().isEmpty()) {
            List<Map<String, Object>> errors =
                    problem.fields().stream().map(f -> field(f, locale)).toList();
            document.put("errors", errors);
        }
        return document;
    }

    private static Map<String, Object> field(Problem.Field field, Locale locale) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("pointer", field.pointer());
        entry.put("code", field.code());
        entry.put("detail", text(locale, field.code(), field.args()));
        return entry;
    }

    /** One sentence; numbers and ids are written as they are, never grouped. */
    public static String text(Locale locale, String key, Object... args) {
        String pattern;
        try {
            pattern = ResourceBundle.getBundle(
                            "problems",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                    .getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
        var plain = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(plain);
    }
}
