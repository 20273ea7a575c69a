package se.lagesbild.backend.maps.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The features of one upload, in the order of its file. */
class UploadFeatureQueries implements FeatureSource {
    private static final String FROM = " from maps.upload_feature f where f.upload = :upload";
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final Upload upload;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ground ground;
    private final List<Field> fields;
    private final Map<String, String> columns = new HashMap<>();

    UploadFeatureQueries(Upload upload, JdbcClient jdbc, JsonMapper json, Ground ground) {
        this.upload = upload;
        this.jdbc = jdbc;
        this.json = json;
        this.ground = ground;
        this.fields = upload.fields().stream()
                .map(field -> new Field(field.name(), field.type(), field.name(), field.name(), List.of()))
                .toList();
        columns.put(Conditions.GEOMETRY, "f.geom");
        for (var field : fields) {
            columns.put(field.name(), column(field));
        }
    }

    /** {@link UploadNames} lets no sign into a name that could end the text. */
    private static String column(Field field) {
        var text = "(f.properties ->> '" + UploadNames.checked(field.name()) + "')";
        return switch (field.type()) {
            case INTEGER, NUMBER -> "cast(" + text + " as double precision)";
            case BOOLEAN -> "cast(" + text + " as boolean)";
            default -> text;
        };
    }

    @Override
    public String titleSv() {
        return upload.name();
    }

    @Override
    public String titleEn() {
        return upload.name();
    }

    @Override
    public Shape shape() {
        if (upload.geometryTypes().size() != 1) {
            return Shape.ANY;
        }
        return switch (upload.geometryTypes().get(0)) {
            case "Point" -> Shape.POINT;
            case "LineString" -> Shape.LINE_STRING;
            case "Polygon" -> Shape.POLYGON;
            case "MultiPolygon" -> Shape.MULTI_POLYGON;
            default -> Shape.ANY;
        };
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return fields;
    }

    @Override
    public long count(Viewer viewer, Question question) {
        var where = QuestionSql.of(question, ground, columns);
        return jdbc.sql("select count(*)" + FROM + where.and())
                .param("upload", upload.id())
                .params(where.params())
                .query(Long.class)
                .single();
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        var where = QuestionSql.of(question, ground, columns);
        var rows = jdbc.sql("select f.n, f.geom, f.properties" + FROM + where.and()
                        + " and f.n > :after order by f.n limit :limit offset :skip")
                .param("upload", upload.id())
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
                .filter(id -> id.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .distinct()
                .toList();
        var found = jdbc.sql("select f.n, f.geom, f.properties" + FROM + " and f.n = any(:ids)")
                .param("upload", upload.id())
                .param("ids", wanted.toArray(Integer[]::new))
                .query((row, i) -> row(row))
                .list();
        return wanted.stream()
                .flatMap(id -> found.stream().filter(row -> row.id().equals(id.toString())))
                .toList();
    }

    private Row row(ResultSet row) throws SQLException {
        var stored = json.readValue(row.getString("properties"), VALUES);
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            var value = stored.get(field.name());
            values.put(field.name(), value == null || field.type() != Type.TEXT ? value : String.valueOf(value));
        }
        var geometry = row.getString("geom");
        return new Row(row.getString("n"), geometry == null ? null : new JtsBinaryParser().parse(geometry), values);
    }
}
