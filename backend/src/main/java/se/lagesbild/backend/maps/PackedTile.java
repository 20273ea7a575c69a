package se.lagesbild.backend.maps;

/**
 * A tile as it is kept and sent.
 *
 * @param bytes packed with gzip where that saves anything
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedTile(byte[] bytes, boolean isPacked) {
    static PackedTile of(byte[] plain) {
        return plain.length < QuickGzip.FEWEST_BYTES
                ? new PackedTile(plain, false)
                : new PackedTile(QuickGzip.pack(plain), true);
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    byte[] plain() {
        return isPacked ? QuickGzip.unpack(bytes) : bytes;
    }
}
