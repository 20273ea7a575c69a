package se.lagesbild.backend.maps.drawing;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.maps.MapLayer;

/** Words of drawn maps: Swedish unless English is asked for. */
public final class MapWords {
    private MapWords() {}

    /** What people call a layer; its id where it has no features to name. */
    public static String title(MapLayer layer, Locale wanted) {
        boolean english = Locale.ENGLISH.getLanguage().equals(wanted.getLanguage());
        return layer.features()
                .map(source -> english ? source.titleEn() : source.titleSv())
                .orElse(layer.id());
    }

    /** What people call a value of a field; the value itself where it has no other name. */
    public static String value(Locale wanted, String field, Object value) {
        var words = words(wanted);
        var key = field + "." + value;
        return words.containsKey(key) ? words.getString(key) : String.valueOf(value);
    }

    /** @param args written as they are, never grouped */
    public static String text(Locale wanted, String key, Object... args) {
        var plain = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(words(wanted).getString(key), Locale.ROOT).format(plain);
    }

    private static ResourceBundle words(Locale wanted) {
        var locale = Locale.ENGLISH.getLanguage().equals(wanted.getLanguage()) ? Locale.ENGLISH : ProblemText.SWEDISH;
        return ResourceBundle.getBundle(
                "map-words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
