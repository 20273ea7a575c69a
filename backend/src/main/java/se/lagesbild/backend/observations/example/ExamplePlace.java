package se.lagesbild.backend.observations.example;

/** A place where things happen in the invented year. WGS 84. */
public record ExamplePlace(String name, Kind kind, double longitude, double latitude) {

    /** What a place is, as far as the time and kind of events there depend on it. */
    public enum Kind {
        SQUARE,
        STATION,
        SCHOOL,
        PORT,
        PARK,
        STREET,
        PARKING,
        OTHER;

        /** The kind of that name, {@link #OTHER} for one that is not known. */
        public static Kind of(String name) {
            for (Kind kind : values()) if (kind.name().equals(name)) return kind;
            return OTHER;
        }
    }
}
