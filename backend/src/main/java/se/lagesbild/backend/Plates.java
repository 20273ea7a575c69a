package se.lagesbild.backend;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Swedish vehicle plates: three letters, two digits, a digit or a letter. I, Q and V are not used, nor O at the end.
 * Source: Transportstyrelsen. Small letters with a blank are mostly words before a number ({@code rum 204}): they count
 * only where no vowel makes them a word, or where the text has just said that a plate follows.
 */
final class Plates {
    static final Pattern SHAPE = Pattern.compile(
            "([A-HJ-PR-UW-Za-hj-pr-uw-z]{3})( {1,2}|-)?(\\d{3}|\\d{2}[A-HJ-NPR-UW-Za-hj-npr-uw-z])(?!\\d)");

    /** Words and short forms that stand before a number, and makes whose models are numbers. */
    private static final Set<String> WORDS = Set.of(("ant apr att aug bad bak bar bas ben bmw bor bro bus byn cab cal"
                    + " dag dec dem den des det dnr dom dur ena ens ett eur fax feb fel fem fyr ghb gps gsm han har hel hem"
                    + " hon hos hsb hus hwy jag jan jul jun kan kap kod kom ktm kub kun lag led lgh lsd max maj man mar"
                    + " med mer men mfl mkt mms mot nej ner nrs nya obs och okt oss par pet per pga pkt pnr rad"
                    + " rum rut sal sek sen sep ser sex sju ska sms som sos str tal tar tas tel tex tfn thc tog ton tre trp"
                    + " tum typ und ung upp usb usd ute")
            .split(" "));

    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?:reg|regnr|reg\\.? ?nr|registreringsnummer|registrerad|skylt|skylten|plåt|plåten|\\p{L}*bil|\\p{L}*bilen|moped|mopeden"
                    + "|mc|epa|epan|fordon|fordonet|traktor|traktorn|nummer|numret)[ .:]*(?:nr|med|är|har)?[ .:]*$");

    private static final Pattern NO_VOWEL = Pattern.compile("[^aeouy]{3}");
    private static final int LOOKED_BACK = 40;

    private Plates() {}

    static boolean fits(Matcher found, String text) {
        var letters = found.group(1);
        var small = letters.toLowerCase(Locale.ROOT);
        boolean capital = letters.equals(letters.toUpperCase(Locale.ROOT));
        boolean endsInDigit = PersonalDataGuard.isDigit(text.charAt(found.end() - 1));
        if (!standsAlone(PersonalDataGuard.before(text, found.start()), capital)
                || !standsAlone(found.end() < text.length() ? text.charAt(found.end()) : ' ', capital && endsInDigit)
                || WORDS.contains(small)) {
            return false;
        }
        return capital
                || found.group(2) == null
                || NO_VOWEL.matcher(small).matches()
                || ANNOUNCED
                        .matcher(text.substring(Math.max(0, found.start() - LOOKED_BACK), found.start())
                                .toLowerCase(Locale.ROOT))
                        .find();
    }

    /** Capitals may be glued to small letters: {@code bilenABC123körde}. */
    private static boolean standsAlone(char beside, boolean capital) {
        return !Character.isLetterOrDigit(beside) || (capital && Character.isLowerCase(beside));
    }
}
