package se.lagesbild.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps times and dates apart from phone numbers; their many groupings are patterns among the rules. */
final class PhoneNumbers {
    private static final Pattern HOURS = PersonalDataRules.pattern("/phone/hours");

    private PhoneNumbers() {}

    static boolean startsHere(Matcher found, String text) {
        return !PersonalDataGuard.isDigit(PersonalDataGuard.before(text, found.start()));
    }

    /** {@code 2026-08-12 13 14 15} holds no number of Stockholm, {@code 0730-0815} none at all. */
    static boolean fits(Matcher found, String text) {
        int start = found.start();
        char last = PersonalDataGuard.before(text, start);
        boolean afterNumber = (last == '-' || last == '.' || last == ':')
                && PersonalDataGuard.isDigit(PersonalDataGuard.before(text, start - 1));
        return startsHere(found, text)
                && !afterNumber
                && !HOURS.matcher(found.group()).lookingAt();
    }
}
