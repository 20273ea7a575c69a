package se.lagesbild.backend.observations.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Small numbers for what many rows have in common. Grows, never shrinks; thread-safe.
 */
public final class Kinds {
    /** A reporter that is nobody: of an import. */
    static final int NOBODY = -1;

    private static final int MOST = Character.MAX_VALUE;

    private final Map<Kind, Character> numbers = new HashMap<>();
    private volatile List<Kind> kinds = List.of();
    private final Map<UUID, Integer> reporters = new HashMap<>();

    /** What a filter or a tile can tell rows apart by, save time and place. @param weight planning weight of the category */
    public record Kind(String category, String setting, String source, String status, boolean example, int weight) {}

    public synchronized char number(Kind kind) {
        var known = numbers.get(kind);
        if (known != null) {
            return known;
        }
        if (kinds.size() > MOST) {
            throw new IllegalStateException("more than " + MOST + " kinds of observations");
        }
        char number = (char) kinds.size();
        var more = new ArrayList<>(kinds);
        more.add(kind);
        numbers.put(kind, number);
        kinds = List.copyOf(more);
        return number;
    }

    /** By number. */
    public List<Kind> list() {
        return kinds;
    }

    public synchronized int reporter(UUID id) {
        return reporters.computeIfAbsent(id, i -> reporters.size());
    }

    /** @return a number that no row has, where nothing is known of this reporter */
    synchronized int knownReporter(UUID id) {
        return reporters.getOrDefault(id, Integer.MAX_VALUE);
    }
}
