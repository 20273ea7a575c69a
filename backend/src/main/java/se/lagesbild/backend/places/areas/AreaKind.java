package se.lagesbild.backend.places.areas;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a drawn area is for. */
public enum AreaKind {
    /** Chosen by people for presence; may differ from a computed hot spot. */
    PRIORITY_PLACE,
    /** The ground that one pair covers on foot. */
    PATROL_AREA,
    /** Gives the observations inside it their setting. */
    ZONE;

    /** Name of the collection, as in an address. */
    public String collection() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "s";
    }

    static Optional<AreaKind> of(String collection) {
        return Arrays.stream(values())
                .filter(kind -> kind.collection().equals(collection))
                .findFirst();
    }
}
