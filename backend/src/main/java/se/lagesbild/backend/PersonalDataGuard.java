package se.lagesbild.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data in free text: every Swedish personal or coordination number, phone number, vehicle plate and e-mail
 * address. The rules are {@link PersonalDataRules data} that the phone runs too; here stands only what a pattern cannot
 * say. Doubt is settled so that everyday notes (times, dates, house numbers, 112, 114 14) pass. Pure, thread-safe.
 */
public final class PersonalDataGuard {
    /** What may not be stored. */
    public enum Kind {
        EMAIL,
        PERSONAL_NUMBER,
        PHONE,
        PLATE;

        /** Name of the kind in rules, lines of tests and codes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Stable code of the problem. */
        public String code() {
            return "personal-data-" + word();
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Where something was found; never what it says.
     *
     * @param from first character, counted from 1 in Unicode code points (an emoji is one)
     * @param to last character, included
     */
    public record Hit(Kind kind, int from, int to) {}

    /**
     * What looks like a person's name: the writer is asked, nobody is stopped.
     *
     * @param from first character, counted as in {@link Hit}
     * @param to last character, included
     */
    public record Name(int from, int to) {}

    @FunctionalInterface
    private interface Check {
        boolean fits(Matcher found, String text);
    }

    private record Search(Kind kind, Pattern shape, Check check) {}

    /** Stands for what was found already: neither letter, digit nor sign of a number. */
    private static final char BLANK = '\u0001';

    private static final Pattern SIGN_OF_AN_EMAIL = PersonalDataRules.ignoringCase("/needs/email/sign");
    private static final int[] FEWEST_DIGITS = fewestDigits();

    /** In the order in which they are looked for: what one has found is no longer there for the next. */
    private static final List<Search> SEARCHES = searches();

    private PersonalDataGuard() {}

    /** @return all hits, in the order of the text, none inside another; empty when there are none */
    public static List<Hit> find(String given) {
        var folded = FoldedText.of(given);
        var hits = new ArrayList<Hit>();
        var text = new StringBuilder(folded.text());
        boolean mayHoldAnEmail = SIGN_OF_AN_EMAIL.matcher(folded.text()).find();
        for (var search : SEARCHES) {
            if (folded.digits() >= FEWEST_DIGITS[search.kind().ordinal()]
                    && (search.kind() != Kind.EMAIL || mayHoldAnEmail)) {
                run(search, text, folded, hits);
            }
        }
        hits.sort(Comparator.comparingInt(Hit::from));
        return List.copyOf(hits);
    }

    /** @return what looks like names, in the order of the text; streets, places and ships are left alone */
    public static List<Name> names(String given) {
        return PersonNames.find(FoldedText.of(given));
    }

    private static void run(Search search, StringBuilder text, FoldedText folded, List<Hit> hits) {
        var in = text.toString();
        var matcher = search.shape().matcher(in);
        int next = 0;
        while (next <= in.length() && matcher.find(next)) {
            if (search.check().fits(matcher, in)) {
                // a bracket that closes elsewhere is not part of the number
                var all = matcher.group();
                int start = matcher.start() + (all.startsWith("(") && all.indexOf(')') < 0 ? 1 : 0);
                hits.add(new Hit(search.kind(), folded.characterAt(start), folded.characterAt(matcher.end() - 1)));
                for (int i = start; i < matcher.end(); i++) {
                    text.setCharAt(i, BLANK);
                }
                next = matcher.end();
            } else {
                next = matcher.start() + 1;
            }
        }
    }

    private static List<Search> searches() {
        var searches = new ArrayList<Search>();
        for (var rule : PersonalDataRules.at("/searches")) {
            var shape = PersonalDataRules.compiled(
                    rule.path("pattern").asString(), rule.path("ignoreCase").asBoolean(false));
            Check check = switch (rule.path("check").asString()) {
                case "always" -> (found, text) -> true;
                case "personal-number" -> PersonalNumbers::fits;
                case "phone-anywhere" -> PhoneNumbers::startsHere;
                case "phone" -> PhoneNumbers::fits;
                case "plate" -> Plates::fits;
                default -> throw new IllegalStateException("no such check: " + rule.path("check"));
            };
            searches.add(new Search(Kind.of(rule.path("kind").asString()), shape, check));
        }
        return List.copyOf(searches);
    }

    private static int[] fewestDigits() {
        var fewest = new int[Kind.values().length];
        for (var kind : Kind.values()) {
            fewest[kind.ordinal()] =
                    PersonalDataRules.at("/needs/" + kind.word()).path("digits").asInt(0);
        }
        return fewest;
    }

    /** The character before, or a blank at the start. */
    static char before(String text, int index) {
        return index > 0 ? text.charAt(index - 1) : BLANK;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
