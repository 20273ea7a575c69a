package se.lagesbild.backend.observations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.lagesbild.backend.observations.Categories.FocusArea;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.formats.CsvSource;

/** An area folder's {@code focus-areas.csv}: what people call the focus areas, in the order of the agreement. */
final class FocusAreaFile {
    private static final String FILE = "focus-areas.csv";

    private FocusAreaFile() {}

    /**
     * Areas that the file names, in its order, and then those that categories alone name, by their code.
     *
     * @param used agreement to codes, of each category
     */
    static List<FocusArea> read(AreaFolder folder, Collection<Map<String, List<String>>> used) {
        var areas = new TreeMap<String, Map<String, FocusArea>>();
        folder.open(FILE).ifPresent(input -> {
            try (var rows = CsvSource.open(input)) {
                for (var row : rows) {
                    put(
                            areas,
                            new FocusArea(
                                    row.get("agreement"), row.get("code"), row.get("name_sv"), row.get("name_en")));
                }
            }
        });
        for (var category : used) {
            category.forEach((agreement, codes) ->
                    codes.forEach(code -> put(areas, new FocusArea(agreement, code, code, code))));
        }
        var list = new ArrayList<FocusArea>();
        areas.values().forEach(of -> list.addAll(of.values()));
        return List.copyOf(list);
    }

    private static void put(Map<String, Map<String, FocusArea>> areas, FocusArea area) {
        areas.computeIfAbsent(area.agreement(), agreement -> new LinkedHashMap<>())
                .putIfAbsent(area.code(), area);
    }
}
