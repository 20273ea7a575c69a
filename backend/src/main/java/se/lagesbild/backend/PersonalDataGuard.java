package se.lagesbild.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data in free text: every Swedish personal or coordination number, phone number, vehicle plate and e-mail
 * address. The phone has the same rules in {@code shared/personal-data.js}; both are held to the same test vectors. Doubt
 * is settled so that everyday notes (times, dates, house numbers, 112, 114 14) pass. Pure, thread-safe.
 */
public final class PersonalDataGuard {
    /** In the order in which they are looked for: what one kind has found is no longer there for the next. */
    public enum Kind {
        EMAIL("email"),
        PERSONAL_NUMBER("personal-number"),
        PHONE("phone"),
        PLATE("plate");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Name of the kind in vectors and codes. */
        public String word() {
            return word;
        }

        /** Stable code of the problem. */
        public String code() {
            return "personal-data-" + word;
        }
    }

    /**
     * Where something was found; never what it says.
     *
     * @param from first character, counted from 1 in Unicode code points (an emoji is one)
     * @param to last character, included
     */
    public record Hit(Kind kind, int from, int to) {}

    private interface Check {
        boolean fits(Matcher found, String text);
    }

    /** Stands for what was found already: neither letter, digit nor sign of a number. */
    private static final char BLANK = '\u0001';

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}_][\\p{L}\\p{N}._%+'-]* ?(?:@|\\((?:at|@)\\)|\\[(?:at|@)\\]) ?(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}");

    private static final int FEWEST_DIGITS_OF_A_PERSONAL_NUMBER = 10;
    private static final int FEWEST_DIGITS_OF_A_PHONE_NUMBER = 8;

    private PersonalDataGuard() {}

    /** @return all hits, in the order of the text, none inside another; empty when there are none */
    public static List<Hit> find(String given) {
        var folded = FoldedText.of(given);
        var hits = new ArrayList<Hit>();
        var text = new StringBuilder(folded.text());
        int digits = folded.digits();
        if (folded.text().indexOf('@') >= 0
                || folded.text().contains("(at)")
                || folded.text().contains("[at]")) {
            search(Kind.EMAIL, EMAIL, (found, in) -> true, text, folded, hits);
        }
        if (digits >= FEWEST_DIGITS_OF_A_PERSONAL_NUMBER) {
            search(Kind.PERSONAL_NUMBER, PersonalNumbers.SHAPE, PersonalNumbers::fits, text, folded, hits);
        }
        if (digits >= FEWEST_DIGITS_OF_A_PHONE_NUMBER) {
            search(Kind.PHONE, PhoneNumbers.SURE, PhoneNumbers::startsHere, text, folded, hits);
            search(Kind.PHONE, PhoneNumbers.FIXED, PhoneNumbers::startsAfterNoNumber, text, folded, hits);
        }
        if (digits >= 2) {
            search(Kind.PLATE, Plates.SHAPE, Plates::fits, text, folded, hits);
        }
        hits.sort(Comparator.comparingInt(Hit::from));
        return List.copyOf(hits);
    }

    private static void search(
            Kind kind, Pattern shape, Check check, StringBuilder text, FoldedText folded, List<Hit> hits) {
        var in = text.toString();
        var matcher = shape.matcher(in);
        int next = 0;
        while (next <= in.length() && matcher.find(next)) {
            if (check.fits(matcher, in)) {
                hits.add(new Hit(kind, folded.characterAt(matcher.start()), folded.characterAt(matcher.end() - 1)));
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    text.setCharAt(i, BLANK);
                }
                next = matcher.end();
            } else {
                next = matcher.start() + 1;
            }
        }
    }

    /** The character before, or a blank at the start. */
    static char before(String text, int index) {
        return index > 0 ? text.charAt(index - 1) : BLANK;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
