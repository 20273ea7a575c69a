package se.lagesbild.backend.hotspots.evaluation;

import java.util.List;

/**
 * One way of saying where to look, made from the past alone.
 *
 * @param parameter weeks counted, metres of bandwidth, or days of half-life; 0 where there is none
 */
record Method(Kind kind, int parameter) {
    enum Kind {
        /** Reports of the last weeks, as many as the parameter says, in each square. */
        COUNT,
        /** Quartic kernel over the whole training time, at the square's middle. */
        DENSITY,
        /** Getis-Ord z over the whole training time. */
        GI_STAR,
        /** Each report counts half as much when it is as many days older as the parameter says. */
        DECAY,
        /** The order of the program's own list, made from the whole training time. */
        LIST,
        /** Squares by chance: catches the share of the ground. */
        NOTHING
    }

    static final List<Method> ALL = List.of(
            new Method(Kind.COUNT, 4),
            new Method(Kind.COUNT, 13),
            new Method(Kind.COUNT, 52),
            new Method(Kind.DENSITY, 200),
            new Method(Kind.DENSITY, 300),
            new Method(Kind.DENSITY, 400),
            new Method(Kind.DENSITY, 500),
            new Method(Kind.GI_STAR, 0),
            new Method(Kind.DECAY, 28),
            new Method(Kind.DECAY, 91),
            new Method(Kind.LIST, 0),
            new Method(Kind.NOTHING, 0));

    boolean plain() {
        return kind == Kind.COUNT;
    }
}
