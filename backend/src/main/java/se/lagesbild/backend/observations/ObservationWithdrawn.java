package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.UUID;

/** An observation was erased and counts no longer. Holds no text and no position. */
public record ObservationWithdrawn(UUID id, String categoryCode, Instant occurredAt) {}
