package se.lagesbild.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.lagesbild.backend.PersonalDataGuard.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's half of the vectors; the phone's is personal-data.test.js. */
class PersonalDataGuardTests {
    private static final JsonNode VECTORS =
            new JsonMapper().readTree(Path.of("../web/src/test/js/personal-data-vectors.json"));

    /** What a note may hold: the rule stands with the readers of the rooms. */
    private static final int LONGEST_NOTE = 4000;

    private static List<String> found(String text) {
        return PersonalDataGuard.find(text).stream()
                .map(hit -> hit.kind().word() + " " + hit.from() + "-" + hit.to())
                .toList();
    }

    @TestFactory
    List<DynamicTest> findsEveryHitAtItsPlace() {
        var tests = new ArrayList<DynamicTest>();
        for (var vector : VECTORS.path("hits")) {
            var wanted = new ArrayList<String>();
            for (var hit : vector.path("hits")) {
                wanted.add(hit.path("kind").asString() + " " + hit.path("from").asInt() + "-"
                        + hit.path("to").asInt());
            }
            var text = vector.path("text").asString();
            tests.add(DynamicTest.dynamicTest(
                    text, () -> assertThat(found(text)).isNotEmpty().isEqualTo(wanted)));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(40);
        return tests;
    }

    @TestFactory
    List<DynamicTest> letsEverydayNotesPass() {
        var tests = new ArrayList<DynamicTest>();
        for (var vector : VECTORS.path("clean")) {
            var text = vector.asString();
            tests.add(DynamicTest.dynamicTest(
                    text.isEmpty() ? "an empty text" : text,
                    () -> assertThat(found(text)).isEmpty()));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(25);
        return tests;
    }

    @Test
    void everyKindHasItsTextInBothLanguagesAndNamesThePlace() {
        for (var kind : Kind.values()) {
            assertThat(ProblemText.text(ProblemText.SWEDISH, kind.code(), 31, 41))
                    .contains("31–41: ta bort", "Inget är sparat");
            assertThat(ProblemText.text(Locale.ENGLISH, kind.code(), 31, 41))
                    .contains("31-41: remove it", "Nothing is stored");
        }
    }

    /** Patterns that go back and forth over a text made for it take minutes; a second is far above the true 20 ms. */
    @Test
    void staysQuickOnTheLongestNote() {
        for (var part : List.of("a", "1", "a.", "0 ", "070-", "abc", "@a.", "a@", "+46 ")) {
            var began = Instant.now();
            PersonalDataGuard.find(part.repeat(LONGEST_NOTE / part.length()));
            assertThat(Duration.between(began, Instant.now()))
                    .as("4000 characters of \"%s\"", part)
                    .isLessThan(Duration.ofSeconds(1));
        }
    }
}
