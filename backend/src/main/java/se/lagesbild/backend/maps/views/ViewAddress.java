package se.lagesbild.backend.maps.views;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.FilterReader;

/** What may stand in the address of a view: of the selection what the map understands, otherwise codes and numbers; no free text but {@code q}. */
@Component
class ViewAddress {
    private static final Set<String> SELECTION = Set.of("setting", "source", "focus", "hours", "status", "q");

    /** As the map reads them. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "category", Pattern.compile("[A-Z0-9-]{2,40}(,[A-Z0-9-]{2,40})*"),
            "period", Pattern.compile("1w|4w|8w|12w|13w|52w|12m|4wy|all|own|20\\d\\d-20\\d\\d"),
            "compare", Pattern.compile("before|year|weeks"),
            "show", Pattern.compile("one|swipe|side"),
            "measure", Pattern.compile("count|harm"),
            "view", Pattern.compile("map"),
            "ring", Pattern.compile("[\\x21-\\x7e]*"));

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z]{0,19}");
    private static final int LONGEST_DAY = 10;
    private static final Pattern CODES = Pattern.compile("[A-Za-z0-9_.,:;~*/+-]*");

    /** Ids and numbers: signs in a row that are nobody's telephone. */
    private static final Pattern MACHINE = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f-]{36})*|-?[0-9]{1,3}(\\.[0-9]+)?(,-?[0-9]{1,3}(\\.[0-9]+)?)*");

    private final FilterReader filters;

    ViewAddress(FilterReader filters) {
        this.filters = filters;
    }

    /** @param name of the parameter, or null where that itself is at fault @param code of the problem */
    record Fault(@Nullable String name, String code) {}

    /** @param address from {@code ?} on */
    Optional<Fault> fault(String address) {
        Map<String, String> given = new TreeMap<>();
        try {
            for (var part : UriComponentsBuilder.newInstance()
                    .query(address.substring(1))
                    .build()
                    .getQueryParams()
                    .entrySet()) {
                var values = part.getValue().stream()
                        .map(value -> decoded(Objects.requireNonNullElse(value, "")))
                        .toList();
                given.put(decoded(part.getKey()), String.join(" ", values));
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault(null, "view-part"));
        }
        return given.entrySet().stream()
                .flatMap(part -> fault(part.getKey(), part.getValue()).stream())
                .findFirst();
    }

    private Optional<Fault> fault(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(new Fault(null, "view-part"));
        }
        if (!fits(name, value)) {
            return Optional.of(new Fault(name, "view-value"));
        }
        boolean machines = name.equals("ring") || MACHINE.matcher(value).matches();
        return !machines && !PersonalDataGuard.find(value).isEmpty()
                ? Optional.of(new Fault(name, "personal-words"))
                : Optional.empty();
    }

    private boolean fits(String name, String value) {
        var form = FORMS.get(name);
        if (form != null) {
            return value.isEmpty() || form.matcher(value).matches();
        }
        try {
            if (name.equals("from") || name.equals("to")) {
                filters.period("datetime", value);
                return value.length() <= LONGEST_DAY;
            }
            if (SELECTION.contains(name)) {
                filters.read(asked -> asked.equals(name) ? value : null);
                return true;
            }
        } catch (Problem notOfTheMap) {
            return false;
        }
        return CODES.matcher(value).matches();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
