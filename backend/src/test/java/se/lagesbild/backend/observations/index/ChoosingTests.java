package se.lagesbild.backend.observations.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChoosingTests {
    private final Kinds kinds = new Kinds();
    private final Choosing choosing = new Choosing(kinds);

    /** Three segments: of 16, 4 and 1 rows. */
    private Snapshot threeSegments() {
        char kind = kinds.number(new Kinds.Kind("MIL-KLOT", "PORT", "STAFF", "REPORTED", false, 1));
        var rows = new Rows(16);
        for (int i = 0; i < 16; i++) {
            Made.add(rows, i, 1, kind);
        }
        var snapshot = Snapshot.of(rows, 1);
        for (var numbers : List.of(List.of(20, 21, 22, 23), List.of(30))) {
            var more = new Rows(4);
            numbers.forEach(number -> Made.add(more, number, 1, kind));
            snapshot = snapshot.with(numbers.stream().map(Made::id).toList(), more, 0);
        }
        assertThat(snapshot.parts()).hasSize(3);
        return snapshot;
    }

    @Test
    void theDatabaseSearchesOnceForAllSegments() {
        var searches = new AtomicInteger();
        var snapshot = threeSegments();
        for (int i = 0; i < 2; i++) {
            var rows = choosing.rows(snapshot, "glas", () -> {
                searches.incrementAndGet();
                return List.of(Made.id(3), Made.id(21), Made.id(30));
            });
            assertThat(rows)
                    .extracting(selection -> Bits.count(selection.bits()))
                    .containsExactly(1, 1, 1);
        }
        assertThat(searches).hasValue(1);
    }

    @Test
    void aSearchThatFailsIsAskedAgain() {
        var snapshot = threeSegments();
        assertThatThrownBy(() -> choosing.rows(snapshot, "glas", () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        assertThat(choosing.rows(snapshot, "glas", () -> List.of(Made.id(3)))).hasSize(3);
    }

    @Test
    void countsWhatAnAnswerHoldsForEveryKindAndOfTheQuestion() {
        for (int weight = 0; weight < 3_000; weight++) {
            kinds.number(new Kinds.Kind("MIL-SKRP", "PORT", "STAFF", "REPORTED", false, weight));
        }
        var snapshot = threeSegments();
        var question = "x".repeat(10_000);
        var rows = choosing.rows(snapshot, question, RowTest.ALL);
        rows.forEach(selection -> {
            selection.ranked(false);
            selection.ranked(true);
        });
        // of each of the three: a mark (1 byte) and a weight (4) for each kind and grid, and the question once
        assertThat(choosing.bytes()).isGreaterThan(3 * 2 * 5 * 3_000L + 10_000L);
    }

    @Test
    void whatIsForgottenIsNoLongerCounted() {
        var snapshot = threeSegments();
        choosing.rows(snapshot, "a", RowTest.ALL);
        kinds.number(new Kinds.Kind("MIL-SKRP", "PORT", "STAFF", "REPORTED", false, 5));
        long before = choosing.bytes();
        assertThat(before).isPositive();
        choosing.rows(snapshot.tidied(), "b", RowTest.ALL);
        choosing.rows(Snapshot.of(new Rows(1), 1_000), "c", RowTest.ALL);
        assertThat(choosing.bytes()).isZero();
    }
}
