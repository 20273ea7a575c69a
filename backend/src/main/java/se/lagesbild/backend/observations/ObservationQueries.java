package se.lagesbild.backend.observations;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.geo.TileAddress;

/** Lists of observations. */
@Repository
class ObservationQueries implements MapLayer {
    private final JdbcClient jdbc;
    private final ObservationFeatureQueries features;
    private final ObservationTiles tiles;

    ObservationQueries(JdbcClient jdbc, ObservationFeatureQueries features, ObservationTiles tiles) {
        this.jdbc = jdbc;
        this.features = features;
        this.tiles = tiles;
    }

    /** One row of a list. @param longitude WGS 84; null, like latitude, for what has no position */
    record Row(
            UUID id,
            int version,
            String categoryCode,
            String setting,
            String source,
            @Nullable String sourceName,
            @Nullable String sourceUrl,
            Instant occurredAt,
            @Nullable Instant occurredUntil,
            Instant receivedAt,
            @Nullable Double longitude,
            @Nullable Double latitude,
            String positionKind,
            @Nullable Double positionAccuracyMetres,
            @Nullable String people,
            @Nullable String note,
            @Nullable String place,
            @Nullable UUID shift,
            List<UUID> photos,
            String status,
            boolean example,
            Outcome outcome) {}

    /** What became of it so far; each part may be missing. */
    record Outcome(
            @Nullable UUID duplicateOf,
            @Nullable String handedTo,
            @Nullable String handedMessage,
            @Nullable String decision,
            @Nullable Instant decidedAt) {}

    Optional<Row> find(Viewer viewer, UUID id) {
        var sql = ObservationFilterSql.one(viewer);
        return jdbc.sql(SELECT + " where o.id = :id and " + sql.where())
                .params(sql.params())
                .param("id", id)
                .query((row, i) -> row(row))
                .optional();
    }

    /**
     * A page in the order asked for. Rows that came in after the first page was asked for are left out, so that count and pages agree
     * while others write.
     *
     * @param after last row of the page before, or null for the first page
     */
    List<Row> page(
            Viewer viewer,
            ListFilter filter,
            ListOrder order,
            Instant receivedUntil,
            @Nullable Position after,
            int limit) {
        var sql = ObservationFilterSql.rows(viewer, filter);
        var query = jdbc.sql(SELECT + " where " + sql.where() + " and o.received_at <= :receivedUntil"
                        + (after == null ? "" : " and " + order.after()) + " order by " + order.by() + " limit :limit")
                .params(sql.params())
                .param("receivedUntil", receivedUntil.atOffset(ZoneOffset.UTC))
                .param("limit", limit);
        if (after != null) {
            query = query.param("afterAt", after.occurredAt().atOffset(ZoneOffset.UTC))
                    .param("afterId", after.id())
                    .param("afterCode", after.code());
        }
        return query.query((row, i) -> row(row)).list();
    }

    /**
     * Place in the order of a list: the row that was given last.
     *
     * @param code that decides its place, or null where time alone does
     */
    record Position(Instant occurredAt, UUID id, @Nullable String code) {
        /** In a list that is ordered by time alone. */
        Position(Instant occurredAt, UUID id) {
            this(occurredAt, id, null);
        }
    }

    long count(Viewer viewer, ListFilter filter, Instant receivedUntil) {
        var sql = ObservationFilterSql.rows(viewer, filter);
        return jdbc.sql("select count(*) from observations.observation o where " + sql.where()
                        + " and o.received_at <= :receivedUntil")
                .params(sql.params())
                .param("receivedUntil", receivedUntil.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public String id() {
        return "observations";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.WARDEN);
    }

    @Override
    public boolean logged() {
        return true;
    }

    @Override
    public Map<String, String> tileFields() {
        var fields = new TreeMap<String, String>();
        fields.put("id", "of a single observation; a cluster has none");
        fields.put("category", "code, of a single observation");
        fields.put("setting", "of a single observation");
        fields.put("source", "of a single observation");
        fields.put("status", "of a single observation");
        fields.put(
                "how", "hour of the week in which it happened, 0 (Monday from midnight) to 167, on the area's clock");
        fields.put("weight", "planning weight of the category, 0 to 5");
        fields.put("at", "when it happened, UTC, of a single observation");
        fields.put("example", "true where all of it is made up");
        fields.put("n", "how many observations it stands for");
        fields.put("top", "the most common setting of a cluster");
        fields.put("port", "of a cluster, how many in the port");
        fields.put("public", "of a cluster, how many in public spaces");
        fields.put("traffic", "of a cluster, how many in traffic areas");
        return fields;
    }

    @Override
    public boolean tiled() {
        return true;
    }

    @Override
    public Optional<FeatureSource> features() {
        return Optional.of(features);
    }

    @Override
    public Optional<Prepared> prepare(Viewer viewer, TileAddress address, LayerFilter filter) {
        return tiles.prepare(viewer, address, filter);
    }

    @Override
    public Optional<byte[]> tile(Viewer viewer, TileAddress address, LayerFilter filter) {
        return Optional.of(tiles.tile(viewer, address, filter));
    }

    private static final String READ = """
            select o.id, o.version, o.category_code, o.setting, o.source, o.source_name, o.source_url, o.occurred_at, o.occurred_until,
                   o.received_at, ST_X(p.wgs) as longitude, ST_Y(p.wgs) as latitude, o.position_kind, o.position_accuracy_m,
                   o.people, o.note, o.place, o.shift, o.photos, o.status, o.example,
                   o.duplicate_of, o.handed_to, o.handed_message, o.decision, o.decided_at,
                   coalesce(o.changed_at, o.received_at) as changed_at, coalesce(o.changed_what, 'CREATED') as changed_what,
                   coalesce(o.changed_by_name, o.source_name) as changed_by_name, o.changed_fields%s
            from %s o
            cross join lateral (select ST_Transform(o.geom, 4326) as wgs) p
            """;

    private static final String SELECT = read("observations.observation", "");

    /**
     * Rows as {@link #row} reads them.
     *
     * @param table a table or named query with an observation's columns
     * @param more further columns of {@code o}, each after a comma
     */
    static String read(String table, String more) {
        return READ.formatted(more, table);
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("category_code"),
                row.getString("setting"),
                row.getString("source"),
                row.getString("source_name"),
                row.getString("source_url"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                instant(row, "occurred_until"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                number(row, "longitude"),
                number(row, "latitude"),
                row.getString("position_kind"),
                number(row, "position_accuracy_m"),
                row.getString("people"),
                row.getString("note"),
                row.getString("place"),
                row.getObject("shift", UUID.class),
                uuids(row.getArray("photos")),
                row.getString("status"),
                row.getBoolean("example"),
                new Outcome(
                        row.getObject("duplicate_of", UUID.class),
                        row.getString("handed_to"),
                        row.getString("handed_message"),
                        row.getString("decision"),
                        instant(row, "decided_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
