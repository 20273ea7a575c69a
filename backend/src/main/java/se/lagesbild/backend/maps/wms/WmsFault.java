package se.lagesbild.backend.maps.wms;

import org.jspecify.annotations.Nullable;

/** What is wrong with a request, as the map service tells it. */
final class WmsFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String code;
    private final @Nullable String locator;
    private final String words;
    private final transient Object[] args;

    /**
     * @param code of the standard, or null where it has none
     * @param locator name of the parameter, or null
     * @param words key of the sentence, without {@code wms.} before it
     */
    WmsFault(@Nullable String code, @Nullable String locator, String words, Object... args) {
        super(words);
        this.code = code;
        this.locator = locator;
        this.words = words;
        this.args = args.clone();
    }

    @Nullable
    String code() {
        return code;
    }

    @Nullable
    String locator() {
        return locator;
    }

    String words() {
        return words;
    }

    Object[] args() {
        return args.clone();
    }
}
