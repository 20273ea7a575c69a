package se.lagesbild.backend.hotspots;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One place in one plain Swedish sentence. Pure. */
final class SpotSentence {
    private static final List<String> DAYS =
            List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");
    private static final List<String> NUMBERS =
            List.of("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv");

    /** A second kind with less of the whole than this is not worth a word. */
    private static final double FAIR_SHARE = 0.15;

    private SpotSentence() {}

    static String of(
            String name,
            int count,
            @Nullable Duration length,
            Map<String, Integer> categories,
            List<HotSpots.Window> windows,
            Change change,
            HotSpots.Confidence confidence) {
        return of(name, count, length, categories, windows, change, confidence, false);
    }

    /**
     * @param categories Swedish name to count, largest first
     * @param alone true where chance alone does not explain the number, though the test with its surroundings is not passed
     * @param length of the period, or null where it is open
     */
    static String of(
            String name,
            int count,
            @Nullable Duration length,
            Map<String, Integer> categories,
            List<HotSpots.Window> windows,
            Change change,
            HotSpots.Confidence confidence,
            boolean alone) {
        var sentence = new StringBuilder(name)
                .append(": ")
                .append(count)
                .append(count == 1 ? " iakttagelse" : " iakttagelser")
                .append(period(length));
        if (confidence == HotSpots.Confidence.TOO_FEW) {
            return sentence.append("; för få för att bedöma.").toString();
        }
        var largest = categories.entrySet().stream().limit(2).toList();
        var kinds = largest.stream()
                .filter(kind -> kind == largest.get(0) || kind.getValue() >= FAIR_SHARE * count)
                .map(Map.Entry::getKey)
                .toList();
        if (!kinds.isEmpty()) {
            sentence.append(", mest ").append(String.join(" och ", kinds));
        }
        if (!windows.isEmpty()) {
            sentence.append(", oftast ").append(windows(windows));
        }
        if (confidence == HotSpots.Confidence.WEAK) {
            sentence.append(alone ? "; samlat på en punkt, omgivningen sticker inte ut" : "; kan vara slump");
        }
        return sentence.append("; ").append(change.words()).append('.').toString();
    }

    private static String period(@Nullable Duration length) {
        if (length == null) {
            return "";
        }
        long days = Math.round(length.toHours() / 24.0);
        if (days >= 7 && days % 7 == 0) {
            long weeks = days / 7;
            return weeks == 1
                    ? " på en vecka"
                    : " på " + (weeks < NUMBERS.size() ? NUMBERS.get((int) weeks) : weeks) + " veckor";
        }
        return days == 1 ? " på ett dygn" : " på " + days + " dygn";
    }

    private static String windows(List<HotSpots.Window> windows) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var days = new ArrayList<>(List.of(window.weekday()));
            while (i + 1 < windows.size() && sameHours(window, windows.get(i + 1))) {
                days.add(windows.get(++i).weekday());
            }
            texts.add("%s %02d–%02d".formatted(days(days), window.fromHour(), window.toHour()));
        }
        return listed(texts);
    }

    private static String days(List<Integer> days) {
        if (days.size() == 7) {
            return "alla dagar";
        }
        if (days.equals(List.of(1, 2, 3, 4, 5))) {
            return "vardagar";
        }
        if (days.size() == 6) {
            int missing = 28 - days.stream().mapToInt(Integer::intValue).sum();
            return "alla dagar utom " + DAYS.get(missing - 1);
        }
        int first = days.get(0);
        int last = days.get(days.size() - 1);
        return days.size() > 2 && last - first == days.size() - 1
                ? DAYS.get(first - 1) + "–" + DAYS.get(last - 1)
                : listed(days.stream().map(day -> DAYS.get(day - 1)).toList());
    }

    private static boolean sameHours(HotSpots.Window a, HotSpots.Window b) {
        return a.fromHour() == b.fromHour() && a.toHour() == b.toHour();
    }

    private static String listed(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " och " + words.get(words.size() - 1);
    }

    /**
     * A comparison with what it is called.
     *
     * @param other as in "fler än ...", such as "perioden före"
     */
    record Change(HotSpots.Trend trend, String other) {
        /**
         * The one worth telling: what was asked for; else the same weeks a year before where they say something; else the weeks just
         * before.
         */
        static Change of(boolean asked, HotSpots.Trend trend, HotSpots.@Nullable Trend yearBefore) {
            if (asked) {
                return new Change(trend, "jämförelseperioden");
            }
            return yearBefore == null || yearBefore.verdict() == HotSpots.Verdict.TOO_FEW
                    ? new Change(trend, "perioden före")
                    : new Change(yearBefore, "samma veckor i fjol");
        }

        private String words() {
            return switch (trend.verdict()) {
                case UP -> "tydligt fler än %s (%d)".formatted(other, trend.before());
                case DOWN -> "tydligt färre än %s (%d)".formatted(other, trend.before());
                case SAME -> "ingen säker skillnad mot %s (%d)".formatted(other, trend.before());
                case NO_DATA -> "ingen jämförelse: data saknas för hela " + other;
                case TOO_FEW -> "för få för att jämföra med %s (%d)".formatted(other, trend.before());
            };
        }
    }
}
