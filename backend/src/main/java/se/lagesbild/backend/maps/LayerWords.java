package se.lagesbild.backend.maps;

import java.util.List;
import java.util.Locale;
import se.lagesbild.backend.access.Viewer;

/** What a layer says in words and numbers, for paper and for whoever cannot see the map. The room that owns the layer implements it. */
public interface LayerWords {
    /**
     * @param heads of the columns, the first one names the row
     * @param rows as many cells in each as there are heads
     * @param total how many features the table tells of
     */
    record Table(String title, List<String> heads, List<List<String>> rows, long total) {}

    /** Id of the collection. */
    String layer();

    /** What the filter chooses, besides the period: one short phrase for each part, none where all is chosen. */
    List<String> selection(LayerFilter filter, Locale locale);

    /** What the steps of a scale stand for, weakest first; none for a layer without one. */
    default List<String> steps(Locale locale) {
        return List.of();
    }

    /** Only what the viewer may see, and what the map shows of it: the question's box. */
    List<Table> tables(Viewer viewer, FeatureSource.Question question, Locale locale);
}
