package se.lagesbild.gis.formats;

/** XML that cannot be read or does not say what it should. The message names elements and fields, never what was written in them. */
public final class XmlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String locator;

    /** @param locator the element or field that is wrong; may be empty */
    XmlException(String locator, String message) {
        super(message);
        this.locator = locator;
    }

    public String locator() {
        return locator;
    }
}
