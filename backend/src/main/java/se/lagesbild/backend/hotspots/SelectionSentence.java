package se.lagesbild.backend.hotspots;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A selection in one plain sentence. Pure. */
final class SelectionSentence {
    private static final int KINDS = 2;

    private SelectionSentence() {}

    /**
     * @param n null for fewer than five
     * @param rounded true where {@code n} is the least that it may be
     * @param days length of the period, 0 where it has none
     * @param kinds names of categories in the language of the sentence, most first
     */
    record Facts(
            @Nullable Integer n,
            boolean rounded,
            boolean drawn,
            int quiet,
            double days,
            List<String> kinds,
            SelectionTrend trend) {}

    static String swedish(Facts facts) {
        var where = facts.drawn ? " i det markerade området" : " i urvalet";
        var sentence = new StringBuilder();
        if (facts.n == null) {
            sentence.append("Färre än fem iakttagelser");
        } else if (facts.n == 0) {
            sentence.append("Inga iakttagelser");
        } else {
            sentence.append(facts.rounded ? "Minst " : "")
                    .append(facts.n)
                    .append(facts.n == 1 ? " iakttagelse" : " iakttagelser");
        }
        sentence.append(where).append(days(facts.days, " på ett dygn", " på %d dygn"));
        if (facts.quiet > 0) {
            sentence.append(", varav ").append(facts.quiet).append(facts.quiet == 1 ? " lugnt besök" : " lugna besök");
        }
        if (!facts.kinds.isEmpty()) {
            sentence.append(", mest ")
                    .append(String.join(
                            " och ", facts.kinds.stream().limit(KINDS).toList()));
        }
        var before = told(facts.trend.before(), "färre än fem");
        sentence.append("; ")
                .append(compared(facts, "utan de lugna %d, "))
                .append(
                        switch (facts.trend.verdict()) {
                            case MORE ->
                                "tydligt fler än perioden före (%s)".formatted(before)
                                        + interval(
                                                facts.trend,
                                                "gånger så många per dygn, troligen mellan",
                                                "och",
                                                "minst",
                                                ',');
                            case FEWER ->
                                "tydligt färre än perioden före (%s)".formatted(before)
                                        + interval(
                                                facts.trend,
                                                "gånger så många per dygn, troligen mellan",
                                                "och",
                                                "minst",
                                                ',');
                            case UNCHANGED -> "ingen säker skillnad mot perioden före (%s)".formatted(before);
                            case TOO_FEW -> "för få för att jämföra med perioden före (%s)".formatted(before);
                            case NO_DATA -> "ingen jämförelse: data saknas för hela perioden före";
                        });
        return sentence.append('.').toString();
    }

    static String english(Facts facts) {
        var where = facts.drawn ? " in the marked area" : " in the selection";
        var sentence = new StringBuilder();
        if (facts.n == null) {
            sentence.append("Fewer than five observations");
        } else if (facts.n == 0) {
            sentence.append("No observations");
        } else {
            sentence.append(facts.rounded ? "At least " : "")
                    .append(facts.n)
                    .append(facts.n == 1 ? " observation" : " observations");
        }
        sentence.append(where).append(days(facts.days, " in one day", " in %d days"));
        if (facts.quiet > 0) {
            sentence.append(", of which ")
                    .append(facts.quiet)
                    .append(facts.quiet == 1 ? " quiet visit" : " quiet visits");
        }
        if (!facts.kinds.isEmpty()) {
            sentence.append(", mostly ")
                    .append(String.join(
                            " and ", facts.kinds.stream().limit(KINDS).toList()));
        }
        var before = told(facts.trend.before(), "fewer than five");
        sentence.append("; ")
                .append(compared(facts, "without the quiet ones %d, "))
                .append(
                        switch (facts.trend.verdict()) {
                            case MORE ->
                                "clearly more than in the period before (%s)".formatted(before)
                                        + interval(
                                                facts.trend,
                                                "times as many per day, probably between",
                                                "and",
                                                "at least",
                                                '.');
                            case FEWER ->
                                "clearly fewer than in the period before (%s)".formatted(before)
                                        + interval(
                                                facts.trend,
                                                "times as many per day, probably between",
                                                "and",
                                                "at least",
                                                '.');
                            case UNCHANGED -> "no certain difference from the period before (%s)".formatted(before);
                            case TOO_FEW -> "too few to compare with the period before (%s)".formatted(before);
                            case NO_DATA -> "no comparison: there are no data for the whole period before";
                        });
        return sentence.append('.').toString();
    }

    /** Quiet is no part of the comparison: where there is some, the number that was compared is said. */
    private static String compared(Facts facts, String words) {
        var now = facts.trend.now();
        return facts.quiet == 0 || now == null || facts.trend.verdict() == SelectionTrend.Verdict.NO_DATA
                ? ""
                : words.formatted(now);
    }

    private static String days(double days, String one, String more) {
        long whole = Math.round(days);
        return whole < 1 ? "" : whole == 1 ? one : more.formatted(whole);
    }

    private static String told(@Nullable Integer n, String few) {
        return n == null ? few : n.toString();
    }

    private static String interval(SelectionTrend trend, String times, String and, String least, char comma) {
        if (trend.rateRatio() == null || trend.low() == null) {
            return "";
        }
        return trend.high() == null
                ? ", %s %s".formatted(least, number(trend.low(), comma))
                : ", %s %s %s %s %s"
                        .formatted(
                                number(trend.rateRatio(), comma),
                                times,
                                number(trend.low(), comma),
                                and,
                                number(trend.high(), comma));
    }

    private static String number(double value, char comma) {
        var text = String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
        return text.replace('.', comma);
    }
}
