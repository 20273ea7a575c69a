package se.lagesbild.gis.formats;

/** A GeoJSON geometry that cannot be read. The message says what is wrong, with which value, and where. */
public final class GeoJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String code;

    GeoJsonException(String pointer, String code, String message) {
        super((pointer.isEmpty() ? "geometry" : pointer) + ": " + message);
        this.pointer = pointer;
        this.code = code;
    }

    /** JSON pointer (RFC 6901) from the geometry to the part that is wrong, for example {@code /coordinates/0/3}. */
    public String pointer() {
        return pointer;
    }

    /** One of: type-unknown, coordinates-nesting, number-invalid, out-of-range, ring-open, too-few-points, too-many-points. */
    public String code() {
        return code;
    }
}
