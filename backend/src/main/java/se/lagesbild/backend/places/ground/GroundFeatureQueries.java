package se.lagesbild.backend.places.ground;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Conditions;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.QuestionSql;

/** Ground, or the places of one kind, as features in the order of the extract. */
class GroundFeatureQueries implements FeatureSource {
    static final List<String> GROUND_KINDS =
            List.of("building", "pier", "square", "water", "waterway", "port", "green", "industrial");

    static final String SOURCE = "OpenStreetMap";
    private static final Map<String, String> COLUMNS = Map.of(
            "name",
            "p.name",
            "kind",
            "p.kind",
            "areaSquareMetres",
            "nullif(p.area_m2, 0)",
            "source",
            "cast('" + SOURCE + "' as text)",
            "asOf",
            "(select v.as_of from places.extract_version v order by v.id desc limit 1)",
            Conditions.GEOMETRY,
            "p.geom");

    private final String titleSv;
    private final String titleEn;
    private final List<Field> fields;
    private final String select;
    private final String from;
    private final String kind;
    private final GroundQueries.Loaded loaded;
    private final JdbcClient jdbc;
    private final Ground ground;

    private GroundFeatureQueries(
            String titleSv,
            String titleEn,
            List<String> kinds,
            String table,
            String kind,
            GroundQueries.Loaded loaded,
            JdbcClient jdbc,
            Ground ground) {
        this.titleSv = titleSv;
        this.titleEn = titleEn;
        this.fields = List.of(
                new Field("name", Type.TEXT, "Namn", "Name", List.of()),
                new Field("kind", Type.TEXT, "Slag", "Kind", kinds),
                new Field("areaSquareMetres", Type.NUMBER, "Yta (m²)", "Area (m²)", List.of()),
                new Field("source", Type.TEXT, "Källa", "Source", List.of(SOURCE)),
                new Field("asOf", Type.TIME, "Kartans datum", "Date of the map", List.of()));
        this.from = " from places." + table + " p where (:kind = '' or p.kind = :kind)";
        this.select = "select p.n, p.id, p.name, p.kind, p.area_m2, p.geom" + from;
        this.kind = kind;
        this.loaded = loaded;
        this.jdbc = jdbc;
        this.ground = ground;
    }

    static FeatureSource ofGround(GroundQueries.Loaded loaded, JdbcClient jdbc, Ground ground) {
        return new GroundFeatureQueries(
                "Bakgrund", "Background", GROUND_KINDS, "ground_piece", "", loaded, jdbc, ground);
    }

    static FeatureSource ofPlaces(PlaceKind kind, GroundQueries.Loaded loaded, JdbcClient jdbc, Ground ground) {
        return new GroundFeatureQueries(
                kind.titleSv(),
                kind.titleEn(),
                List.of(kind.code()),
                "mapped_place",
                kind.code(),
                loaded,
                jdbc,
                ground);
    }

    @Override
    public String titleSv() {
        return titleSv;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }

    @Override
    public Shape shape() {
        return Shape.ANY;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return fields;
    }

    @Override
    public long count(Viewer viewer, Question question) {
        var where = QuestionSql.of(question, ground, COLUMNS);
        return jdbc.sql("select count(*)" + from + where.and())
                .param("kind", kind)
                .params(where.params())
                .query(Long.class)
                .single();
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        var where = QuestionSql.of(question, ground, COLUMNS);
        var last = new long[1];
        var rows = jdbc.sql(select + where.and() + " and p.n > :after order by p.n limit :limit offset :skip")
                .param("kind", kind)
                .params(where.params())
                .param("after", QuestionSql.after(after))
                .param("limit", limit + 1)
                .param("skip", skip)
                .query((row, i) -> {
                    last[0] = i == limit - 1 ? row.getLong("n") : last[0];
                    return row(row);
                })
                .list();
        return rows.size() <= limit ? new Page(rows, null) : new Page(rows.subList(0, limit), String.valueOf(last[0]));
    }

    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return id.matches("(node|way|relation)-[0-9]{1,18}")
                ? jdbc.sql(select + " and p.id = :id")
                        .param("kind", kind)
                        .param("id", id)
                        .query((row, i) -> row(row))
                        .optional()
                : Optional.empty();
    }

    private Row row(ResultSet row) throws SQLException {
        var values = new HashMap<String, @Nullable Object>();
        double area = row.getDouble("area_m2");
        values.put("name", row.getString("name"));
        values.put("kind", row.getString("kind"));
        values.put("areaSquareMetres", area == 0 ? null : area);
        values.put("source", SOURCE);
        values.put("asOf", loaded.asOf());
        return new Row(row.getString("id"), new JtsBinaryParser().parse(row.getString("geom")), values);
    }
}
