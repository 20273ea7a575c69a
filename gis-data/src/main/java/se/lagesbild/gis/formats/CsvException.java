package se.lagesbild.gis.formats;

/** A CSV file that cannot be read on. The message says where, why, and what to do. */
public final class CsvException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
