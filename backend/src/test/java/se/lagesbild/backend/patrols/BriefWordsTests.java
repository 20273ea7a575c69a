package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.BundleText;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.routes.WalkingDirections.Leg;
import se.lagesbild.backend.routes.WalkingDirections.Run;

class BriefWordsTests {
    private static String sv(Leg leg) {
        return BriefWords.way(leg, ProblemText.SWEDISH).replace('\u00a0', ' ');
    }

    @Test
    void saysTheWayAsOneWouldSayIt() {
        var leg = new Leg(
                423,
                45,
                List.of(
                        new Run("Algatan", 238, 350, 0),
                        new Run("Nygatan", 82, 80, 88),
                        new Run(null, 63, 70, -12),
                        new Run("Kyrkogatan", 40, 340, -90)));
        assertThat(sv(leg))
                .isEqualTo("Gå norrut längs Algatan 240 m, sväng höger in på Nygatan 80 m, "
                        + "fortsätt på en gångväg 60 m, sväng vänster in på Kyrkogatan 40 m. Sammanlagt 420 m.");
        assertThat(BriefWords.way(leg, Locale.ENGLISH).replace('\u00a0', ' '))
                .startsWith("Walk to the north along Algatan 240 m, turn right into Nygatan 80 m");
    }

    @Test
    void saysTheDirectionAloneWhereTheStreetsAreNotKnown() {
        assertThat(sv(new Leg(329, 95, List.of()))).isEqualTo("Ungefär 330 m österut. Gatorna är inte kända här.");
        assertThat(sv(new Leg(1260, 338, List.of()))).startsWith("Ungefär 1,3 km norrut");
        assertThat(sv(new Leg(0, 0, List.of()))).isEqualTo("På samma plats.");
        assertThat(BriefWords.distance(1260, Locale.ENGLISH)).isEqualTo("1.3\u00a0km");
    }

    @Test
    void oneStreetNeedsNoSum() {
        assertThat(sv(new Leg(90, 180, List.of(new Run("Algatan", 90, 180, 0)))))
                .isEqualTo("Gå söderut längs Algatan 90 m.");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(BundleText.words(BriefWords.BUNDLE, Locale.ENGLISH).keySet())
                .isEqualTo(
                        BundleText.words(BriefWords.BUNDLE, ProblemText.SWEDISH).keySet());
    }
}
