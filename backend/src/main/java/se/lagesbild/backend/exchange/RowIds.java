package se.lagesbild.backend.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes ids that are the same at the next import of the same file: from the source's own id, or where there is none from
 * the row's content and its order among equal rows, which are separate events. Not thread-safe; one for each import.
 */
final class RowIds {
    private final byte[] sourceName;
    private final MessageDigest digest;
    private final SeenRows seen = new SeenRows();

    RowIds(String sourceName) {
        this.sourceName = sourceName.getBytes(StandardCharsets.UTF_8);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Id of a row that the source numbers; empty when a row before had the same number. */
    Optional<UUID> ofNumber(String number) {
        begin();
        var hash = digest.digest(number.getBytes(StandardCharsets.UTF_8));
        return seen.occurrence(ByteBuffer.wrap(hash).getLong()) == 0 ? Optional.of(uuid(hash, 0)) : Optional.empty();
    }

    /** Id of a row without a number. */
    UUID ofContent(List<String> fields) {
        begin();
        for (var field : fields) {
            digest.update(field.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0x1f);
        }
        var hash = digest.digest();
        return uuid(hash, seen.occurrence(ByteBuffer.wrap(hash).getLong()));
    }

    private void begin() {
        digest.update(sourceName);
        digest.update((byte) 0);
    }

    /** Version 8 (own scheme): 122 bits of the hash, the order among equal rows mixed in. */
    private static UUID uuid(byte[] hash, int occurrence) {
        var bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        long low = bits.getLong() + occurrence * 0x9E3779B97F4A7C15L;
        return new UUID((high & 0xFFFFFFFFFFFF0FFFL) | 0x8000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
