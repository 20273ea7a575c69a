package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;

/**
 * Takes observations in bulk. A row with a known id is compared: the same content changes nothing, other content replaces
 * it. Bad rows are counted by code and never stop the good ones.
 */
public interface ObservationIntake {
    /**
     * One row, as the source says it.
     *
     * @param line line or item number in the source, 1 or more
     * @param id stable: the same row of the same source has the same id at the next import
     * @param occurredUntil latest time at which it may have happened, or null; ahead of the clock it is cut at the clock
     * @param longitude WGS 84; null, like latitude, when the source has no position for the row
     * @param positionKind as the outside contract names them; {@code AREA} ignores the coordinates
     * @param positionAccuracyMetres null for the kind's assumed accuracy
     * @param sourceUrl address where the source tells more, or null
     * @param source {@code IMPORT}, or for examples the role that would have reported it
     */
    record Row(
            long line,
            UUID id,
            String categoryCode,
            Instant occurredAt,
            @Nullable Instant occurredUntil,
            @Nullable Double longitude,
            @Nullable Double latitude,
            String positionKind,
            @Nullable Double positionAccuracyMetres,
            @Nullable String people,
            @Nullable String note,
            @Nullable String sourceUrl,
            String source) {}

    /** What the rows are, and so what is asked of their notes. */
    enum Content {
        /** Written by people for a register: a row whose note holds personal data is not stored. */
        REGISTER,
        /** Published by its source, which answers for the text: stored as it is. */
        PUBLISHED,
        /** Generated, and marked as an example. */
        EXAMPLE
    }

    /** Told for each row that is not stored. */
    interface Rejections {
        /**
         * @param code stable code, the key of its text
         * @param args what the text names
         */
        void rejected(long line, String code, Object... args);
    }

    /**
     * How it went. {@code read = created + updated + unchanged + rejected}.
     *
     * @param rejected code to number of rows
     */
    record Result(long read, long created, long updated, long unchanged, Map<String, Long> rejected) {
        public long rejectedRows() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Stores the rows in batches, each whole or not at all, and tells {@link ObservationsImported} for each. Stopped half
     * way, the same call again completes it. What was erased stays erased, and counts as unchanged.
     *
     * @param sourceName shown as the source
     * @param progress told the number of rows read so far, after each batch
     */
    Result take(
            Viewer viewer,
            String sourceName,
            Content content,
            Iterator<Row> rows,
            Rejections rejections,
            LongConsumer progress);
}
