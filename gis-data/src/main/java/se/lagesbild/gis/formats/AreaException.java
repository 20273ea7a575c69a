package se.lagesbild.gis.formats;

/** An area folder that cannot be used. The message names the file, the field, the value, and what to do. */
public final class AreaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    AreaException(String file, String message) {
        super(file + ": " + message);
    }

    AreaException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }

    AreaException(String message) {
        super(message);
    }
}
