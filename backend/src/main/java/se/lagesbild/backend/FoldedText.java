package se.lagesbild.backend;

import java.util.function.IntBinaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A text as the searches for personal data read it: all dashes are {@code -}, all spaces are blanks, full-width and
 * Arabic digits are ASCII, and signs that nobody sees (soft hyphens, the direction marks around a pasted phone number) are
 * gone. Remembers where each character stood. Immutable.
 */
final class FoldedText {
    /** What each character becomes; {@link #DROPPED} for none. */
    private static final char[] TABLE = new char[Character.MAX_VALUE + 1];

    private static final char DROPPED = '\uffff';

    static {
        for (int c = 0; c < TABLE.length; c++) {
            TABLE[c] = (char) c;
        }
        fill("/folding/dropped", (code, step) -> DROPPED);
        fill("/folding/blank", (code, step) -> ' ');
        fill("/folding/hyphen", (code, step) -> '-');
        for (var move : PersonalDataRules.at("/folding/moved")) {
            int to = Integer.parseInt(move.path("to").asString(), 16);
            fill(move.path("range"), (code, step) -> to + step);
        }
    }

    private final String text;
    private final int[] characters;
    private final int digits;

    private FoldedText(String text, int[] characters, int digits) {
        this.text = text;
        this.characters = characters;
        this.digits = digits;
    }

    static FoldedText of(String given) {
        var text = new StringBuilder(given.length());
        var characters = new int[given.length()];
        int character = 0;
        int digits = 0;
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (i == 0 || !Character.isSurrogatePair(given.charAt(i - 1), c)) {
                character++;
            }
            char plain = TABLE[c];
            if (plain == DROPPED) {
                continue;
            }
            if (plain >= '0' && plain <= '9') {
                digits++;
            }
            characters[text.length()] = character;
            text.append(plain);
        }
        return new FoldedText(text.toString(), characters, digits);
    }

    String text() {
        return text;
    }

    /** Number of digits in the text: most notes have too few for any number. */
    int digits() {
        return digits;
    }

    /** Where the character at an index of {@link #text} stood in what was given: code points, from 1. */
    int characterAt(int index) {
        return characters[index];
    }

    private static void fill(String path, IntBinaryOperator plain) {
        for (var range : PersonalDataRules.at(path)) {
            fill(range, plain);
        }
    }

    private static void fill(JsonNode range, IntBinaryOperator plain) {
        var ends = range.asString().split("-");
        int first = Integer.parseInt(ends[0], 16);
        int last = Integer.parseInt(ends[ends.length - 1], 16);
        for (int code = first; code <= last; code++) {
            TABLE[code] = (char) plain.applyAsInt(code, code - first);
        }
    }
}
