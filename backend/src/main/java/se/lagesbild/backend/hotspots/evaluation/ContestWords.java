package se.lagesbild.backend.hotspots.evaluation;

import java.util.Locale;

/** What came out of a contest, in one or two sentences. Pure. */
final class ContestWords {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private ContestWords() {}

    static String swedish(Contest.Result result, boolean example) {
        var said = switch (result.verdict()) {
            case TOO_FEW -> "För få iakttagelser att pröva på för att bedöma.";
            case PLAIN ->
                "Ingen metod träffade bättre än att räkna iakttagelser (%s). Närmast kom %s, %s sämre."
                        .formatted(swedish(result.winner()), swedish(result.rival()), points(result, SWEDISH));
            case TIE ->
                "Ingen metod är säkert bättre än att räkna. Mest träffade %s, men skillnaden mot %s (%s) kan vara slump."
                        .formatted(swedish(result.winner()), swedish(result.rival()), points(result, SWEDISH));
            case BETTER ->
                "Bäst träffade %s, bättre än %s (%s) med mer än slumpen."
                        .formatted(swedish(result.winner()), swedish(result.rival()), points(result, SWEDISH));
        };
        return example ? said + " Påhittade iakttagelser ingår, så resultatet betyder ingenting." : said;
    }

    static String english(Contest.Result result, boolean example) {
        var said = switch (result.verdict()) {
            case TOO_FEW -> "Too few reports to test on to tell.";
            case PLAIN ->
                "No method did better than counting reports (%s). Next came %s, %s behind."
                        .formatted(english(result.winner()), english(result.rival()), points(result, Locale.ENGLISH));
            case TIE ->
                "No method is surely better than counting. %s caught most, but the difference from %s (%s) may be chance."
                        .formatted(
                                capital(english(result.winner())),
                                english(result.rival()),
                                points(result, Locale.ENGLISH));
            case BETTER ->
                "%s caught most, more than %s (%s), by more than chance makes."
                        .formatted(
                                capital(english(result.winner())),
                                english(result.rival()),
                                points(result, Locale.ENGLISH));
        };
        return example ? said + " Made-up reports are among them, so the result means nothing." : said;
    }

    private static String points(Contest.Result result, Locale locale) {
        return String.format(
                locale,
                locale.equals(SWEDISH)
                        ? "%.1f procentenheter av det möjliga"
                        : "%.1f percentage points of what is possible",
                100 * result.margin());
    }

    static String swedish(Method method) {
        return switch (method.kind()) {
            case COUNT -> "antal de senaste %d veckorna".formatted(method.parameter());
            case DENSITY -> "täthet inom %d m".formatted(method.parameter());
            case GI_STAR -> "det statistiska testet Gi*";
            case DECAY -> "antal där nyare väger tyngre (hälften efter %d dagar)".formatted(method.parameter());
            case LIST -> "programmets egen lista";
            case NOTHING -> "slumpen";
        };
    }

    static String english(Method method) {
        return switch (method.kind()) {
            case COUNT -> "counts of the last %d weeks".formatted(method.parameter());
            case DENSITY -> "density within %d m".formatted(method.parameter());
            case GI_STAR -> "the statistical test Gi*";
            case DECAY -> "counts where newer ones weigh more (half after %d days)".formatted(method.parameter());
            case LIST -> "the program's own list";
            case NOTHING -> "chance";
        };
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
