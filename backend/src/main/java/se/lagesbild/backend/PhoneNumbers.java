package se.lagesbild.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers in the ways in which people in Sweden group them, and any number with a country code. The groups keep
 * opening hours ({@code 08.00-16.00}), times ({@code 0730-0815}) and dates apart from numbers. Source: the Swedish
 * numbering plan (PTS): area codes of two to four digits, 8 to 10 digits in all, mobile numbers 070, 072, 073, 076, 079.
 */
final class PhoneNumbers {
    /** What follows the leading 0 or the country code: 7x and seven digits, or 7xx and six. */
    private static final String MOBILE =
            ("7[02369](?:(?:S)?(?:\\d{7}|\\d{3}S\\d{4}|\\d{3}S\\d{2}S\\d{2}|\\d{2}S\\d{2}S\\d{3}"
                            + "|\\d{2}S\\d{3}S\\d{2}|\\d{4}S\\d{3}|\\d{3}S\\d{3}S\\d)"
                            + "|\\dS(?:\\d{6}|\\d{2}S\\d{2}S\\d{2}|\\d{3}S\\d{3}|\\d{2}S\\d{4}))")
                    .replace("S", "[ ./-]{1,3}");

    /** Between area code and number. */
    private static final String A = "(?:\\) ?-? ?| ?[-/] ?| {1,2})";

    private static final String N5 = "[1-9]\\d{4}|[1-9]\\d{2} \\d{2}|[1-9]\\d \\d{3}";
    private static final String N6 = "[1-9]\\d{5}|[1-9]\\d \\d{2} \\d{2}|[1-9]\\d{2} \\d{3}";
    private static final String N7 = "[1-9]\\d{6}|[1-9]\\d{2} \\d{2} \\d{2}|[1-9]\\d{2} \\d{4}|[1-9]\\d \\d{2} \\d{3}";
    private static final String N8 =
            "[1-9]\\d{7}|[1-9]\\d{2} \\d{3} \\d{2}|[1-9]\\d \\d{2} \\d{2} \\d{2}|[1-9]\\d{3} \\d{4}|[1-9]\\d{3} \\d{2} \\d{2}";

    private static final String LANDLINE = "(?:8" + A + "(?:" + N8 + "|" + N7 + "|" + N6
            + ")|(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|77|90)" + A + "(?:" + N7 + "|" + N6 + "|" + N5
            + ")|(?:[1-69]\\d{2}|77\\d)" + A + "(?:" + N6 + "|" + N5 + "))";

    /** With a country code, or mobile. */
    static final Pattern SURE =
            Pattern.compile("(?=[(+04])(?:(?:\\(?\\+ ?|00 ?)46[ )./-]{0,3}(?:\\(0\\) ?|0)?(?:" + MOBILE + "|"
                    + LANDLINE + "|[1-9]\\d{6,8})|46[ -]?" + MOBILE
                    + "|\\+[1-9]\\d(?:[ ()./-]{0,3}\\d){6,12}|00[1-9]\\d(?:[ -]?\\d){7,11}|\\(?0"
                    + MOBILE + ")(?!\\d)");

    /** With an area code, or ten digits in pairs or one by one. */
    static final Pattern FIXED = Pattern.compile("(?=[(0])(?:\\(?0" + LANDLINE
            + "|0(?:[1-69]\\d{7,8}|[78]\\d{8}|8\\d{7})|07(?: \\d{2}){4}|0 7(?: \\d){8})(?!\\d)");

    private PhoneNumbers() {}

    static boolean startsHere(Matcher found, String text) {
        return !PersonalDataGuard.isDigit(PersonalDataGuard.before(text, found.start()));
    }

    /** {@code 2026-08-12 13 14 15} holds no number of Stockholm. */
    static boolean startsAfterNoNumber(Matcher found, String text) {
        int start = found.start();
        char last = PersonalDataGuard.before(text, start);
        return startsHere(found, text)
                && !((last == '-' || last == '.' || last == ':')
                        && PersonalDataGuard.isDigit(PersonalDataGuard.before(text, start - 1)));
    }
}
