package se.lagesbild.gis.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of features that cannot be read at all. */
public final class FeatureFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> args;

    FeatureFileException(String code, @Nullable Throwable cause, Object... args) {
        super(code + " " + List.of(args), cause);
        this.code = code;
        this.args = List.of(args);
    }

    /** One of: not-geojson, not-a-geopackage, no-feature-tables, computed-columns, too-much-work, feature-too-large, unknown-crs, not-a-csv, no-position-columns. */
    public String code() {
        return code;
    }

    /** What a sentence about it names. */
    public List<Object> args() {
        return args;
    }
}
