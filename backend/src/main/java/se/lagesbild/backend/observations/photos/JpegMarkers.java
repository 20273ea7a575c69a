package se.lagesbild.backend.observations.photos;

/**
 * Walks the segments of a JPEG file for the two things that the decoder does not tell: how the camera was held, and whether
 * the picture goes on to its end. Never reads outside the bytes. Pure.
 *
 * @param orientation as EXIF counts, 1 to 8; 1 where nothing is said
 * @param complete the end marker follows the last scan
 */
record JpegMarkers(int orientation, boolean complete) {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;
    private static final int ORIENTATION_TAG = 0x0112;

    static JpegMarkers of(byte[] file) {
        int orientation = 1;
        int at = 2; // after the start marker
        while (at + 4 <= file.length) {
            if ((file[at] & 0xFF) != 0xFF) {
                return new JpegMarkers(orientation, false);
            }
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) { // fill byte
                at++;
                continue;
            }
            if (marker == END_OF_IMAGE) {
                return new JpegMarkers(orientation, true);
            }
            int length = bigEndian(file, at + 2);
            if (length < 2 || at + 2 + length > file.length) {
                return new JpegMarkers(orientation, false);
            }
            if (marker == APP1 && orientation == 1) {
                orientation = exif(file, at + 4, at + 2 + length);
            }
            at += 2 + length;
            if (marker == START_OF_SCAN) {
                at = afterScan(file, at);
            }
        }
        boolean ends = at + 2 <= file.length && (file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == END_OF_IMAGE;
        return new JpegMarkers(orientation, ends);
    }

    /** The first marker after the coded picture: in there FF is followed by 00, and restart markers belong to it. */
    private static int afterScan(byte[] file, int from) {
        int at = from;
        while (at + 1 < file.length) {
            int next = file[at + 1] & 0xFF;
            boolean inside = next == 0 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
            if ((file[at] & 0xFF) == 0xFF && !inside) {
                return at;
            }
            at++;
        }
        return file.length;
    }

    private static int exif(byte[] file, int from, int end) {
        boolean isExif = end - from >= 14
                && file[from] == 'E'
                && file[from + 1] == 'x'
                && file[from + 2] == 'i'
                && file[from + 3] == 'f';
        if (!isExif) {
            return 1;
        }
        int tiff = from + 6;
        boolean little = file[tiff] == 'I';
        long directory = tiff + number(file, tiff + 4, little);
        if (directory < tiff || directory + 2 > end) {
            return 1;
        }
        int entries = shortAt(file, (int) directory, little);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (shortAt(file, (int) entry, little) == ORIENTATION_TAG) {
                int value = shortAt(file, (int) entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int shortAt(byte[] file, int at, boolean little) {
        return little ? (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8 : bigEndian(file, at);
    }

    private static int bigEndian(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
    }

    private static long number(byte[] file, int at, boolean little) {
        long first = shortAt(file, at, little);
        long second = shortAt(file, at + 2, little);
        return little ? second << 16 | first : first << 16 | second;
    }
}
