package se.lagesbild.backend.observations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.formats.CsvSource;

/** Reads the area folder's {@code categories.csv} at the start and keeps the catalogue in memory. */
@Component
class CategoryCatalogue implements Categories, InitializingBean {
    private static final String FILE = "categories.csv";
    private static final Set<String> SETTINGS = Set.of("PUBLIC_SPACE", "TRAFFIC", "PORT", "ANY");
    private static final Set<String> SENSITIVITIES = Set.of("OPEN", "INTERNAL", "PROTECTED");
    private static final int HIGHEST_WEIGHT = 5;

    private final CategoryQueries queries;
    private final AreaFolder folder;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Map<String, Category> byCode = Map.of();

    CategoryCatalogue(CategoryQueries queries, AreaFolder folder, TransactionTemplate transaction, Clock clock) {
        this.queries = queries;
        this.folder = folder;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var read = read();
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < read.size(); i++) {
                queries.store(i, read.get(i));
            }
            queries.retireAllBut(read.stream().map(Category::code).toList(), clock.instant());
        });
        var map = new LinkedHashMap<String, Category>();
        queries.inForce().forEach(category -> map.put(category.code(), category));
        byCode = map;
    }

    @Override
    public List<Category> list() {
        return List.copyOf(byCode.values());
    }

    @Override
    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private List<Category> read() {
        var categories = new ArrayList<Category>();
        try (var rows = CsvSource.open(folder.require(FILE))) {
            for (var row : rows) {
                categories.add(new Category(
                        row.get("code"),
                        row.get("group"),
                        row.get("name_sv"),
                        row.get("name_en"),
                        oneOf(row, "setting", SETTINGS),
                        oneOf(row, "sensitivity", SENSITIVITIES),
                        weight(row),
                        row.get("call_112").equals("yes"),
                        row.get("photo").equals("yes")));
            }
        }
        if (categories.isEmpty()) {
            throw new IllegalArgumentException(FILE + " has no rows: a catalogue needs at least one category");
        }
        return categories;
    }

    private static String oneOf(CsvSource.Row row, String column, Set<String> known) {
        var value = row.get(column);
        if (!known.contains(value)) {
            throw new IllegalArgumentException(
                    "%s line %d: %s '%s' is not one of %s".formatted(FILE, row.line(), column, value, known));
        }
        return value;
    }

    private static int weight(CsvSource.Row row) {
        var value = row.get("planning_weight");
        if (!value.matches("[0-9]") || Integer.parseInt(value) > HIGHEST_WEIGHT) {
            throw new IllegalArgumentException("%s line %d: planning_weight '%s' is not a number from 0 to %d"
                    .formatted(FILE, row.line(), value, HIGHEST_WEIGHT));
        }
        return Integer.parseInt(value);
    }
}
