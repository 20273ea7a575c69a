package se.lagesbild.backend.observations;

import java.util.List;
import java.util.Optional;

/** The catalogue of categories in force. It names no person, so it is the same for every viewer. */
public interface Categories {
    /**
     * @param setting {@code PUBLIC_SPACE}, {@code TRAFFIC}, {@code PORT}, or {@code ANY}: then the zone decides
     * @param sensitivity {@code OPEN}, {@code INTERNAL} or {@code PROTECTED}
     * @param planningWeight 0 to 5; 0 is never trouble ("all quiet") and never forms a hot spot
     */
    record Category(
            String code,
            String group,
            String nameSv,
            String nameEn,
            String setting,
            String sensitivity,
            int planningWeight,
            boolean call112,
            boolean photo) {}

    List<Category> list();

    Optional<Category> find(String code);
}
