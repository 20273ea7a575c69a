package se.lagesbild.backend.patrols;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that stands on a round's paper, in words of one language.
 *
 * @param example true where what it tells was made up
 * @param contact whom to call during the shift; null where nobody has said that
 * @param stops in walking order
 * @param end how it ends, in a sentence
 * @param made when it was written
 */
record Brief(
        Round round,
        List<Item> stops,
        String end,
        boolean example,
        @Nullable String contact,
        ZonedDateTime made) {

    /**
     * @param way how to come here from the stop before
     * @param notes on the priority place that the stop belongs to: what people have planned and handed off there
     */
    record Item(RoundSheet.Stop stop, String way, List<Note> notes) {}

    /** @param kind a key of the words */
    record Note(String kind, String words) {}
}
