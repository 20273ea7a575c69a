package se.lagesbild.backend.maps.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Circles on paper: none covers another's number, and nothing is lost. */
class CircleTests {
    @Test
    void whatCoversEachOtherBecomesOneInTheMiddleOfAll() {
        var apart = new Circle(500, 500, 7);
        var drawn = Circle.together(List.of(new Circle(10, 10, 100), apart, new Circle(20, 10, 300)), 1);
        // 300 and 100, 10 pixels between them: three quarters of the way
        assertThat(drawn).containsExactly(new Circle(17.5, 10, 400), apart);
    }

    @Test
    void aFinerPictureHasThemFartherApart() {
        // radii of 16.6 and 15.0 pixels of a screen: covered below 25.3
        var two = List.of(new Circle(0, 0, 30), new Circle(30, 0, 15));
        assertThat(Circle.together(two, 1)).hasSize(2);
        assertThat(Circle.together(two, 2)).containsExactly(new Circle(10, 0, 45));
    }

    @Test
    void allIsCountedOnce() {
        var random = new Random(5);
        var all = new ArrayList<Circle>();
        for (int i = 0; i < 2000; i++) {
            all.add(new Circle(random.nextDouble() * 900, random.nextDouble() * 600, 2 + random.nextInt(900)));
        }
        var drawn = Circle.together(all, 1);
        assertThat(drawn.stream().mapToLong(Circle::n).sum())
                .isEqualTo(all.stream().mapToLong(Circle::n).sum());
        assertThat(drawn.size()).isBetween(100, 700);
        assertThat(drawn).isSortedAccordingTo((a, b) -> Long.compare(b.n(), a.n()));
    }
}
