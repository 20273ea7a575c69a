package se.lagesbild.backend.presence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit or a skip was stored, changed or taken back. Holds no name and no position. */
public record VisitRecorded(UUID id, @Nullable UUID shift, Instant arrived) {}
