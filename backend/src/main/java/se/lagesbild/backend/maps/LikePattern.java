package se.lagesbild.backend.maps;

/**
 * LIKE as in SQL: {@code %} any signs, {@code _} one, a backslash before a sign that is meant. Takes at most the product of both lengths,
 * whatever the pattern: a regular expression could be made to try for hours.
 */
final class LikePattern {
    private LikePattern() {}

    static boolean matches(String text, String pattern) {
        int at = 0;
        int p = 0;
        int lastAny = -1;
        int textThere = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                lastAny = p++;
                textThere = at;
            } else if (p < pattern.length() && fits(text.charAt(at), pattern, p)) {
                at++;
                p += isEscaped(pattern, p) ? 2 : 1;
            } else if (lastAny >= 0) {
                // the last % takes one sign more
                p = lastAny + 1;
                at = ++textThere;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isEscaped(String pattern, int p) {
        return pattern.charAt(p) == '\\' && p + 1 < pattern.length();
    }

    private static boolean fits(char sign, String pattern, int p) {
        return isEscaped(pattern, p)
                ? pattern.charAt(p + 1) == sign
                : pattern.charAt(p) == '_' || pattern.charAt(p) == sign;
    }
}
