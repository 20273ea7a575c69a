package se.lagesbild.backend.maps;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The one selection that map, list, counts and analysis share. An empty set means "all".
 *
 * @param from first instant, or null for no beginning
 * @param until first instant after the period, or null for no end
 * @param categories category codes
 * @param settings {@code PUBLIC_SPACE}, {@code TRAFFIC}, {@code PORT}
 * @param sources {@code WARDEN}, {@code POLICE}, {@code PUBLIC}, {@code REPORTER}, {@code STAFF}, {@code IMPORT}
 * @param focus codes of focus areas of an agreement: what any of their categories tells of
 * @param hours of the week in which it happened, or null for all
 * @param statuses {@code REPORTED}, {@code VERIFIED}, {@code DUPLICATE}, {@code HANDED_OFF}, {@code CLOSED}; empty for all but duplicates,
 *     which their originals stand for
 * @param bbox WGS 84, x longitude and y latitude, or null for everywhere; leaves out what has no position
 * @param text words to look for in the note, or null
 */
public record LayerFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        Set<String> categories,
        Set<String> settings,
        Set<String> sources,
        Set<String> focus,
        @Nullable HoursOfWeek hours,
        Set<String> statuses,
        @Nullable Envelope bbox,
        @Nullable String text) {

    public static final LayerFilter ALL =
            new LayerFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), null, null);

    public LayerFilter {
        categories = Set.copyOf(categories);
        settings = Set.copyOf(settings);
        sources = Set.copyOf(sources);
        focus = Set.copyOf(focus);
        statuses = Set.copyOf(statuses);
    }

    public LayerFilter during(@Nullable Instant newFrom, @Nullable Instant newUntil) {
        return new LayerFilter(newFrom, newUntil, categories, settings, sources, focus, hours, statuses, bbox, text);
    }

    /** Length of the period, or null where it has no beginning or no end. */
    public @Nullable Duration length() {
        return from == null || until == null ? null : Duration.between(from, until);
    }

    /** The same text for the same selection: for logs and caches. Holds no free text. */
    public String canonical() {
        var box = bbox == null
                ? ""
                : "&bbox=%s,%s,%s,%s".formatted(bbox.getMinX(), bbox.getMinY(), bbox.getMaxX(), bbox.getMaxY());
        return "datetime=" + (from == null ? ".." : from) + "/" + (until == null ? ".." : until)
                + part("category", categories) + part("setting", settings) + part("source", sources)
                + part("focus", focus) + (hours == null ? "" : "&hours=" + hours) + part("status", statuses) + box
                + (text == null ? "" : "&q=…");
    }

    private static String part(String name, Set<String> values) {
        SortedSet<String> sorted = new TreeSet<>(values);
        return sorted.isEmpty() ? "" : "&" + name + "=" + String.join(",", sorted);
    }
}
