package se.lagesbild.backend.situation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.stats.ControlledChange.Verdict;

/** What a follow-up says in plain words, and never more than it knows. Pure. */
final class FollowUpWords {
    private FollowUpWords() {}

    /**
     * @param before null, like the other counts, for "fewer than five" that may not be told
     * @param rounded counts are rounded down to fives
     * @param verdict of the place beside the comparison places, {@code around} of the ring
     * @param expected after, had the place followed them; null where it may not be told
     */
    record Facts(
            String name,
            long days,
            @Nullable Integer before,
            @Nullable Integer after,
            int places,
            @Nullable Integer othersBefore,
            @Nullable Integer othersAfter,
            @Nullable Double expected,
            Verdict verdict,
            Verdict around,
            int ringMetres,
            boolean rounded) {}

    static String swedish(Facts facts) {
        var counts = "%s under %d dagar före och %s under lika många dagar efter"
                .formatted(swedish(facts.before, facts.rounded), facts.days, swedish(facts.after, facts.rounded));
        var others = "På %d liknande platser gick det från %s till %s."
                .formatted(
                        facts.places,
                        swedish(facts.othersBefore, facts.rounded),
                        swedish(facts.othersAfter, facts.rounded));
        var expected = facts.expected == null
                ? ""
                : " Hade platsen följt dem hade det blivit ungefär %s.".formatted(number(facts.expected, "sv"));
        var after = switch (facts.verdict) {
            case TOO_FEW -> "%s: för få för att bedöma. %s.".formatted(facts.name, large(counts));
            case NO_COMPARISON ->
                "%s: det går inte att bedöma, för för få andra platser liknar den. %s."
                        .formatted(facts.name, large(counts));
            case UNCHANGED -> "%s: ingen säker förändring. %s. %s".formatted(facts.name, large(counts), others);
            case FEWER, MORE ->
                "%s: %s än väntat. %s. %s%s Skillnaden är större än slumpen brukar ge. Vad den beror på säger siffrorna inte."
                        .formatted(
                                facts.name,
                                facts.verdict == Verdict.FEWER ? "färre" : "fler",
                                large(counts),
                                others,
                                expected);
        };
        return after + " " + ringSwedish(facts);
    }

    private static String ringSwedish(Facts facts) {
        var ring = "Runt omkring (%d m)".formatted(facts.ringMetres);
        return switch (facts.around) {
            case TOO_FEW, NO_COMPARISON -> ring + ": för få för att bedöma.";
            case UNCHANGED -> ring + " syns ingen säker förändring.";
            case FEWER -> ring + " blev det färre än väntat.";
            case MORE ->
                facts.verdict == Verdict.FEWER
                        ? ring + " blev det fler än väntat: en del kan ha flyttat dit."
                        : ring + " blev det fler än väntat.";
        };
    }

    static String english(Facts facts) {
        var counts = "%s in the %d days before and %s in as many days after"
                .formatted(english(facts.before, facts.rounded), facts.days, english(facts.after, facts.rounded));
        var others = "At %d similar places it went from %s to %s."
                .formatted(
                        facts.places,
                        english(facts.othersBefore, facts.rounded),
                        english(facts.othersAfter, facts.rounded));
        var expected = facts.expected == null
                ? ""
                : " Had the place followed them, there would have been about %s."
                        .formatted(number(facts.expected, "en"));
        var after = switch (facts.verdict) {
            case TOO_FEW -> "%s: too few to judge. %s.".formatted(facts.name, large(counts));
            case NO_COMPARISON ->
                "%s: this cannot be judged, since too few other places are like it. %s."
                        .formatted(facts.name, large(counts));
            case UNCHANGED -> "%s: no certain change. %s. %s".formatted(facts.name, large(counts), others);
            case FEWER, MORE ->
                "%s: %s than expected. %s. %s%s The difference is larger than chance usually makes it. The numbers do not say what caused it."
                        .formatted(
                                facts.name,
                                facts.verdict == Verdict.FEWER ? "fewer" : "more",
                                large(counts),
                                others,
                                expected);
        };
        return after + " " + ringEnglish(facts);
    }

    private static String ringEnglish(Facts facts) {
        var ring = "Around it (%d m)".formatted(facts.ringMetres);
        return switch (facts.around) {
            case TOO_FEW, NO_COMPARISON -> ring + ": too few to judge.";
            case UNCHANGED -> ring + " there is no certain change.";
            case FEWER -> ring + " there were fewer than expected.";
            case MORE ->
                facts.verdict == Verdict.FEWER
                        ? ring + " there were more than expected: some may have moved there."
                        : ring + " there were more than expected.";
        };
    }

    private static String swedish(@Nullable Integer n, boolean rounded) {
        return n == null ? "färre än 5" : rounded ? "minst " + n : String.valueOf(n);
    }

    private static String english(@Nullable Integer n, boolean rounded) {
        return n == null ? "fewer than 5" : rounded ? "at least " + n : String.valueOf(n);
    }

    private static String large(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String number(double value, String language) {
        return String.format(Locale.forLanguageTag(language), value < 10 ? "%.1f" : "%.0f", value);
    }
}
