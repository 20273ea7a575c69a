package se.lagesbild.backend.observations;

import org.jspecify.annotations.Nullable;

/** How a position came to be, and the accuracy that is assumed where none is given. */
enum PositionKind {
    GPS(20.0),
    MAP(25.0),
    ADDRESS(25.0),
    PLACE(50.0),
    /** "Omkring": somewhere around here. */
    AROUND(200.0),
    /** The centre of a municipality: counted for the area, never placed. */
    AREA(null);

    /** Metres; a cautious value of our own until the sender gives one. Null: there is no position. */
    private final @Nullable Double assumedAccuracyMetres;

    PositionKind(@Nullable Double assumedAccuracyMetres) {
        this.assumedAccuracyMetres = assumedAccuracyMetres;
    }

    @Nullable
    Double assumedAccuracyMetres() {
        return assumedAccuracyMetres;
    }
}
