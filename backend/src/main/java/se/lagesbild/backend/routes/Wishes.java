package se.lagesbild.backend.routes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a planner wants of the rounds besides the problem itself.
 *
 * @param pinned places that have to be visited if that is possible at all, before all others, and by which shift;
 *               {@link #ANY_SHIFT} leaves that open
 * @param banned places that no round visits
 * @param begin  rounds to begin from, one list of places per shift in the order of the visits, or none: the plan is repaired around
 *               them, and what does not fit is left out
 */
public record Wishes(Map<Integer, Integer> pinned, Set<Integer> banned, List<List<Integer>> begin) {
    /** The solver may choose who visits a pinned place. */
    public static final int ANY_SHIFT = -1;

    /** No wishes. */
    public static final Wishes NONE = new Wishes(Map.of(), Set.of(), List.of());

    public Wishes {
        pinned = Map.copyOf(pinned);
        banned = Set.copyOf(banned);
        begin = begin.stream().map(List::copyOf).toList();
    }

    /** @throws IllegalArgumentException names the first wish that the problem does not know */
    void check(int places, int shifts) {
        pinned.forEach((place, shift) -> {
            require(place >= 0 && place < places, "place %d is pinned, but there are %d places", place, places);
            require(
                    shift == ANY_SHIFT || (shift >= 0 && shift < shifts),
                    "place %d is pinned to shift %d of %d",
                    place,
                    shift,
                    shifts);
            require(!banned.contains(place), "place %d is both pinned and banned: take one back", place);
        });
        for (int place : banned) {
            require(place >= 0 && place < places, "place %d is banned, but there are %d places", place, places);
        }
        require(begin.size() <= shifts, "%d rounds to begin from, but %d shifts", begin.size(), shifts);
        for (List<Integer> round : begin) {
            for (int place : round) {
                require(place >= 0 && place < places, "a round begins from place %d of %d", place, places);
            }
        }
    }

    boolean[] pinnedOf(int places) {
        boolean[] is = new boolean[places];
        for (int i = 0; i < places; i++) is[i] = pinned.containsKey(i);
        return is;
    }

    /** Per place and shift whether the place may be there; null where every place may be anywhere. */
    boolean @Nullable [][] allowed(int[] firstOf, int shifts) {
        int places = firstOf.length;
        boolean bound = pinned.values().stream().anyMatch(shift -> shift != ANY_SHIFT);
        if (banned.isEmpty() && !bound) return null;
        boolean[][] allowed = new boolean[places][shifts];
        for (int i = 0; i < places; i++) {
            int candidate = firstOf[i] < 0 ? i : firstOf[i];
            int only = pinned.getOrDefault(candidate, ANY_SHIFT);
            for (int s = 0; s < shifts; s++)
                allowed[i][s] = !banned.contains(candidate) && (only == ANY_SHIFT || only == s);
        }
        return allowed;
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
}
