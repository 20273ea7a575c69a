package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LIKE says what SQL's LIKE says, in bounded time. */
class LikePatternTests {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Torget, Torget, true",
                "Torget, T%t, true",
                "Torget, %org%, true",
                "Torget, T_rget, true",
                "Torget, torget, false",
                "Torget, Torg, false",
                "Torget, %x%, false",
                "``, %, true",
                "``, _, false",
                "100%, 100\\%, true",
                "100x, 100\\%, false",
                "a_b, a\\_b, true",
                "axb, a\\_b, false",
                "mississippi, %iss%ip%i, true"
            })
    void matches(String text, String pattern, boolean expected) {
        assertThat(LikePattern.matches(text, pattern)).isEqualTo(expected);
    }

    @Test
    void agreesWithARegularExpressionOnRandomTexts() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = draw(random, "abc", 8);
            var pattern = draw(random, "abc%_", 6);
            var regex = pattern.replace("%", ".*").replace("_", ".");
            assertThat(LikePattern.matches(text, pattern))
                    .as("'%s' like '%s'", text, pattern)
                    .isEqualTo(Pattern.matches(regex, text));
        }
    }

    @Test
    void aPatternMadeToTryForHoursEndsAtOnce() {
        assertThat(LikePattern.matches("e".repeat(1_000), "%e".repeat(200) + "%#"))
                .isFalse();
    }

    private static String draw(Random random, String signs, int longest) {
        var text = new StringBuilder();
        for (int n = random.nextInt(longest + 1); n > 0; n--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
