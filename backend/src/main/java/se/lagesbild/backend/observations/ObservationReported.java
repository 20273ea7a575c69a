package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.UUID;

/** An observation is stored, new or changed. Holds no text and no position. */
public record ObservationReported(UUID id, String categoryCode, Instant occurredAt) {}
