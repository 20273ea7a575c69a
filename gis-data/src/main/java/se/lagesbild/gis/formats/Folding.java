package se.lagesbild.gis.formats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without what a comparison shall not regard. Stateless. */
public final class Folding {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    private Folding() {}

    /** @param accents true: "Å" becomes "A"; false: "Å" becomes "å" */
    public static String fold(String text, boolean accents) {
        return accents
                ? ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("")
                : text.toLowerCase(Locale.ROOT);
    }
}
