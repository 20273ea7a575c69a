package se.lagesbild.backend.observations;

/** How many people were seen: 0, 1, 2-4, 5-19, 20 and more. */
enum People {
    NONE,
    ONE,
    FEW,
    GROUP,
    CROWD
}
