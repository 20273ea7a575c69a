package se.lagesbild.backend.maps;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** Reads the filter of the address: {@code datetime, category, setting, source, focus, hours, status, bbox, q}. */
@Component
public class FilterReader implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final Set<String> SETTINGS = Set.of("PUBLIC_SPACE", "TRAFFIC", "PORT");
    private static final Set<String> SOURCES = Set.of("WARDEN", "POLICE", "PUBLIC", "REPORTER", "STAFF", "IMPORT");
    private static final Set<String> STATUSES = Set.of("REPORTED", "VERIFIED", "DUPLICATE", "HANDED_OFF", "CLOSED");
    private static final List<String> NAMES =
            List.of("datetime", "category", "setting", "source", "focus", "hours", "status", "bbox", "q");
    private static final int MOST_CODES = 500;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_FILTER = 20_000;

    private final ZoneId zone;
    private final ObjectProvider<FilterWords> words;

    /** @param words asked for when the first filter is read: whoever knows them is made later than this */
    FilterReader(Area area, ObjectProvider<FilterWords> words) {
        this.zone = area.timeZone();
        this.words = words;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == LayerFilter.class;
    }

    @Override
    public LayerFilter resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return read(request::getParameter);
    }

    /**
     * Reads a filter that stands in a body as it would stand in an address, with or without a question mark before it.
     *
     * @throws Problem 400 naming the value, also for a name that is none of a filter: it would widen the selection unseen
     */
    public LayerFilter filter(String query) {
        var given = UriComponentsBuilder.newInstance()
                .query(query.startsWith("?") ? query.substring(1) : query)
                .build()
                .getQueryParams();
        for (var name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw Problem.badQuery("filter", "not-one-of", name, String.join(", ", NAMES));
            }
        }
        return read(name -> {
            var value = given.getFirst(name);
            return value == null ? null : decoded(value);
        });
    }

    /** The text of the field {@code filter} of a body, to be read by {@link #filter} once the body is free of faults; empty where absent. */
    public static String textOf(JsonFields fields, JsonNode body) {
        if (!fields.has("filter")) {
            return "";
        }
        if (!body.path("filter").isString()) {
            fields.fault("filter", "not-a-text");
            return "";
        }
        var text = body.path("filter").asString();
        if (text.length() > LONGEST_FILTER) {
            fields.fault("filter", "too-long", text.length(), LONGEST_FILTER);
        }
        return text;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badQuery("filter", "bad-value", value);
        }
    }

    /**
     * @param given value of a parameter of the address by its name, null where it does not stand there
     * @throws Problem 400 naming the value
     */
    public LayerFilter read(UnaryOperator<@Nullable String> given) {
        var period = period("datetime", given.apply("datetime"));
        return new LayerFilter(
                period.from(),
                period.until(),
                codes("category", given.apply("category")),
                words("setting", given.apply("setting"), SETTINGS),
                words("source", given.apply("source"), SOURCES),
                focus(given.apply("focus")),
                hours(given.apply("hours")),
                words("status", given.apply("status"), STATUSES),
                bbox(given.apply("bbox")),
                text(given.apply("q")));
    }

    /** A period with an open end or beginning as null; {@code until} is the first instant after it. */
    public record Period(@Nullable Instant from, @Nullable Instant until) {}

    /**
     * Reads {@code start/end}, {@code ../end}, {@code start/..} or one value. A date is a whole local day, also as the end.
     *
     * @throws Problem 400 naming the value
     */
    public Period period(String parameter, @Nullable String value) {
        if (value == null || value.isBlank() || value.equals("..") || value.equals("../..")) {
            return new Period(null, null);
        }
        var parts = value.trim().split("/", -1);
        if (parts.length > 2) {
            throw Problem.badQuery(parameter, "not-an-interval", value);
        }
        var from = instant(parameter, parts[0], value, false);
        var until = parts.length == 1
                ? instant(parameter, parts[0], value, true)
                : instant(parameter, parts[1], value, true);
        if (parts.length == 1 && from != null && from.equals(until)) {
            until = from.plusMillis(1);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.badQuery(parameter, "interval-backwards", value);
        }
        return new Period(from, until);
    }

    private @Nullable Instant instant(String parameter, String text, String whole, boolean end) {
        if (text.isEmpty() || text.equals("..")) {
            return null;
        }
        try {
            if (text.length() == 10) {
                var day = LocalDate.parse(text);
                return (end ? day.plusDays(1) : day).atStartOfDay(zone).toInstant();
            }
            // a plus sign in an address that was not encoded arrives as a space
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.badQuery(parameter, "not-an-interval", whole);
        }
    }

    private static Set<String> codes(String parameter, @Nullable String value) {
        var codes = split(value);
        if (codes.size() > MOST_CODES) {
            throw Problem.badQuery(parameter, "too-many", codes.size(), MOST_CODES);
        }
        return codes;
    }

    private Set<String> focus(@Nullable String value) {
        var asked = codes("focus", value);
        if (asked.isEmpty()) {
            return asked;
        }
        var known = words.stream().flatMap(room -> room.focusCodes().stream()).collect(Collectors.toSet());
        return words("focus", value, known);
    }

    private @Nullable HoursOfWeek hours(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var hours = HoursOfWeek.read(value, zone);
        if (hours == null) {
            throw Problem.badQuery("hours", "not-hours", value);
        }
        return hours;
    }

    private static Set<String> words(String parameter, @Nullable String value, Set<String> known) {
        var words = split(value);
        for (var word : words) {
            if (!known.contains(word)) {
                throw Problem.badQuery(
                        parameter, "not-one-of", word, known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        return words;
    }

    private static Set<String> split(@Nullable String value) {
        return value == null || value.isBlank()
                ? Set.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::trim)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
    }

    private static @Nullable Envelope bbox(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            var n = Arrays.stream(value.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean usable = n.length == 4
                    && Arrays.stream(n).allMatch(Double::isFinite)
                    && n[0] <= n[2]
                    && n[1] <= n[3]
                    && Math.abs(n[0]) <= 180
                    && Math.abs(n[2]) <= 180
                    && Math.abs(n[1]) <= 90
                    && Math.abs(n[3]) <= 90;
            if (usable) {
                return new Envelope(n[0], n[2], n[1], n[3]);
            }
        } catch (NumberFormatException e) {
            // told below, with the whole value
        }
        throw Problem.badQuery("bbox", "not-a-bbox", value);
    }

    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_TEXT) {
            throw Problem.badQuery("q", "too-long", value.length(), LONGEST_TEXT);
        }
        return value.trim();
    }
}
