package se.lagesbild.backend.access;

/** What a person works as; the words of the outside contract. */
public enum Role {
    WARDEN,
    PLANNER,
    POLICE,
    REPORTER,
    BOARD,
    ADMIN,
    DPO,
    /** Jobs of the system itself; no person can have it. */
    SYSTEM
}
