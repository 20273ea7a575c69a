package se.lagesbild.backend.observations;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.maps.FilterWords;
import se.lagesbild.gis.formats.AreaFolder;

/** Reads the area folder's {@code categories.csv} at the start and keeps the catalogue in memory. */
@Component
class CategoryCatalogue implements Categories, FilterWords, InitializingBean {
    private final CategoryQueries queries;
    private final AreaFolder folder;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Map<String, Category> byCode = Map.of();
    private volatile Map<String, Set<String>> focusOf = Map.of();
    private volatile List<FocusArea> focusAreas = List.of();

    CategoryCatalogue(CategoryQueries queries, AreaFolder folder, TransactionTemplate transaction, Clock clock) {
        this.queries = queries;
        this.folder = folder;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var file = CategoryFile.read(folder);
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < file.categories().size(); i++) {
                queries.store(i, file.categories().get(i));
                queries.storeFocus(file.categories().get(i), file.agreements());
            }
            queries.retireAllBut(file.categories().stream().map(Category::code).toList(), clock.instant());
        });
        var focus = queries.focus();
        var codes = new HashMap<String, Set<String>>();
        focus.forEach((category, areas) -> codes.put(
                category, areas.values().stream().flatMap(List::stream).collect(Collectors.toSet())));
        var map = new LinkedHashMap<String, Category>();
        queries.inForce(focus).forEach(category -> map.put(category.code(), category));
        byCode = map;
        focusOf = codes;
        focusAreas = FocusAreaFile.read(folder, focus.values());
    }

    @Override
    public List<Category> list() {
        return List.copyOf(byCode.values());
    }

    @Override
    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public List<FocusArea> focusAreas() {
        return focusAreas;
    }

    @Override
    public Set<String> focusOf(String categoryCode) {
        return focusOf.getOrDefault(categoryCode, Set.of());
    }

    @Override
    public List<String> focusCodes() {
        return focusAreas.stream().map(FocusArea::code).toList();
    }
}
