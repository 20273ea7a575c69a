package se.lagesbild.backend.observations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.ConditionSql;
import se.lagesbild.backend.maps.Conditions;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Observations as features: the rows of the list, newest first, for the map services. */
@Repository
class ObservationFeatureQueries implements FeatureSource {
    private static final String HOUR = """
            ((extract(isodow from o.occurred_at at time zone '%1$s')::int - 1) * 24 \
            + extract(hour from o.occurred_at at time zone '%1$s')::int)""";

    private static final String SELECT = """
            select o.id, ST_X(o.geom) as x, ST_Y(o.geom) as y, o.category_code, c.planning_weight, o.setting, o.source, o.source_name,
                   o.status, o.occurred_at, o.occurred_until, o.received_at, o.position_kind, o.position_accuracy_m, o.people,
                   o.note, o.place, o.example, %s as hour_of_week
            from observations.observation o
            join observations.category c on c.code = o.category_code
            where\s""";

    private static final String COUNT = """
            select count(*)
            from observations.observation o
            join observations.category c on c.code = o.category_code
            where\s""";

    private static final Pattern UUID_TEXT = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Set<String> FILTERS = Set.of("category", "setting", "source", "focus", "hours", "status", "q");

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Clock clock;
    private final Crs crs;
    private final String select;
    private final Map<String, String> columns = new HashMap<>();

