package se.lagesbild.backend.presence;

import java.time.Instant;
import java.util.UUID;

/** A visit or a skip was stored, changed or taken back. Holds no name and no position. */
public record VisitRecorded(UUID id, UUID shift, Instant arrived) {}
