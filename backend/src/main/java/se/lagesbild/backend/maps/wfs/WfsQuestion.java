package se.lagesbild.backend.maps.wfs;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.gis.geo.CrsName;

/**
 * What GetFeature and GetPropertyValue ask for, checked.
 *
 * @param ids of the type's features, or null where a condition says which
 * @param chosen fields to write, maybe with the geometry; null for all
 * @param count most features to write
 * @param start features to leave out first
 * @param hits true where only their number is asked for
 * @param crs of the answer
 * @param alone true where the answer is the one feature and no collection
 * @param logged the question for the log: names, ids and numbers, no texts
 */
record WfsQuestion(
        WfsTypes.Type type,
        @Nullable List<String> ids,
        FeatureSource.Question question,
        @Nullable Set<String> chosen,
        long count,
        long start,
        boolean hits,
        CrsName crs,
        Format format,
        boolean alone,
        String logged) {

    boolean shows(String field) {
        return chosen == null || chosen.contains(field);
    }
}
