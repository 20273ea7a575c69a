package se.lagesbild.gis.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Rows of a CSV file with a header line (RFC 4180), read one after the other, so that a file of any size needs the memory
 * of one row. Comma or semicolon (whichever the header line has more of), UTF-8 with or without a byte order mark, plain or
 * gzip (seen by its first bytes). Empty lines are passed over. Not thread-safe.
 */
public final class CsvSource implements Iterable<CsvSource.Row>, AutoCloseable {

    private static final int HEADER_BYTES = 64 * 1024;
    private static final int MAX_FIELDS = 2_000;
    private static final int MAX_FIELD_CHARACTERS = 1 << 20;
    private static final char UNREADABLE = '\uFFFD'; // what Java puts in the place of bytes that are not UTF-8

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final char delimiter;
    private final List<String> header;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private long line;
    private boolean handedOut;

    private CsvSource(InputStream plain) throws IOException {
        delimiter = delimiter(plain);
        reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * MAX_FIELD_CHARACTERS)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_FIELD_CHARACTERS)
                                .maxRecordSize(4 * MAX_FIELD_CHARACTERS)
                                .build(),
                        new InputStreamReader(plain, StandardCharsets.UTF_8));
        records = reader.iterator();
        if (!hasNext()) {
            throw new CsvException("the file is empty: its first line must name the columns");
        }
        header = next().getFields().stream().map(String::strip).toList();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i);
            if (name.indexOf(UNREADABLE) >= 0) {
                throw new CsvException(
                        "column %d has a name that is not UTF-8: save the file as UTF-8".formatted(i + 1));
            }
            if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
                throw new CsvException("two columns are named '%s': rename one".formatted(name));
            }
        }
    }

    /**
     * Reads the header line of a file.
     *
     * @throws CsvException if there is no such file, or it has no usable header line
     */
    public static CsvSource open(Path file) {
        try {
            return open(Files.newInputStream(file));
        } catch (IOException e) {
            throw new CsvException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads the header line; closing the source closes the stream, and so does a failure here.
     *
     * @throws CsvException if there is no usable header line
     */
    public static CsvSource open(InputStream input) {
        try {
            return new CsvSource(withoutMark(unzipped(new BufferedInputStream(input, HEADER_BYTES))));
        } catch (IOException e) {
            close(input);
            throw new CsvException("the file cannot be read: %s".formatted(e.getMessage()), e);
        } catch (CsvException e) {
            close(input);
            throw e;
        }
    }

    /** Names of the columns in order, without blanks around them; may hold empty names. */
    public List<String> header() {
        return header;
    }

    /** True when there is a column of this name. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The character between fields: comma or semicolon. */
    public char delimiter() {
        return delimiter;
    }

    /**
     * The rows after the header line, once. {@code hasNext} and {@code next} throw a {@link CsvException} where the file
     * cannot be read on.
     */
    @Override
    public Iterator<Row> iterator() {
        if (handedOut) {
            throw new IllegalStateException("the rows of a CSV source can be read once: open it again");
        }
        handedOut = true;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return CsvSource.this.hasNext();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("there are no more rows after line %d".formatted(line));
                }
                return new Row(CsvSource.this.next());
            }
        };
    }

    /** One row. */
    public final class Row {

        private final CsvRecord csv;

        private Row(CsvRecord csv) {
            this.csv = csv;
        }

        /** Line of the file on which the row begins, from 1 (the header). */
        public long line() {
            return csv.getStartingLineNumber();
        }

        /**
         * The field of a column as it stands; empty when the row is too short for it.
         *
         * @throws IllegalArgumentException names a column that the file does not have, and those that it has
         */
        public String get(String column) {
            var position = columns.get(column);
            if (position == null) {
                throw new IllegalArgumentException("there is no column '%s': the file has %s"
                        .formatted(column, String.join(", ", columns.keySet())));
            }
            return position < csv.getFieldCount() ? csv.getField(position) : "";
        }

        /**
         * The field of a column, which must not be blank.
         *
         * @throws IllegalArgumentException names the line and the column, or as {@link #get}
         */
        public String require(String column) {
            var field = get(column);
            if (field.isBlank()) {
                throw new IllegalArgumentException(
                        "line %d: column '%s' is empty: fill it in".formatted(line(), column));
            }
            return field;
        }

        /** All fields in the order of the file. */
        public List<String> fields() {
            return csv.getFields();
        }

        /** What speaks against using the row: codes wrong-number-of-fields and not-utf-8. */
        public Optional<RowProblem> problem() {
            if (csv.getFieldCount() != header.size()) {
                return Optional.of(new RowProblem(
                        line(),
                        "wrong-number-of-fields",
                        "%d fields where the header has %d: look for a delimiter or a quote too many or too few"
                                .formatted(csv.getFieldCount(), header.size())));
            }
            if (csv.getFields().stream().anyMatch(field -> field.indexOf(UNREADABLE) >= 0)) {
                return Optional.of(new RowProblem(
                        line(),
                        "not-utf-8",
                        "some characters are not UTF-8: save the file as UTF-8 and import it again"));
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        close(reader);
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private CsvRecord next() {
        try {
            var csv = records.next();
            line = csv.getStartingLineNumber();
            return csv;
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private CsvException unreadable(RuntimeException e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        return new CsvException(
                reason instanceof IOException
                        ? "the file cannot be read on after line %d: %s".formatted(line, reason.getMessage())
                        : "the row after line %d is too long (more than %d fields or %d characters in one): a quote that opens there may never close"
                                .formatted(line, MAX_FIELDS, MAX_FIELD_CHARACTERS),
                e);
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(in), HEADER_BYTES) : in;
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        in.mark(3);
        var start = in.readNBytes(3);
        if (start.length >= 2 && ((start[0] & 0xff) + (start[1] & 0xff) == 0xff + 0xfe)) {
            throw new CsvException("the file is UTF-16: save it as UTF-8");
        }
        boolean marked =
                start.length == 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf;
        if (!marked) {
            in.reset();
        }
        return in;
    }

    /** Counts outside quotes in the first line; commas win a tie. */
    private static char delimiter(InputStream in) throws IOException {
        in.mark(HEADER_BYTES);
        var bytes = in.readNBytes(HEADER_BYTES - 1);
        in.reset();
        int commas = 0;
        int semicolons = 0;
        boolean quoted = false;
        boolean begun = false;
        for (byte b : bytes) {
            quoted ^= b == '"';
            if (!quoted) {
                if ((b == '\n' || b == '\r') && begun) {
                    break;
                }
                begun |= b != '\n' && b != '\r';
                commas += b == ',' ? 1 : 0;
                semicolons += b == ';' ? 1 : 0;
            }
        }
        return semicolons > commas ? ';' : ',';
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
