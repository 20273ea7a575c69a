package se.lagesbild.backend.observations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.LayerFilter;

/**
 * What a list of observations may narrow beyond what it shares with the map.
 *
 * @param mine only what the viewer reported
 */
record ListFilter(LayerFilter layer, @Nullable UUID shift, boolean mine) {
    static ListFilter of(LayerFilter layer) {
        return new ListFilter(layer, null, false);
    }

    /** As it stands in the address. */
    static ListFilter read(LayerFilter layer, @Nullable UUID shift, @Nullable Boolean mine) {
        return new ListFilter(layer, shift, Boolean.TRUE.equals(mine));
    }

    /** The same text for the same selection, for the log of reads. Holds no free text. */
    String canonical() {
        return layer.canonical() + (shift == null ? "" : "&shift=" + shift) + (mine ? "&mine=true" : "");
    }
}
