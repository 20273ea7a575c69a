package se.lagesbild.backend.maps.wfs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;

/**
 * A request, however it came: as parameters of an address, whose names are alike in any case, or as XML, whose attributes and elements get
 * the names of the parameters.
 *
 * @param values by name in lower case, not empty
 * @param filter the element {@code Filter} of a request in XML; a parameter of that name is still text
 */
record WfsRequest(Map<String, String> values, @Nullable Element filter) {
    private static final int LONGEST_SHOWN = 60;

    static WfsRequest of(Map<String, String[]> parameters) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((name, all) -> {
            if (all.length > 0 && !all[0].isBlank()) {
                values.putIfAbsent(name.toLowerCase(Locale.ROOT), all[0].strip());
            }
        });
        return new WfsRequest(values, null);
    }

    /** The first of the names that was sent, or null. */
    @Nullable
    String find(String... names) {
        return Arrays.stream(names)
                .map(name -> values.get(name.toLowerCase(Locale.ROOT)))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    /** @throws WfsFault where none of the names was sent; it names the first */
    String get(String... names) {
        var value = find(names);
        if (value == null) {
            throw WfsFault.missing(names[0]);
        }
        return value;
    }

    List<String> list(String name) {
        var value = find(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** @return the number, or {@code usual} where none was sent */
    long whole(long usual, String... names) {
        var text = find(names);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new WfsFault(Code.INVALID, names[0], Problem.of(400, "wfs-number", names[0], shown(text)));
        }
        return Long.parseLong(text);
    }

    static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
