package se.lagesbild.backend.observations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import se.lagesbild.backend.Problem;

/**
 * Where a list goes on.
 *
 * @param receivedUntil rows received later do not belong to this walk through the list
 * @param matched rows of the whole selection, counted for the first page
 * @param order of this walk
 * @param after last row that was given
 */
record ListCursor(Instant receivedUntil, long matched, ListOrder order, ObservationQueries.Position after) {
    /** In a list with the newest first. */
    ListCursor(Instant receivedUntil, long matched, ObservationQueries.Position after) {
        this(receivedUntil, matched, ListOrder.NEWEST, after);
    }

    String text() {
        var plain = receivedUntil + " " + matched + " " + after.occurredAt() + " " + after.id() + " " + order.word
                + (after.code() == null ? "" : " " + after.code());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem 400 when the text is not one of ours */
    static ListCursor read(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            return new ListCursor(
                    Instant.parse(parts[0]),
                    Long.parseLong(parts[1]),
                    ListOrder.read(parts[4]),
                    new ObservationQueries.Position(
                            Instant.parse(parts[2]), UUID.fromString(parts[3]), parts.length > 5 ? parts[5] : null));
        } catch (RuntimeException e) {
            throw Problem.badQuery("cursor", "not-a-cursor", text.length() > 40 ? text.substring(0, 40) + "…" : text);
        }
    }
}
