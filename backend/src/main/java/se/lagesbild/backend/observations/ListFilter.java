package se.lagesbild.backend.observations;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.LayerFilter;

/**
 * What a list of observations may narrow beyond what it shares with the map.
 *
 * @param statuses empty for all but duplicates, which their originals stand for
 * @param mine only what the viewer reported
 */
record ListFilter(
        LayerFilter layer, Set<Status> statuses, @Nullable UUID shift, boolean mine) {
    private static final Set<Status> SHOWN = EnumSet.complementOf(EnumSet.of(Status.ERASED));

    static ListFilter of(LayerFilter layer) {
        return new ListFilter(layer, Set.of(), null, false);
    }

    /**
     * As it stands in the address.
     *
     * @throws Problem 400 naming the word that is no status
     */
    static ListFilter read(LayerFilter layer, @Nullable String status, @Nullable UUID shift, @Nullable Boolean mine) {
        return new ListFilter(layer, statuses(status), shift, Boolean.TRUE.equals(mine));
    }

    private static Set<Status> statuses(@Nullable String listed) {
        var statuses = EnumSet.noneOf(Status.class);
        for (var word : listed == null ? new String[0] : listed.split(",", -1)) {
            if (!word.isBlank()) {
                statuses.add(SHOWN.stream()
                        .filter(known -> known.name().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> Problem.badQuery("status", "not-one-of", word.strip(), SHOWN)));
            }
        }
        return statuses;
    }

    /** The same text for the same selection, for the log of reads. Holds no free text. */
    String canonical() {
        return layer.canonical()
                + (statuses.isEmpty()
                        ? ""
                        : "&status="
                                + new TreeSet<>(statuses)
                                        .stream().map(Status::name).collect(Collectors.joining(",")))
                + (shift == null ? "" : "&shift=" + shift)
                + (mine ? "&mine=true" : "");
    }
}
