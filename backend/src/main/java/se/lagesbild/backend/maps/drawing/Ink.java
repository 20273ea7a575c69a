package se.lagesbild.backend.maps.drawing;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Colours by meaning: those of the web's style sheet, as on light paper, so that a drawn map looks like the one on the screen. */
public final class Ink {
    private static final String TOKENS = "/META-INF/resources/shared/tokens.css";
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern LIGHT = Pattern.compile("light-dark\\((#[0-9a-f]{6}|var\\(--[a-z0-9-]+\\)),.*");
    private static final Pattern NAMED = Pattern.compile("var\\(--([a-z0-9-]+)\\)");
    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    private final Map<String, String> values;

    private Ink(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Ink onLightPaper() {
        try (var in = Ink.class.getResourceAsStream(TOKENS)) {
            if (in == null) {
                throw new IllegalStateException(TOKENS + " is missing: the web part is not packed");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ink read(String css) {
        var values = new HashMap<String, String>();
        TOKEN.matcher(css)
                .results()
                .forEach(match ->
                        values.putIfAbsent(match.group(1), match.group(2).strip()));
        return new Ink(values);
    }

    /** @throws IllegalArgumentException names a token that is no colour of the style sheet */
    public Color of(String token) {
        var value = values.get(token);
        for (int steps = 0; value != null && steps < 5; steps++) {
            var light = LIGHT.matcher(value);
            if (light.matches()) {
                value = light.group(1);
            }
            if (HEX.matcher(value).matches()) {
                return Color.decode(value);
            }
            var named = NAMED.matcher(value);
            value = named.matches() ? values.get(named.group(1)) : null;
        }
        throw new IllegalArgumentException("--%s is no colour of %s".formatted(token, TOKENS));
    }

    public static Color faded(Color colour, double opacity) {
        return new Color(
                colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(colour.getAlpha() * opacity));
    }
}
