package se.lagesbild.backend.hotspots.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.hotspots.people.DifferenceWords.Facts;
import se.lagesbild.backend.hotspots.people.DifferenceWords.PutAside;

class DifferenceWordsTests {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 22);

    @Test
    void theDifferenceIsNamed() {
        var facts = new Facts(
                8,
                5,
                List.of(new PutAside("Hamngatan", SetAside.Party.MUNICIPALITY, DAY, "Ombyggnad, inga besök")),
                List.of("Övre", "Parken"),
                1);
        assertThat(DifferenceWords.swedish(facts))
                .isEqualTo("5 av 8 uträknade platser finns också bland era prioriterade platser."
                        + " Hamngatan är struken av kommunen till och med 22 december: Ombyggnad, inga besök."
                        + " 2 prioriterade platser är inte uträknade: Övre och Parken. En av dem saknar skäl.");
        assertThat(DifferenceWords.english(facts))
                .isEqualTo("5 of 8 computed places are also among your priority places."
                        + " Hamngatan is set aside by the municipality until 22 December: Ombyggnad, inga besök."
                        + " 2 priority places are not computed: Övre and Parken. One of them has no reason.");
    }

    @Test
    void noneAllAndOneAreSentencesToo() {
        assertThat(DifferenceWords.swedish(new Facts(0, 0, List.of(), List.of(), 0)))
                .isEqualTo("Ingen plats är uträknad för urvalet.");
        assertThat(DifferenceWords.swedish(new Facts(3, 3, List.of(), List.of(), 0)))
                .isEqualTo("Alla 3 uträknade platser finns också bland era prioriterade platser.");
        assertThat(DifferenceWords.swedish(new Facts(1, 0, List.of(), List.of("Torget"), 1)))
                .isEqualTo("Den enda uträknade platsen finns inte bland era prioriterade platser."
                        + " En prioriterad plats är inte uträknad: Torget. Den saknar skäl.");
    }

    @Test
    void aLongListIsCutAndSaysHowManyMore() {
        assertThat(DifferenceWords.swedish(new Facts(2, 0, List.of(), List.of("A", "B", "C", "D", "E"), 0)))
                .endsWith("5 prioriterade platser är inte uträknade: A, B, C och 2 till.");
    }
}
