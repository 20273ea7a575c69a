package se.lagesbild.backend.maps.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.ProblemText;

class MapWordsTests {
    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "map-words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(words(Locale.ENGLISH).keySet())
                .isEqualTo(words(ProblemText.SWEDISH).keySet());
        assertThat(MapWords.text(Locale.GERMAN, "setting.PORT")).isEqualTo("Hamn");
        assertThat(MapWords.text(Locale.UK, "setting.PORT")).isEqualTo("Port");
    }
}
