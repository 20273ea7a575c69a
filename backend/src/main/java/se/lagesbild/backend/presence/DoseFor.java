package se.lagesbild.backend.presence;

/** Whose dose a line is about; {@code BOTH}: a wish that is for both parties together. */
public enum DoseFor {
    WARDENS,
    POLICE,
    BOTH
}
