package se.lagesbild.backend;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words of a bundle that has Swedish and English: Swedish unless English is asked for. */
public final class BundleText {
    private BundleText() {}

    public static ResourceBundle words(String bundle, Locale wanted) {
        boolean english = Locale.ENGLISH.getLanguage().equals(wanted.getLanguage());
        return ResourceBundle.getBundle(
                bundle,
                english ? Locale.ENGLISH : ProblemText.SWEDISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /** @param args written as they are, never grouped */
    public static String text(String bundle, Locale wanted, String key, Object... args) {
        var plain = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(words(bundle, wanted).getString(key), Locale.ROOT).format(plain);
    }
}
