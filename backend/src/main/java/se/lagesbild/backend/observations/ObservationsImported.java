package se.lagesbild.backend.observations;

import java.time.Instant;

/**
 * A batch of an import is stored.
 *
 * @param rows created or changed rows
 * @param from occurrence of the earliest of them
 * @param until occurrence of the latest of them
 */
public record ObservationsImported(String sourceName, int rows, Instant from, Instant until) {}
