package se.lagesbild.backend.maps;

import java.util.List;

/** Words of a filter that only the room knows which keeps them. */
public interface FilterWords {
    /** Codes that {@code focus=} may name. */
    List<String> focusCodes();
}
