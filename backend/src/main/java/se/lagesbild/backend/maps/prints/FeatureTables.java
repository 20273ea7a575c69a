package se.lagesbild.backend.maps.prints;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.LayerWords.Table;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.drawing.MapWords;

/** What a layer says, where its room has no words of its own: its features with their first fields, as far as a sheet has room. */
@Component
class FeatureTables {
    /** The ground that everything stands on: a table of it says nothing. */
    private static final Set<String> GROUND = Set.of("streets", "boundary", "background");

    /** In the order of a reader's questions; other fields only where none of these is there. */
    private static final List<String> TOLD = List.of(
            "rank", "name", "kind", "setting", "count", "confidence", "sentence", "reason", "validFrom", "validTo");

    private static final int MOST_COLUMNS = 5;
    private static final int MOST_ROWS = 100;

    List<Table> of(Viewer viewer, MapLayer layer, FeatureSource.Question question, Locale locale) {
        var source = layer.features();
        if (source.isEmpty() || GROUND.contains(layer.id())) {
            return List.of();
        }
        var fields = fields(source.get().fields(viewer));
        var rows = source.get().page(viewer, question, null, 0, MOST_ROWS).rows();
        var cells = rows.stream()
                .map(row -> fields.stream()
                        .map(field -> {
                            var value = row.values().get(field.name());
                            return value == null ? "–" : MapWords.value(locale, field.name(), value);
                        })
                        .toList())
                .toList();
        long all = rows.size() < MOST_ROWS ? rows.size() : source.get().count(viewer, question);
        var title = MapWords.title(layer, locale);
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return List.of(new Table(
                all > rows.size() ? MapWords.text(locale, "print.first", title, rows.size(), all) : title,
                fields.stream()
                        .map(field -> english ? field.titleEn() : field.titleSv())
                        .toList(),
                cells,
                rows.size()));
    }

    private static List<Field> fields(List<Field> all) {
        var told = new ArrayList<Field>();
        for (var name : TOLD) {
            all.stream().filter(field -> field.name().equals(name)).forEach(told::add);
        }
        return (told.isEmpty() ? all : told).stream().limit(MOST_COLUMNS).toList();
    }
}
