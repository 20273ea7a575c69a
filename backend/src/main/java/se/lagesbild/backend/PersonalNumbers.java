package se.lagesbild.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Swedish personal numbers (personnummer) and coordination numbers (samordningsnummer, day + 60): a real date and a right
 * check digit, so that one in ten of other ten-digit numbers with a date in front could hit, and no other. Source:
 * folkbokföringslagen (1991:481) 18 and 18 a §§; the check digit is Luhn's.
 */
final class PersonalNumbers {
    /** Century or not; the date whole or in three parts; then nothing, a hyphen, a plus or a blank. */
    static final Pattern SHAPE =
            Pattern.compile("(18|19|20)?(\\d{2})([ ./-]?)(\\d{2})\\3(\\d{2})( ?[-+]? ?)(\\d{4})(?!\\d)");

    /** Date and clock time of an event look alike; nobody that young is written about with a blank in the middle. */
    private static final int FIRST_YEAR_OF_TIME_STAMPS = 2020;

    private PersonalNumbers() {}

    static boolean fits(Matcher found, String text) {
        if (PersonalDataGuard.isDigit(PersonalDataGuard.before(text, found.start()))) {
            return false;
        }
        int month = Integer.parseInt(found.group(4));
        int day = Integer.parseInt(found.group(5));
        return isDate(found.group(1), Integer.parseInt(found.group(2)), month, day > 60 ? day - 60 : day)
                && checkDigitFits(found.group(2) + found.group(4) + found.group(5) + found.group(7))
                && !isTimeStamp(found);
    }

    private static boolean isDate(String century, int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        // 1900 was no leap year; without a century 00 may be 2000
        boolean leap = year % 4 == 0 && (year != 0 || century == null || century.equals("20"));
        int days = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        return day <= days;
    }

    private static boolean checkDigitFits(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = tenDigits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** {@code 2026-11-23 2115} is when, not who. */
    private static boolean isTimeStamp(Matcher found) {
        if (found.group(1) == null
                || !found.group(3).equals("-")
                || !found.group(6).equals(" ")) {
            return false;
        }
        int clock = Integer.parseInt(found.group(7));
        return Integer.parseInt(found.group(1) + found.group(2)) >= FIRST_YEAR_OF_TIME_STAMPS
                && clock / 100 < 24
                && clock % 100 < 60;
    }
}
