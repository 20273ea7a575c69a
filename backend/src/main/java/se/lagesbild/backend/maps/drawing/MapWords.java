package se.lagesbild.backend.maps.drawing;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import se.lagesbild.backend.ProblemText;

/** Words of drawn maps: Swedish unless English is asked for. */
public final class MapWords {
    private MapWords() {}

    /** @param args written as they are, never grouped */
    public static String text(Locale wanted, String key, Object... args) {
        var locale = Locale.ENGLISH.getLanguage().equals(wanted.getLanguage()) ? Locale.ENGLISH : ProblemText.SWEDISH;
        var pattern = ResourceBundle.getBundle(
                        "map-words",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                .getString(key);
        var plain = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(plain);
    }
}
