package se.lagesbild.backend.maps.outside;

import java.util.Optional;

/**
 * A picture as it came, of one of the three kinds that are passed on. What it is is seen from its first bytes: what the sender says of it is not
 * believed.
 *
 * @param type of the content
 */
record Picture(byte[] bytes, String type) {
    private static final int[] PNG = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int[] JPEG = {0xff, 0xd8, 0xff};
    private static final int[] RIFF = {'R', 'I', 'F', 'F'};
    private static final int[] WEBP = {'W', 'E', 'B', 'P'};

    static Optional<Picture> of(byte[] bytes) {
        if (begins(bytes, 0, PNG)) {
            return Optional.of(new Picture(bytes, "image/png"));
        }
        if (begins(bytes, 0, JPEG)) {
            return Optional.of(new Picture(bytes, "image/jpeg"));
        }
        return begins(bytes, 0, RIFF) && begins(bytes, 8, WEBP)
                ? Optional.of(new Picture(bytes, "image/webp"))
                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, int[] wanted) {
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
