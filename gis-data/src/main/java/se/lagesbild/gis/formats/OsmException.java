package se.lagesbild.gis.formats;

/** A street extract that cannot be read. The message says why and what to do. */
public final class OsmException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    OsmException(String message) {
        super(message);
    }

    OsmException(String message, Throwable cause) {
        super(message, cause);
    }
}
