package se.lagesbild.backend.observations.example;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import se.lagesbild.backend.observations.example.ExamplePlace.Kind;
import se.lagesbild.backend.observations.example.ExampleYear.Area;

/**
 * Where things happen: the known places, some of each kind much more than others, and invented ones for kinds that the
 * area knows none of (never a port). Also tells points around them, always inside the area.
 */
final class Spots {
    private static final double CENTRE_RADIUS = 1500; // metres
    /** Metres of one degree of latitude, and of longitude at the equator; enough for an invented position. */
    private static final double METRES_PER_DEGREE = 111_320;
    /** Tries before a point falls back to something surer: a place on a quay has water on three sides. */
    private static final int TRIES = 60;

    private final Area area;
    private final Map<Kind, List<ExamplePlace>> byKind = new EnumMap<>(Kind.class);
    final ExamplePlace growing;
    final ExamplePlace fading;

    /** A point in WGS 84. */
    record Position(double longitude, double latitude) {}

    Spots(Area area, long seed) {
        this.area = area;
        SplittableRandom random = new SplittableRandom(seed);
        for (Kind kind : Kind.values()) byKind.put(kind, new ArrayList<>());
        for (ExamplePlace place : area.places()) byKind.get(place.kind()).add(place);
        for (Kind kind : Kind.values()) {
            List<ExamplePlace> places = byKind.get(kind);
            if (places.isEmpty() && kind != Kind.PORT) {
                Position at = scattered(random);
                places.add(new ExamplePlace("", kind, at.longitude(), at.latitude()));
            }
            shuffle(places, random);
        }
        growing = any(random, Kind.PARK, Kind.PARKING, Kind.SQUARE);
        ExamplePlace other = any(random, Kind.STREET, Kind.PARK);
        fading = other.equals(growing) ? any(random, Kind.STREET) : other;
    }

    boolean has(Kind kind) {
        return !byKind.get(kind).isEmpty();
    }

    /** A place of the kind: the second half as often as the first, the third a third as often, and so on. */
    ExamplePlace of(Kind kind, SplittableRandom random) {
        List<ExamplePlace> places = byKind.get(kind);
        double sum = 0;
        for (int i = 1; i <= places.size(); i++) sum += 1.0 / i;
        double at = random.nextDouble() * sum;
        int i = 0;
        while (i < places.size() - 1 && (at -= 1.0 / (i + 1)) >= 0) i++;
        return places.get(i);
    }

    /** Around a place, normally distributed on both axes. */
    Position near(ExamplePlace place, double sigma, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            // Box-Muller with StrictMath: the same on each JDK
            double radius = sigma * StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            Position at = at(place.longitude(), place.latitude(), radius, random.nextDouble());
            if (inside(at)) return at;
        }
        Position itself = new Position(place.longitude(), place.latitude());
        return inside(itself) ? itself : scattered(random);
    }

    /** Somewhere in the centre, more in its middle. */
    Position scattered(SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            Position at =
                    at(area.longitude(), area.latitude(), CENTRE_RADIUS * random.nextDouble(), random.nextDouble());
            if (inside(at)) return at;
        }
        return new Position(area.longitude(), area.latitude());
    }

    private boolean inside(Position at) {
        return area.boundary().contains(at.longitude(), at.latitude());
    }

    private static Position at(double longitude, double latitude, double metres, double turn) {
        double angle = 2 * StrictMath.PI * turn;
        double north = metres * StrictMath.cos(angle) / METRES_PER_DEGREE;
        double east =
                metres * StrictMath.sin(angle) / (METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(latitude)));
        return new Position(rounded(longitude + east), rounded(latitude + north));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private ExamplePlace any(SplittableRandom random, Kind... kinds) {
        Kind kind = kinds[random.nextInt(kinds.length)];
        List<ExamplePlace> places = byKind.get(kind);
        return places.get(places.size() - 1); // the least busy one: a change shows best where little happens
    }

    private static void shuffle(List<ExamplePlace> places, SplittableRandom random) {
        for (int i = places.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            ExamplePlace swapped = places.get(i);
            places.set(i, places.get(j));
            places.set(j, swapped);
        }
    }
}
