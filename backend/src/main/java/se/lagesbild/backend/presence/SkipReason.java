package se.lagesbild.backend.presence;

/** Why a stop of a round was not made. */
public enum SkipReason {
    CLOSED,
    UNSAFE,
    CALLED_AWAY,
    NO_TIME,
    OTHER
}
