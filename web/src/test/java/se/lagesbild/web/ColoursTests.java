package se.lagesbild.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.web.WebFiles.ROOT;
import static se.lagesbild.web.WebFiles.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The map's colours as seen by eyes that lack one kind of cone, and in grey print. Simulated as by Viénot, Brettel and Mollon (1999), Color Research
 * and Application 24(4) (the third kind by the same way); lightness and distance are CIE 1976 L*a*b* under D65.
 */
class ColoursTests {
    private static final double[][] CONES = {
        {17.8824, 43.5161, 4.11935}, {3.45565, 27.1554, 3.86714}, {0.0299566, 0.184309, 1.46709}
    };
    private static final double[][] LIGHT = {
        {0.080944447900, -0.13050440900, 0.11672108700},
        {-0.0102485335, 0.05401932660, -0.1136147080},
        {-0.0003652969, -0.0041216147, 0.69351140500}
    };
    private static final double[][] XYZ = {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}
    };
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    enum Eyes {
        ALL_CONES(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        WITHOUT_LONG(new double[][] {{0, 2.02344, -2.52581}, {0, 1, 0}, {0, 0, 1}}),
        WITHOUT_MIDDLE(new double[][] {{1, 0, 0}, {0.494207, 0, 1.24827}, {0, 0, 1}}),
        WITHOUT_SHORT(new double[][] {{1, 0, 0}, {0, 1, 0}, {-0.395913, 0.801109, 0}});

        private final double[][] lack;

        Eyes(double[][] lack) {
            this.lack = lack;
        }

        /** @return L*, a*, b* of what these eyes see of a colour */
        double[] see(String hex) {
            var rgb = new double[3];
            for (int i = 0; i < 3; i++) {
                double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
                rgb[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
            }
            var seen = times(LIGHT, times(lack, times(CONES, rgb)));
            for (int i = 0; i < 3; i++) {
                seen[i] = Math.max(0, Math.min(1, seen[i]));
            }
            var xyz = times(XYZ, seen);
            for (int i = 0; i < 3; i++) {
                double part = xyz[i] / WHITE[i];
                xyz[i] = part > 216.0 / 24389 ? Math.cbrt(part) : (24389.0 / 27 * part + 16) / 116;
            }
            return new double[] {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        var product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[row] += matrix[row][column] * vector[column];
            }
        }
        return product;
    }

    /** By day and by night. */
    private static String[] token(String name) {
        var found = Pattern.compile("--" + name + ": light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")
                .matcher(text(ROOT.resolve("shared/tokens.css")));
        assertThat(found.find()).as(name).isTrue();
        return new String[] {found.group(1), found.group(2)};
    }

    /** All cones and lightness alone are also what a grey print shows. */
    @ParameterizedTest
    @EnumSource(Eyes.class)
    void strengthGrowsDarkerByDayAndLighterByNightStepByStep(Eyes eyes) {
        for (int look = 0; look < 2; look++) {
            double way = look == 0 ? -1 : 1;
            for (int step = 2; step <= 5; step++) {
                double before = eyes.see(token("strength-" + (step - 1))[look])[0];
                double after = eyes.see(token("strength-" + step)[look])[0];
                // two are told apart from about 1 beside each other; on a map they are not beside each other
                assertThat(way * (after - before))
                        .as("step %d, look %d", step, look)
                        .isGreaterThan(5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Eyes.class)
    void theThreeSettingsAreToldApartByColourTooThoughTheyHaveShapes(Eyes eyes) {
        for (int look = 0; look < 2; look++) {
            var seen = new ArrayList<double[]>();
            for (var setting : List.of("public", "traffic", "port")) {
                seen.add(eyes.see(token("setting-" + setting)[look]));
            }
            for (int i = 0; i < 3; i++) {
                var one = seen.get(i);
                var other = seen.get((i + 1) % 3);
                double apart = Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
                assertThat(apart).as("pair %d, look %d", i, look).isGreaterThan(5);
            }
        }
    }
}
