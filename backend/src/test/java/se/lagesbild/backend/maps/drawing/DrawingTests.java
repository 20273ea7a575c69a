package se.lagesbild.backend.maps.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import se.lagesbild.gis.geo.Crs;

/** The parts of a drawn map that need no data. */
class DrawingTests {
    private final Ink ink = Ink.onLightPaper();

    @Test
    void takesItsColoursFromTheWebsStyleSheet() {
        assertThat(ink.of("setting-public")).isEqualTo(new Color(0x0068a8));
        assertThat(ink.of("action")).as("a token that names another").isEqualTo(new Color(0x1d4e79));
        assertThat(ink.of("ground")).isEqualTo(new Color(0xf1f3f4));
        assertThatThrownBy(() -> ink.of("space-1")).hasMessageContaining("--space-1 is no colour");
        assertThatThrownBy(() ->
                        Ink.read(":root { --a: var(--b); --b: var(--a); }").of("a"))
                .as("tokens that name each other end too")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyLayerHasItsColours() {
        var looks = new Looks(ink);
        for (var layer : List.of(
                "boundary",
                "hotspots",
                "rounds",
                "places",
                "priority-places",
                "patrol-areas",
                "dose",
                "density",
                "background",
                "places-school",
                "upload-1")) {
            var look = looks.of(layer, Map.of("count", 3, "name", "Torget"), 0.6);
            assertThat(look.fill() != null || look.line() != null).as(layer).isTrue();
        }
    }

    @Test
    void anInventedPlaceSaysSo() {
        var looks = new Looks(ink);
        assertThat(looks.of("places", Map.of("name", "Torget", "example", true), 0)
                        .name())
                .isEqualTo("Torget (exempel)");
        assertThat(looks.of("places", Map.of("name", "Torget (exempel)", "example", true), 0)
                        .name())
                .isEqualTo("Torget (exempel)");
        assertThat(looks.of("places", Map.of("name", "Torget", "example", false), 0)
                        .name())
                .isEqualTo("Torget");
    }

    @Test
    void writesSwedishLettersWithItsOwnFont() {
        var font = Lettering.of(Lettering.REGULAR);
        assertThat(font.width("i", 100)).isLessThan(font.width("W", 100));
        assertThat(font.width("åäö", 100)).isCloseTo(font.width("aao", 100), within(1.0));
        var a = font.outline("A", 100, 10, 100).getBounds2D();
        var ring = font.outline("Å", 100, 10, 100).getBounds2D();
        assertThat(a.getMinY()).as("a capital's height").isCloseTo(100 - 73, within(1.0));
        assertThat(ring.getMinY()).as("its ring above").isLessThan(a.getMinY() - 5);
        assertThat(font.outline("", 100, 0, 0).getBounds2D().isEmpty()).isTrue();
    }

    @Test
    void aFrameKnowsItsPixels() {
        var frame = new MapFrame(Crs.WGS_84, new Envelope(13, 14, 55, 56), 200, 100, 1);
        assertThat(frame.x(13.5)).isEqualTo(100);
        assertThat(frame.y(56)).isZero();
        assertThat(frame.y(55.25)).isEqualTo(75);
        var rim = frame.withRim(20).getEnvelopeInternal();
        assertThat(rim.getMinX()).isCloseTo(12.9, within(1e-9));
        assertThat(rim.getMaxY()).isCloseTo(56.2, within(1e-9));
        assertThatThrownBy(() -> new MapFrame(Crs.WGS_84, new Envelope(13, 13, 55, 56), 200, 100, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameDoesNotCoverAnotherOrANumber() {
        assertThat(inkOf("Torget 10")).isPositive();
        assertThat(inkOf("Torget 10", "Parken 20")).isEqualTo(inkOf("Torget 10"));
        assertThat(inkOf("Torget 10", "Hamnen 120")).isGreaterThan(inkOf("Torget 10"));
        assertThat(inkOf("7 40", "Torget 10")).as("the number wins").isEqualTo(inkOf("7 40"));
    }

    /** @param writings a name or a number, and where it stands from the left */
    private static int inkOf(String... writings) {
        try (var canvas = Canvas.of(200, 50, 1, null)) {
            for (var writing : writings) {
                var parts = writing.split(" ");
                double x = Double.parseDouble(parts[1]);
                if (parts[0].length() == 1) {
                    canvas.number(parts[0], x, 25, Color.WHITE, Color.BLACK, Color.BLACK);
                } else {
                    canvas.name(parts[0], x, 25, 12, Color.BLACK, Color.WHITE, false);
                }
            }
            canvas.write();
            return ink(canvas);
        }
    }

    private static int ink(Canvas canvas) {
        int pixels = 0;
        for (int x = 0; x < canvas.image().getWidth(); x++) {
            for (int y = 0; y < canvas.image().getHeight(); y++) {
                pixels += canvas.image().getRGB(x, y) >>> 24 == 0 ? 0 : 1;
            }
        }
        return pixels;
    }
}
