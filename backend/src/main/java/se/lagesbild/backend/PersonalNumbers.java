package se.lagesbild.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Swedish personal numbers (personnummer) and coordination numbers (samordningsnummer): a real date and a right check
 * digit, so that one in ten of other ten-digit numbers with a date in front could hit, and no other.
 */
final class PersonalNumbers {
    private static final int COORDINATION_DAYS =
            PersonalDataRules.at("/personalNumber/coordinationDays").asInt();
    private static final Pattern TIME_STAMP = PersonalDataRules.pattern("/personalNumber/timeStamp");
    private static final Pattern ANNOUNCED = PersonalDataRules.ignoringCase("/personalNumber/announced");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    private PersonalNumbers() {}

    static boolean fits(Matcher found, String text) {
        if (PersonalDataGuard.isDigit(PersonalDataGuard.before(text, found.start()))) {
            return false;
        }
        var digits = NO_DIGIT.matcher(found.group()).replaceAll("");
        return isDate(digits)
                && checkDigitFits(digits.substring(digits.length() - 10))
                && (!isTimeStamp(found.group(), digits)
                        || ANNOUNCED.matcher(text.substring(0, found.start())).find());
    }

    private static boolean isDate(String digits) {
        var century = digits.length() == 12 ? digits.substring(0, 2) : "";
        int at = digits.length() - 10;
        int year = Integer.parseInt(digits.substring(at, at + 2));
        int month = Integer.parseInt(digits.substring(at + 2, at + 4));
        int day = Integer.parseInt(digits.substring(at + 4, at + 6));
        int inMonth = day > COORDINATION_DAYS ? day - COORDINATION_DAYS : day;
        if (month < 1 || month > 12 || inMonth < 1) {
            return false;
        }
        // 1900 was no leap year; without a century 00 may be 2000
        boolean leap = year % 4 == 0 && (year != 0 || century.isEmpty() || century.equals("20"));
        int days = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        return inMonth <= days;
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

    /** {@code 2026-11-23 2115} is when, not who; without any sign between it is a number like others. */
    private static boolean isTimeStamp(String found, String digits) {
        return found.length() > digits.length() && TIME_STAMP.matcher(found).matches();
    }
}
