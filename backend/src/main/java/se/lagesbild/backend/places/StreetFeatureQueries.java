package se.lagesbild.backend.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Conditions;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.QuestionSql;

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
        var where = QuestionSql.of(question, ground, COLUMNS);
        return jdbc.sql("select count(*) from places.street_segment s where true" + where.and())
                .params(where.params())
                .query(Long.class)
                .single();
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        var where = QuestionSql.of(question, ground, COLUMNS);
        var rows = jdbc.sql(SELECT + " where true" + where.and()
                        + " and s.id > :after order by s.id limit :limit offset :skip")
                .params(where.params())
                .param("after", QuestionSql.after(after))
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

    private static Row row(ResultSet row) throws SQLException {
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", row.getString("name"));
        values.put("highway", row.getString("highway"));
        values.put("steps", row.getBoolean("steps"));
        values.put("lengthMetres", row.getDouble("length_m"));
        return new Row(row.getString("id"), new JtsBinaryParser().parse(row.getString("geom")), values);
    }
}
