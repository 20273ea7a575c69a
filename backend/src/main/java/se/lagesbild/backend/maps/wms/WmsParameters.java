package se.lagesbild.backend.maps.wms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters of an address; the case of their names does not matter. */
final class WmsParameters {
    private final Map<String, String> values = new TreeMap<>();

    WmsParameters(Map<String, String[]> given) {
        given.forEach((name, all) -> values.putIfAbsent(name.toLowerCase(Locale.ROOT), all.length == 0 ? "" : all[0]));
    }

    /** Null where it is missing or empty. */
    @Nullable
    String find(String name) {
        var value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String get(String name) {
        var value = find(name);
        if (value == null) {
            throw new WmsFault("MissingParameterValue", name, "missing", name.toUpperCase(Locale.ROOT));
        }
        return value;
    }

    int whole(String name, int least, int most, String code) {
        var text = get(name);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the text
        }
        throw new WmsFault(code, name, "not-between", name.toUpperCase(Locale.ROOT), shown(text), least, most);
    }

    List<String> list(String name) {
        return Arrays.stream(get(name).split(",", -1)).map(String::strip).toList();
    }

    static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
