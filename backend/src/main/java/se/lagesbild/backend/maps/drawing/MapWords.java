package se.lagesbild.backend.maps.drawing;

import java.util.Locale;
import java.util.ResourceBundle;
import se.lagesbild.backend.BundleText;
import se.lagesbild.backend.maps.MapLayer;

/** Words of drawn maps: Swedish unless English is asked for. */
public final class MapWords {
    private static final String BUNDLE = "map-words";

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
        return BundleText.text(BUNDLE, wanted, key, args);
    }

    private static ResourceBundle words(Locale wanted) {
        return BundleText.words(BUNDLE, wanted);
    }
}
