package se.lagesbild.backend.observations;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Builds rows in PostgreSQL's text format for COPY: tabs between columns, {@code \N} for null. Not thread-safe. */
final class CopyText {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final StringBuilder line = new StringBuilder(256);
    private boolean first = true;

    CopyText column(@Nullable Object value) {
        if (!first) {
            line.append('\t');
        }
        first = false;
        if (value == null) {
            line.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    void endRow() {
        line.append('\n');
        bytes.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
        first = true;
    }

    byte[] take() {
        var taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
