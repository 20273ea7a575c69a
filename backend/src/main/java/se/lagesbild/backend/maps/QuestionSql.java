package se.lagesbild.backend.maps;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import se.lagesbild.backend.Problem;

/**
 * A question to a table that knows places and fields alone, no times and no categories.
 *
 * @param and conditions of a {@code where}, each begun with {@code and}; empty where all is meant
 * @param params values of the named parameters
 */
public record QuestionSql(String and, Map<String, Object> params) {

    /** @param columns as for {@link ConditionSql#of}, with that of {@code geometry} */
    public static QuestionSql of(FeatureSource.Question question, Ground ground, Map<String, String> columns) {
        var geometry = Objects.requireNonNull(columns.get(Conditions.GEOMETRY), "geometry");
        var where = new StringJoiner(" and ", " and ", "").setEmptyValue("");
        var params = new HashMap<String, Object>();
        var bbox = question.filter().bbox();
        if (bbox != null) {
            where.add("ST_Intersects(" + geometry + ", ST_GeomFromEWKB(:bbox))");
            params.put("bbox", binary(ground.metric(bbox)));
        }
        var box = question.box();
        if (box != null) {
            where.add("ST_Intersects(" + geometry + ", ST_GeomFromEWKB(:box))");
            params.put("box", binary(ground.crs().geometries().toGeometry(box)));
        }
        if (question.condition() != null) {
            var condition = ConditionSql.of(question.condition(), columns);
            where.add(condition.where());
            params.putAll(condition.params());
        }
        return new QuestionSql(where.toString(), params);
    }

    private static byte[] binary(Geometry geometry) {
        return new WKBWriter(2, true).write(geometry);
    }

    /**
     * The number that a page ended with; less than all numbers where there was no page yet.
     *
     * @throws Problem 400 where it is none
     */
    public static long after(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MIN_VALUE;
        }
        if (!cursor.matches("-?[0-9]{1,18}")) {
            throw Problem.badQuery("cursor", "not-a-cursor", "…");
        }
        return Long.parseLong(cursor);
    }
}
