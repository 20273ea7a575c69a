package se.lagesbild.gis.formats;

/** A filter text that cannot be read. Repeats nothing of the text: it may be about somebody. */
public final class Cql2Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;
    private final String expected;

    /**
     * @param code stable, kebab-case
     * @param position of the first sign that does not fit, from 1
     * @param expected what should have stood there, a word of CQL2; may be empty
     */
    Cql2Exception(String code, int position, String expected) {
        super("%s at %d%s".formatted(code, position, expected.isEmpty() ? "" : ": expected " + expected));
        this.code = code;
        this.position = position;
        this.expected = expected;
    }

    public String code() {
        return code;
    }

    public int position() {
        return position;
    }

    public String expected() {
        return expected;
    }
}
