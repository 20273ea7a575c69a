package se.lagesbild.backend.observations;

/** Where an observation comes from: from the reporter's role, or the import. */
enum Source {
    WARDEN,
    POLICE,
    PUBLIC,
    REPORTER,
    STAFF,
    IMPORT
}
