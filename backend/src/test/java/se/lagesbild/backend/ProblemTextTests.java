package se.lagesbild.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTextTests {
    private static Set<String> keys(String file) throws IOException {
        try (var in = Files.newBufferedReader(Path.of("src/main/resources", file))) {
            return new java.util.PropertyResourceBundle(in).keySet();
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("problems_en.properties")).isEqualTo(keys("problems.properties"));
    }

    @Test
    void everyCodeInTheSourcesHasItsText() throws IOException {
        var calls = Pattern.compile(
                "(?:Problem\\.of\\(\\d+,|badQuery\\(\\s*\"?[\\w-]+\"?,|fault\\([^,;]+,|Field\\([^,;]+,|rejected\\([^,;]+,|reject\\(row,)\\s*\"([a-z0-9-]+)\"");
        var used = new HashSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var found = calls.matcher(Files.readString(file));
                while (found.find()) {
                    used.add(found.group(1));
                }
            }
        }
        assertThat(used).as("the search itself finds codes").hasSizeGreaterThan(30);
        assertThat(keys("problems.properties")).containsAll(used);
    }

    @Test
    void speaksSwedishUnlessEnglishIsWanted() {
        var problem = new Problem(
                422, "invalid", List.of(new Problem.Field("/properties/category", "no-such-category", "XX")), 1);
        assertThat(ProblemText.document(problem, Locale.GERMAN).get("detail"))
                .isEqualTo("1 fält behöver rättas. Inget är sparat.");
        assertThat(ProblemText.document(problem, Locale.ENGLISH).get("detail"))
                .isEqualTo("1 fields need mending. Nothing is stored.");
        assertThat(ResourceBundle.getBundle("problems").containsKey("invalid")).isTrue();
    }

    @Test
    void numbersAreNotGrouped() {
        assertThat(ProblemText.text(ProblemText.SWEDISH, "too-large", 10_000_000, 1_000_000))
                .contains("10000000 byte");
    }
}
