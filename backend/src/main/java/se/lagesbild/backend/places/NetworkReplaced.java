package se.lagesbild.backend.places;

/** Another street network is in force. */
public record NetworkReplaced(long version, int segments) {}
