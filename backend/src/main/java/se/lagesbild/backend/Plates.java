package se.lagesbild.backend;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tells a vehicle plate from a word before a number ({@code rum 204}): capitals, and what was said just before. */
final class Plates {
    private static final Set<String> WORDS = PersonalDataRules.words("/plate/words");
    private static final Pattern VEHICLE = PersonalDataRules.pattern("/plate/vehicle");
    private static final Pattern NUMBER_PLATE = PersonalDataRules.pattern("/plate/numberPlate");
    private static final Pattern AFTERWARDS = PersonalDataRules.ignoringCase("/plate/afterwards");
    private static final int LOOKED_BACK =
            PersonalDataRules.at("/plate/lookedBack").asInt();
    private static final Pattern NO_VOWEL = Pattern.compile("[^aeouy]{3}");

    private Plates() {}

    static boolean fits(Matcher found, String text) {
        var letters = found.group(1);
        var small = letters.toLowerCase(Locale.ROOT);
        boolean capital = letters.equals(letters.toUpperCase(Locale.ROOT));
        boolean endsInDigit = PersonalDataGuard.isDigit(text.charAt(found.end() - 1));
        if (!standsAlone(PersonalDataGuard.before(text, found.start()), capital)
                || !standsAlone(found.end() < text.length() ? text.charAt(found.end()) : ' ', capital && endsInDigit)) {
            return false;
        }
        var said = text.substring(Math.max(0, found.start() - LOOKED_BACK), found.start())
                .toLowerCase(Locale.ROOT);
        boolean ofPlate = NUMBER_PLATE.matcher(said).find();
        boolean ofVehicle = ofPlate || VEHICLE.matcher(said).find();
        if (WORDS.contains(small) && !ofPlate && !(capital && ofVehicle)) {
            return false;
        }
        boolean spread = found.group(3).indexOf(' ') >= 0;
        if (ofVehicle) {
            return capital || !spread;
        }
        var between = found.group(2);
        if (spread
                || letters.indexOf(' ') >= 0
                || AFTERWARDS.matcher(text.substring(found.end())).lookingAt()) {
            return false;
        }
        return capital
                || between == null
                || (!between.equals(".")
                        && !between.equals("/")
                        && !between.equals("_")
                        && NO_VOWEL.matcher(small).matches());
    }

    /** Capitals may be glued to small letters: {@code bilenABC123körde}. */
    private static boolean standsAlone(char beside, boolean capital) {
        return !Character.isLetterOrDigit(beside) || (capital && Character.isLowerCase(beside));
    }
}
