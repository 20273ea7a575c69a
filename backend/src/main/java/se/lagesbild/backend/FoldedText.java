package se.lagesbild.backend;

/**
 * A text as the searches for personal data read it: all dashes are {@code -}, all spaces are blanks, full-width and
 * Arabic digits are ASCII, and signs that nobody sees (soft hyphens, the direction marks around a pasted phone number) are
 * gone. Remembers where each character stood. Immutable.
 */
final class FoldedText {
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
            if (unseen(c)) {
                continue;
            }
            char plain = plain(c);
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

    private static boolean unseen(char c) {
        return c == 0x00AD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0x20E3
                || c == 0xFE0E
                || c == 0xFE0F
                || c == 0xFEFF;
    }

    private static char plain(char c) {
        if (c < 0x00A0) {
            return c == '\t' ? ' ' : c;
        }
        if (c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) {
            return ' ';
        }
        if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63) {
            return '-';
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        if (c >= 0x0660 && c <= 0x0669) {
            return (char) (c - 0x0660 + '0');
        }
        if (c >= 0x06F0 && c <= 0x06F9) {
            return (char) (c - 0x06F0 + '0');
        }
        return c;
    }
}
