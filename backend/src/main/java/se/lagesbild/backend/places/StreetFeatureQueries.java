package se.lagesbild.backend.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.ConditionSql;
import se.lagesbild.backend.maps.Conditions;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;

/** Street segments as features, in the order of their ids. */
@Repository
class StreetFeatureQueries implements FeatureSource {
    private static final String SELECT =
            "select s.id, s.name, s.highway, s.steps, s.length_m, s.geom from places.street_segment s";
    private static final List<Field> FIELDS = List.of(
            new Field("name", Type.TEXT, "Gatunamn", "Street name", List.of()),
            new Field("highway", Type.TEXT, "Slag (OpenStreetMap)", "Kind (OpenStreetMap)", List.of()),
            new Field("steps", Type.BOOLEAN, "Trappa", "Steps", List.of()),
            new Field("lengthMetres", Type.NUMBER, "Längd (m)", "Length (m)", List.of()));
    private static final Map<String, String> COLUMNS = Map.of(
            "name",
            "s.name",
            "highway",
            "s.highway",
            "steps",
            "s.steps",
            "lengthMetres",
            "s.length_m",
            Conditions.GEOMETRY,
            "s.geom");

    private final JdbcClient jdbc;
    private final Ground ground;

    StreetFeatureQueries(JdbcClient jdbc, Ground ground) {
        this.jdbc = jdbc;
        this.ground = ground;
    }

    private record Where(String text, Map<String, Object> params) {}

    @Override
    public String titleSv() {
        return "Gator";
    }

    @Override
    public String titleEn() {
        return "Streets";
    }

    @Override
    public Shape shape() {
        return Shape.LINE_STRING;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return FIELDS;
    }

    @Override
    public long count(Viewer viewer, Question question) {
        var where = where(question);
        return jdbc.sql("select count(*) from places.street_segment s" + where.text())
                .params(where.params())
                .query(Long.class)
                .single();
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        var where = where(question);
        var rows = jdbc.sql(SELECT + where.text() + " and s.id > :after order by s.id limit :limit offset :skip")
                .params(where.params())
                .param("after", after == null ? Long.MIN_VALUE : number(after))
                .param("limit", limit + 1)
                .param("skip", skip)
                .query((row, i) -> row(row))
                .list();
        return rows.size() <= limit
                ? new Page(rows, null)
                : new Page(rows.subList(0, limit), rows.get(limit - 1).id());
    }

    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return listOf(viewer, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Row> listOf(Viewer viewer, List<String> ids) {
        var wanted = ids.stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
        var found = jdbc.sql(SELECT + " where s.id = any(:ids)")
                .param("ids", wanted.toArray(Long[]::new))
                .query((row, i) -> row(row))
                .list();
        return wanted.stream()
                .flatMap(id -> found.stream().filter(row -> row.id().equals(id.toString())))
                .toList();
    }

    private static long number(String after) {
        if (!after.matches("-?[0-9]{1,18}")) {
            throw Problem.badQuery("cursor", "not-a-cursor", "…");
        }
        return Long.parseLong(after);
    }

    private Where where(Question question) {
        var where = new StringJoiner(" and ", " where true and ", "").setEmptyValue(" where true");
        var params = new HashMap<String, Object>();
        var bbox = question.filter().bbox();
        if (bbox != null) {
            where.add("ST_Intersects(s.geom, ST_GeomFromEWKB(:bbox))");
            params.put("bbox", new WKBWriter(2, true).write(ground.metric(bbox)));
        }
        var box = question.box();
        if (box != null) {
            where.add("ST_Intersects(s.geom, ST_GeomFromEWKB(:box))");
            params.put(
                    "box",
                    new WKBWriter(2, true).write(ground.crs().geometries().toGeometry(box)));
        }
        if (question.condition() != null) {
            var condition = ConditionSql.of(question.condition(), COLUMNS);
            where.add(condition.where());
            params.putAll(condition.params());
        }
        return new Where(where.toString(), params);
    }

    private static Row row(ResultSet row) throws SQLException {
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", row.getString("name"));
        values.put("highway", row.getString("highway"));
        values.put("steps", row.getBoolean("steps"));
        values.put("lengthMetres", row.getDouble("length_m"));
        return new Row(row.getString("id"), new JtsBinaryParser().parse(row.getString("geom")), values);
    }
}
