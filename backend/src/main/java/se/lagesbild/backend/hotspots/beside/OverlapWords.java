package se.lagesbild.backend.hotspots.beside;

import java.util.List;
import java.util.stream.Collectors;

/** What two rankings have in common, in plain words, Swedish and English. Pure. */
final class OverlapWords {
    private static final int NAMED = 3;

    private OverlapWords() {}

    static String measureSv(Overlap both) {
        if (both.first() == 0) {
            return "Ingen plats sticker ut, varken efter antal eller efter tyngd.";
        }
        var words = new StringBuilder("%d av %d platser står både på listan efter antal och på den efter tyngd."
                .formatted(both.shared(), both.first()));
        if (both.percent() != null) {
            words.append(" De rymmer %d %% av de %d iakttagelserna på listan efter antal."
                    .formatted(both.percent(), both.firstReports()));
        }
        return words.toString();
    }

    static String measureEn(Overlap both) {
        if (both.first() == 0) {
            return "No place stands out, neither by number nor by weight.";
        }
        var words = new StringBuilder("%d of %d places are on both the list by number and the one by weight."
                .formatted(both.shared(), both.first()));
        if (both.percent() != null) {
            words.append(" They hold %d %% of the %d observations on the list by number."
                    .formatted(both.percent(), both.firstReports()));
        }
        return words.toString();
    }

    static String trafficSv(Overlap both) {
        if (both.first() == 0 || both.second() == 0) {
            return both.first() == 0
                    ? "Ingen plats sticker ut för trafik i urvalet."
                    : "Ingen plats sticker ut för ordning i urvalet.";
        }
        if (both.pairs().isEmpty()) {
            return "Ingen plats har både mycket trafik och mycket ordning: de %d trafikplatserna och de %d ordningsplatserna ligger på olika ställen."
                    .formatted(both.first(), both.second());
        }
        return "%s har både trafik- och ordningsproblem: %s."
                .formatted(
                        both.shared() == 1 ? "En plats" : both.shared() + " platser", named(both, "trafik", "ordning"));
    }

    static String trafficEn(Overlap both) {
        if (both.first() == 0 || both.second() == 0) {
            return both.first() == 0
                    ? "No place stands out for traffic in the selection."
                    : "No place stands out for disorder in the selection.";
        }
        if (both.pairs().isEmpty()) {
            return "No place has much of both: the %d traffic places and the %d disorder places are elsewhere."
                    .formatted(both.first(), both.second());
        }
        return "%s both traffic and disorder problems: %s."
                .formatted(
                        both.shared() == 1 ? "One place has" : both.shared() + " places have",
                        named(both, "traffic", "disorder"));
    }

    private static String named(Overlap both, String first, String second) {
        List<Overlap.Pair> pairs = both.pairs();
        return pairs.stream()
                        .limit(NAMED)
                        .map(pair -> "%s (%d %s, %d %s)"
                                .formatted(
                                        pair.first().name(),
                                        pair.first().count(),
                                        first,
                                        pair.second().count(),
                                        second))
                        .collect(Collectors.joining(", "))
                + (pairs.size() > NAMED ? " …" : "");
    }
}
