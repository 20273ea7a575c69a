package se.lagesbild.backend.observations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The catalogue of categories in force. It names no person, so it is the same for every viewer. */
public interface Categories {
    /**
     * @param setting {@code PUBLIC_SPACE}, {@code TRAFFIC}, {@code PORT}, or {@code ANY}: then the zone decides
     * @param sensitivity {@code OPEN}, {@code INTERNAL} or {@code PROTECTED}
     * @param planningWeight 0 to 5; 0 is never trouble ("all quiet") and never forms a hot spot
     * @param focus agreement (such as {@code 2019-2022}) to the codes of its focus areas that the category tells of; an agreement without
     *     one is missing
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
            boolean photo,
            Map<String, List<String>> focus) {}

    /** A theme of an agreement. Codes are unique among all agreements of an area. */
    record FocusArea(String agreement, String code, String nameSv, String nameEn) {}

    List<Category> list();

    Optional<Category> find(String code);

    /** Of every agreement, in the order of the agreements and of their areas. */
    List<FocusArea> focusAreas();

    /** Codes of the focus areas, of any agreement, that a category tells of; of a retired category too. */
    Set<String> focusOf(String categoryCode);
}
