package se.lagesbild.gis.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a CQL2 text. Pure. */
final class Cql2Words {
    enum Kind {
        NAME,
        /** A name in double quotes: never a word of the language. */
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** @param at position of its first sign, from 0 @param end behind its last */
    record Word(Kind kind, String text, int at, int end) {
        /** True for a word of the language, whatever its case. */
        boolean is(String word) {
            return (kind == Kind.NAME || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }

        String upper() {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    private final String source;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private Cql2Words(String source) {
        this.source = source;
    }

    /** @return the words, the last of kind {@code END} */
    static List<Word> of(String source) {
        var reader = new Cql2Words(source);
        while (reader.next()) {
            // each call reads one
        }
        reader.words.add(new Word(Kind.END, "", source.length(), source.length()));
        return reader.words;
    }

    private boolean next() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        if (at == source.length()) {
            return false;
        }
        char first = source.charAt(at);
        if (first == '\'') {
            words.add(quoted(Kind.TEXT, '\''));
        } else if (first == '"') {
            words.add(quoted(Kind.QUOTED_NAME, '"'));
        } else if (digit(first) || (first == '.' && at + 1 < source.length() && digit(source.charAt(at + 1)))) {
            words.add(number());
        } else if (nameStart(first)) {
            int end = at + 1;
            while (end < source.length() && namePart(source.charAt(end))) {
                end++;
            }
            add(Kind.NAME, end);
        } else {
            sign();
        }
        return true;
    }

    private void sign() {
        for (var sign : List.of("<=", ">=", "<>", "<", ">", "=", "+", "-", "*", "/", "%", "^", "(", ")", ",")) {
            if (source.startsWith(sign, at)) {
                add(Kind.SIGN, at + sign.length());
                return;
            }
        }
        throw new Cql2Exception("cql-sign", at + 1, "");
    }

    private void add(Kind kind, int end) {
        words.add(new Word(kind, source.substring(at, end), at, end));
        at = end;
    }

    /** Two quotes, or a backslash and a quote, stand for one. */
    private Word quoted(Kind kind, char quote) {
        var text = new StringBuilder();
        int from = at;
        for (int i = at + 1; i < source.length(); i++) {
            char sign = source.charAt(i);
            boolean more = i + 1 < source.length();
            if (sign == '\\' && more && source.charAt(i + 1) == quote && !closes(i + 1, quote)) {
                text.append(quote);
                i++;
            } else if (sign == quote && more && source.charAt(i + 1) == quote) {
                text.append(quote);
                i++;
            } else if (sign == quote) {
                at = i + 1;
                return new Word(kind, text.toString(), from, at);
            } else {
                text.append(sign);
            }
        }
        throw new Cql2Exception("cql-quote", from + 1, String.valueOf(quote));
    }

    /** A backslash right before the very last quote of the text belongs to the text: {@code LIKE '%\'} is told of later. */
    private boolean closes(int i, char quote) {
        return source.indexOf(quote, i + 1) < 0;
    }

    private Word number() {
        int end = digits(at);
        if (end < source.length() && source.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < source.length() && (source.charAt(end) == 'e' || source.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < source.length() && (source.charAt(exponent) == '+' || source.charAt(exponent) == '-')) {
                exponent++;
            }
            int after = digits(exponent);
            if (after > exponent) {
                end = after;
            }
        }
        var word = new Word(Kind.NUMBER, source.substring(at, end), at, end);
        at = end;
        return word;
    }

    private int digits(int from) {
        int end = from;
        while (end < source.length() && digit(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean digit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean nameStart(char sign) {
        return Character.isLetter(sign) || sign == '_' || sign == ':';
    }

    private static boolean namePart(char sign) {
        return nameStart(sign) || Character.isDigit(sign) || sign == '.';
    }
}
