package se.lagesbild.backend.observations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue in force. */
@RestController
class CategoryController {
    private static final Map<String, List<String>> GROUPS = Map.of(
            "UNG", List.of("Ungdomar", "Young people"),
            "OFF", List.of("Ordning", "Public order"),
            "MIL", List.of("Miljö och skador", "Surroundings and damage"),
            "TRA", List.of("Trafik", "Traffic"),
            "HAM", List.of("Hamn", "Port"),
            "POL", List.of("Polisuppgifter", "Police information"));

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    record Group(String code, String nameSv, String nameEn) {}

    record Catalogue(List<Group> groups, List<Categories.Category> categories, List<Categories.FocusArea> focusAreas) {}

    @GetMapping("/api/categories")
    Catalogue catalogue() {
        var groups = new LinkedHashMap<String, Group>();
        for (var category : categories.list()) {
            groups.computeIfAbsent(category.group(), code -> {
                var names = GROUPS.getOrDefault(code, List.of(code, code));
                return new Group(code, names.get(0), names.get(1));
            });
        }
        return new Catalogue(List.copyOf(groups.values()), categories.list(), categories.focusAreas());
    }
}
