package se.lagesbild.backend.observations;

/** A report as a phone sends it. */
public final class Told {
    private Told() {}

    /**
     * @param at ISO time with offset
     * @param more further properties as JSON, each with a comma before it; may be empty
     */
    public static String feature(double longitude, double latitude, String category, String at, String more) {
        return """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "%s", "occurredAt": "%s"%s}}""".formatted(longitude, latitude, category, at, more);
    }
}
