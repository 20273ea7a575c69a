package se.lagesbild.backend.patrols;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.BundleText;
import se.lagesbild.backend.routes.WalkingDirections;

/** Words of a round on paper; the way from stop to stop as somebody would say it. Pure. */
final class BriefWords {
    static final String BUNDLE = "brief-words";

    /** Degrees; a street that bends less goes straight on. */
    private static final double STRAIGHT_ON = 35;

    private static final int COMPASS = 8;
    private static final int KILOMETRE = 1000;

    private BriefWords() {}

    static String text(Locale locale, String key, Object... args) {
        return BundleText.text(BUNDLE, locale, key, args);
    }

    /** "Gå norrut längs Algatan 240 m, sväng vänster in på Nygatan 80 m. Sammanlagt 320 m." */
    static String way(WalkingDirections.Leg leg, Locale locale) {
        if (leg.metres() < 5) {
            return text(locale, "way.here");
        }
        if (leg.runs().isEmpty()) {
            return text(locale, "way.straight", distance(leg.metres(), locale), bearing(leg.bearing(), locale));
        }
        var parts = new ArrayList<String>();
        for (var run : leg.runs()) {
            var length = distance(run.metres(), locale);
            if (parts.isEmpty()) {
                var towards = bearing(run.bearing(), locale);
                parts.add(
                        run.street() == null
                                ? text(locale, "way.first.path", towards, length)
                                : text(locale, "way.first", towards, run.street(), length));
            } else {
                parts.add(turned(turn(run.turn()), run.street(), length, locale));
            }
        }
        return parts.size() == 1
                ? text(locale, "way.arrive.one", parts.get(0))
                : text(locale, "way.arrive", String.join(", ", parts), distance(leg.metres(), locale));
    }

    private static String turned(String how, @Nullable String street, String length, Locale locale) {
        return street == null
                ? text(locale, "way." + how + ".path", length)
                : text(locale, "way." + how, street, length);
    }

    private static String turn(double degrees) {
        if (Math.abs(degrees) < STRAIGHT_ON) {
            return "on";
        }
        return degrees < 0 ? "left" : "right";
    }

    private static String bearing(double degrees, Locale locale) {
        return text(locale, "bearing." + (int) Math.round(degrees / (360.0 / COMPASS)) % COMPASS);
    }

    /** To ten metres, since a stop is no point; kilometres with one decimal. */
    static String distance(double metres, Locale locale) {
        long tens = Math.max(10, Math.round(metres / 10) * 10);
        if (tens < KILOMETRE) {
            return tens + "\u00a0m";
        }
        var sign = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? '.' : ',';
        return "%.1f\u00a0km".formatted(metres / KILOMETRE).replace(',', sign).replace('.', sign);
    }
}
