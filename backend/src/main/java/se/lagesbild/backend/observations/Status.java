package se.lagesbild.backend.observations;

/** How far an observation has come. */
enum Status {
    REPORTED,
    VERIFIED,
    /** The same event as another observation, which is counted instead. */
    DUPLICATE,
    HANDED_OFF,
    CLOSED,
    /** Text, position, people and photos are gone; the row says only that there was something, and why it went. */
    ERASED
}
