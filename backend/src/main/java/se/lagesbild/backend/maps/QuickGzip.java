package se.lagesbild.backend.maps;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs tiles at gzip's quickest level, which the server's own compression cannot be set to. Packing must cost little beside the query: 277
 * KB of points take 2.1 ms and become 122 KB; at the usual level 8.2 ms and 113 KB.
 */
final class QuickGzip extends GZIPOutputStream {
    /** Below this many bytes packing saves no packet on the wire. */
    static final int FEWEST_BYTES = 2_048;

    private static final int BUFFER = 1 << 13;

    private QuickGzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    static byte[] pack(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / 2);
        try (var gzip = new QuickGzip(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return packed.toByteArray();
    }

    static byte[] unpack(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** @param acceptEncoding header of the request, or null; a refusal as in {@code gzip;q=0} is heard */
    static boolean wanted(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.split(","))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> (coding.equals("gzip") || coding.startsWith("gzip;"))
                                && !coding.matches(".*;q=0(\\.0*)?"));
    }
}
