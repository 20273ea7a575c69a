package se.lagesbild.backend.observations.photos;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/**
 * Which part of a photo a request carries.
 *
 * @param start first byte, counted from 0; equal to {@code end} for a question without bytes
 * @param end first byte after the part
 * @param total bytes of the whole photo
 */
record ContentRange(int start, int end, int total) {
    static final int LARGEST_PART = 512 * 1024;
    static final int LARGEST_PHOTO = 8 * 1024 * 1024;

    private static final Pattern FORM = Pattern.compile("bytes (?:(\\d{1,10})-(\\d{1,10})|\\*)/(\\d{1,10})");

    /**
     * Reads {@code bytes 0-99/1000}, or {@code bytes *}{@code /1000} which asks how much has come. Without a header the body is the whole photo.
     *
     * @param length bytes of the body
     * @throws Problem 400 when it cannot be read or does not fit the body, 413 when part or photo are too large
     */
    static ContentRange read(@Nullable String header, int length) {
        if (length > LARGEST_PART) {
            throw Problem.of(413, "part-too-large", length, LARGEST_PART);
        }
        if (header == null) {
            return new ContentRange(0, length, length);
        }
        var found = FORM.matcher(header.strip());
        if (!found.matches()) {
            throw Problem.badQuery("Content-Range", "not-a-range", shown(header));
        }
        long total = Long.parseLong(found.group(3));
        if (total > LARGEST_PHOTO) {
            throw Problem.of(413, "photo-too-large", total, LARGEST_PHOTO);
        }
        long start = found.group(1) == null ? 0 : Long.parseLong(found.group(1));
        long end = found.group(2) == null ? 0 : Long.parseLong(found.group(2)) + 1;
        boolean fits = found.group(1) == null ? length == 0 : start < end && end <= total && end - start == length;
        if (!fits || total == 0) {
            throw Problem.badQuery("Content-Range", "range-unlike-body", shown(header), length);
        }
        return new ContentRange((int) start, (int) end, (int) total);
    }

    boolean asks() {
        return end == 0 && total > 0;
    }

    private static String shown(String header) {
        return header.length() > 60 ? header.substring(0, 60) + "…" : header;
    }
}