    ObservationFeatureQueries(JdbcClient jdbc, Categories categories, Clock clock, Area area) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.clock = clock;
        this.crs = area.crs();
        var hour = HOUR.formatted(area.timeZone().getId());
        this.select = SELECT.formatted(hour);
        columns.put("id", "o.id::text");
        columns.put("category", "o.category_code");
        columns.put("weight", "c.planning_weight");
        columns.put("setting", "o.setting");
        columns.put("source", "o.source");
        columns.put("sourceName", "o.source_name");
        columns.put("status", "o.status");
        columns.put("occurredAt", "o.occurred_at");
        columns.put("occurredUntil", "o.occurred_until");
        columns.put("receivedAt", "o.received_at");
        columns.put("hourOfWeek", hour);
        columns.put("positionKind", "o.position_kind");
        columns.put("positionAccuracy", "o.position_accuracy_m");
        columns.put("people", "o.people");
        columns.put("note", "o.note");
        columns.put("place", "o.place");
        columns.put("example", "o.example");
        columns.put(Conditions.GEOMETRY, "o.geom");
    }

    @Override
    public String titleSv() {
        return "Observationer";
    }

    @Override
    public String titleEn() {
        return "Observations";
    }

    @Override
    public Shape shape() {
        return Shape.POINT;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        var codes = categories.list().stream().map(Categories.Category::code).toList();
        return List.of(
                field("id", Type.TEXT, "Id", "Id"),
                new Field("category", Type.TEXT, "Kategori", "Category", codes),
                field("weight", Type.INTEGER, "Vikt", "Weight"),
                field("setting", Type.TEXT, "Miljö", "Setting", "PUBLIC_SPACE", "TRAFFIC", "PORT"),
                field("source", Type.TEXT, "Källa", "Source", names(Source.values())),
                field("sourceName", Type.TEXT, "Källans namn", "Name of the source"),
                field(
                        "status",
                        Type.TEXT,
                        "Status",
                        "Status",
                        "REPORTED",
                        "VERIFIED",
                        "DUPLICATE",
                        "HANDED_OFF",
                        "CLOSED"),
                field("occurredAt", Type.TIME, "Hände", "Occurred"),
                field("occurredUntil", Type.TIME, "Hände senast", "Occurred until"),
                field("receivedAt", Type.TIME, "Kom in", "Received"),
                field("hourOfWeek", Type.INTEGER, "Timme i veckan (0-167)", "Hour of the week (0-167)"),
                field("positionKind", Type.TEXT, "Lägets slag", "Kind of position", names(PositionKind.values())),
                field("positionAccuracy", Type.NUMBER, "Noggrannhet (m)", "Accuracy (m)"),
                field("people", Type.TEXT, "Antal personer", "People", names(People.values())),
                field("note", Type.TEXT, "Anteckning", "Note"),
                field("place", Type.TEXT, "Plats", "Place"),
                field("example", Type.BOOLEAN, "Exempel", "Example"));
    }

    @Override
    public Set<String> filters() {
        return FILTERS;
    }

    @Override
    public String timeField() {
        return "occurredAt";
    }

    @Override
    public long count(Viewer viewer, Question question) {
        var sql = where(viewer, question);
        return jdbc.sql(COUNT + sql.where() + " and o.received_at <= :receivedUntil")
                .params(sql.params())
                .param("receivedUntil", utc(clock.instant()))
                .query(Long.class)
                .single();
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        var from = after == null ? null : ListCursor.read(after);
        var receivedUntil = from == null ? clock.instant() : from.receivedUntil();
        var sql = where(viewer, question);
        var query = jdbc.sql(select + sql.where() + " and o.received_at <= :receivedUntil"
                        + (from == null ? "" : " and (o.occurred_at, o.id) < (:afterAt, :afterId)")
                        + " order by o.occurred_at desc, o.id desc limit :limit offset :skip")
                .params(sql.params())
                .param("receivedUntil", utc(receivedUntil))
                .param("limit", limit + 1)
                .param("skip", skip);
        if (from != null) {
            query = query.param("afterAt", utc(from.after().occurredAt()))
                    .param("afterId", from.after().id());
        }
        var rows = query.query((row, i) -> row(row)).list();
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        var shown = rows.subList(0, limit);
        var last = shown.get(limit - 1);
        var position =
                new ObservationQueries.Position((Instant) last.values().get("occurredAt"), UUID.fromString(last.id()));
        return new Page(shown, new ListCursor(receivedUntil, 0, position).text());
    }

    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return listOf(viewer, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Row> listOf(Viewer viewer, List<String> ids) {
        var wanted = ids.stream().filter(id -> UUID_TEXT.matcher(id).matches()).toList();
        var sql = ObservationFilterSql.one(viewer);
        var found = jdbc
                .sql(select + "o.id = any(:ids) and " + sql.where())
                .params(sql.params())
                .param("ids", wanted.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query((row, i) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
        return wanted.stream()
                .map(id -> found.get(id.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private ObservationFilterSql where(Viewer viewer, Question question) {
        var sql = ObservationFilterSql.rows(viewer, question.filter());
        var where = new StringBuilder(sql.where());
        var params = new LinkedHashMap<String, Object>(sql.params());
        var box = question.box();
        if (box != null) {
            where.append(" and o.geom && ST_MakeEnvelope(:boxWest, :boxSouth, :boxEast, :boxNorth, :srid)");
            params.put("boxWest", box.getMinX());
            params.put("boxSouth", box.getMinY());
            params.put("boxEast", box.getMaxX());
            params.put("boxNorth", box.getMaxY());
            params.put("srid", crs.srid());
        }
        if (question.condition() != null) {
            var condition = ConditionSql.of(question.condition(), columns);
            where.append(" and ").append(condition.where());
            params.putAll(condition.params());
        }
        return new ObservationFilterSql(where.toString(), params);
    }

    private Row row(ResultSet row) throws SQLException {
        var values = new HashMap<String, @Nullable Object>();
        var id = row.getString("id");
        values.put("id", id);
        values.put("category", row.getString("category_code"));
        values.put("weight", row.getInt("planning_weight"));
        values.put("setting", row.getString("setting"));
        values.put("source", row.getString("source"));
        values.put("sourceName", row.getString("source_name"));
        values.put("status", row.getString("status"));
        values.put("occurredAt", instant(row, "occurred_at"));
        values.put("occurredUntil", instant(row, "occurred_until"));
        values.put("receivedAt", instant(row, "received_at"));
        values.put("hourOfWeek", row.getInt("hour_of_week"));
        values.put("positionKind", row.getString("position_kind"));
        double accuracy = row.getDouble("position_accuracy_m");
        values.put("positionAccuracy", row.wasNull() ? null : accuracy);
        values.put("people", row.getString("people"));
        values.put("note", row.getString("note"));
        values.put("place", row.getString("place"));
        values.put("example", row.getBoolean("example"));
        double x = row.getDouble("x");
        Point point = row.wasNull() ? null : crs.point(x, row.getDouble("y"));
        return new Row(id, point, values);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Field field(String name, Type type, String titleSv, String titleEn, String... values) {
        return new Field(name, type, titleSv, titleEn, List.of(values));
    }

    private static String[] names(Enum<?>[] values) {
        var names = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            names[i] = values[i].name();
        }
        return names;
    }
}
