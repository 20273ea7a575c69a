package se.lagesbild.backend.observations.example;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invented observation.
 *
 * @param id             made of seed and index: the same again for the same seed
 * @param occurredAt     whole minutes
 * @param longitude      WGS 84, 6 decimals, as is the latitude
 * @param accuracyMetres radius that holds the true place in two of three cases
 * @param positionKind   {@code GPS}, {@code MAP}, {@code ADDRESS} or {@code AROUND}
 * @param source         {@code WARDEN}, {@code REPORTER}, {@code PUBLIC} or {@code STAFF}
 * @param people         {@code NONE}, {@code ONE}, {@code FEW}, {@code GROUP} or {@code CROWD}
 * @param note           a Swedish sentence that ends with "(exempel)", in one of ten
 */
public record ExampleObservation(
        UUID id,
        String categoryCode,
        Instant occurredAt,
        double longitude,
        double latitude,
        double accuracyMetres,
        String positionKind,
        String source,
        String people,
        @Nullable String note) {}
