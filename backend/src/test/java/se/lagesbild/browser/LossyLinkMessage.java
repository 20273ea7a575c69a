package se.lagesbild.browser;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One HTTP/1.1 request or answer, whole and in plain bytes.
 *
 * @param start request line or status line
 * @param headers as sent, {@code Name: value}
 * @param body without chunks
 */
record LossyLinkMessage(String start, List<String> headers, byte[] body) {
    /** How a body was sent; told anew when the message is written. */
    private static final Set<String> FRAMING =
            Set.of("transfer-encoding", "content-length", "connection", "keep-alive");

    /** @return empty when the sender closed without a word */
    static Optional<LossyLinkMessage> readRequest(InputStream in) throws IOException {
        return read(in, false, false);
    }

    /** @param toHead whether it answers a HEAD, which has no body whatever its headers say */
    static Optional<LossyLinkMessage> readAnswer(InputStream in, boolean toHead) throws IOException {
        return read(in, true, toHead);
    }

    private static Optional<LossyLinkMessage> read(InputStream in, boolean answer, boolean toHead) throws IOException {
        String start = line(in);
        if (start == null || start.isEmpty()) return Optional.empty();
        List<String> headers = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) headers.add(line);
        var head = new LossyLinkMessage(start, headers, new byte[0]);
        boolean bodiless = toHead || start.matches("HTTP/1\\.[01] (1..|204|304).*");
        return Optional.of(bodiless ? head : head.with(head.readBody(in, answer)));
    }

    private byte[] readBody(InputStream in, boolean answer) throws IOException {
        if (header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) return chunks(in);
        Optional<String> length = header("Content-Length");
        if (length.isPresent()) return exactly(in, Integer.parseInt(length.get()));
        return answer ? in.readAllBytes() : new byte[0];
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            if (size == null) throw new EOFException("a chunk is missing");
            byte[] chunk =
                    exactly(in, Integer.parseInt(size.replaceFirst(";.*", "").strip(), 16));
            whole.write(chunk);
            line(in);
            if (chunk.length == 0) return whole.toByteArray();
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) throw new EOFException("%d of %d bytes came".formatted(read.length, length));
        return read;
    }

    /** @return null at the end of the stream */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) return null;
        for (; next >= 0 && next != '\n'; next = in.read()) if (next != '\r') line.write(next);
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    Optional<String> header(String name) {
        String beginning = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(beginning))
                .map(header -> header.substring(beginning.length()).strip())
                .findFirst();
    }

    String method() {
        return start.replaceFirst(" .*", "");
    }

    /** @return of a request, without the query */
    String path() {
        return start.split(" ", 3)[1].replaceFirst("\\?.*", "");
    }

    LossyLinkMessage with(byte[] otherBody) {
        return new LossyLinkMessage(start, headers, otherBody);
    }

    LossyLinkMessage without(String name) {
        String beginning = name.toLowerCase(Locale.ROOT) + ":";
        return new LossyLinkMessage(
                start,
                headers.stream()
                        .filter(header -> !header.toLowerCase(Locale.ROOT).startsWith(beginning))
                        .toList(),
                body);
    }

    /** @return the bytes to send on a connection that is closed afterwards */
    byte[] bytes() {
        return bytes(body.length, body.length);
    }

    /** @return the same with half of its body, and a length that promises all of it */
    byte[] halfBytes() {
        return bytes(body.length, body.length / 2);
    }

    private byte[] bytes(int promised, int sent) {
        var text = new StringBuilder(start).append("\r\n");
        for (String header : headers) {
            String name = header.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
            if (!FRAMING.contains(name)) text.append(header).append("\r\n");
        }
        if (promised > 0 || !start.matches("HTTP/1\\.[01] (1..|204|304).*"))
            text.append("Content-Length: ").append(promised).append("\r\n");
        text.append("Connection: close\r\n\r\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, 0, sent);
        return out.toByteArray();
    }
}
