package se.lagesbild.backend.observations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** The list as a stream of rows. */
@Repository
class ObservationExportQueries implements ObservationExport {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String SELECT =
            ObservationQueries.read("observations.observation", ", ST_X(o.geom) as east, ST_Y(o.geom) as north");

    private static final Field HANDED_MESSAGE =
            new Field("handedMessage", Type.TEXT, "Meddelande vid överlämning", "Message at hand-over", List.of());

    private static final List<Field> FIELDS = List.of(
            text("category", "Kategori", "Category"),
            text("categoryName", "Kategorins namn", "Name of the category"),
            text("setting", "Miljö", "Setting"),
            time("occurredAt", "Hände", "Occurred"),
            time("occurredUntil", "Hände senast", "Occurred until"),
            text("source", "Källa", "Source"),
            text("sourceName", "Källans namn", "Name of the source"),
            text("sourceUrl", "Källans adress", "Address of the source"),
            time("receivedAt", "Kom in", "Received"),
            text("positionKind", "Lägets slag", "Kind of position"),
            new Field("positionAccuracy", Type.NUMBER, "Noggrannhet (m)", "Accuracy (m)", List.of()),
            text("people", "Antal personer", "People"),
            text("note", "Anteckning", "Note"),
            text("place", "Plats", "Place"),
            text("shift", "Pass", "Shift"),
            text("photos", "Foton", "Photos"),
            text("status", "Status", "Status"),
            text("duplicateOf", "Samma händelse som", "Same event as"),
            text("handedTo", "Överlämnad till", "Handed to"),
            HANDED_MESSAGE,
            text("decision", "Beslut", "Decision"),
            time("decidedAt", "Beslutad", "Decided"),
            new Field("version", Type.INTEGER, "Version", "Version", List.of()),
            new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()));

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Crs crs;

    ObservationExportQueries(JdbcClient jdbc, Categories categories, Area area) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.crs = area.crs();
    }

    private static Field text(String name, String swedish, String english) {
        return new Field(name, Type.TEXT, swedish, english, List.of());
    }

    private static Field time(String name, String swedish, String english) {
        return new Field(name, Type.TIME, swedish, english, List.of());
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return viewer.seesAllObservations()
                ? FIELDS
                : FIELDS.stream().filter(field -> field != HANDED_MESSAGE).toList();
    }

    @Override
    @Transactional(readOnly = true) // without a transaction the driver would read all rows into memory first
    public void each(Viewer viewer, LayerFilter filter, @Nullable Geometry within, Consumer<FeatureSource.Row> to) {
        var names = categories.list().stream()
                .collect(Collectors.toMap(Categories.Category::code, Categories.Category::nameSv));
        var sql = DrawnPlace.narrow(ObservationFilterSql.rows(viewer, filter), within, crs.srid());
        jdbc.sql(SELECT + " where " + sql.where() + " order by o.occurred_at desc, o.id desc")
                .withFetchSize(ROWS_AT_ONCE)
                .params(sql.params())
                .query(row -> {
                    double east = row.getDouble("east");
                    var point = row.wasNull() ? null : crs.point(east, row.getDouble("north"));
                    to.accept(row(ObservationQueries.row(row), point, names.get(row.getString("category_code"))));
                });
    }

    private static FeatureSource.Row row(
            ObservationQueries.Row row, @Nullable Point point, @Nullable String categoryName) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("category", row.categoryCode());
        values.put("categoryName", Optional.ofNullable(categoryName).orElse(row.categoryCode()));
        values.put("setting", row.setting());
        values.put("occurredAt", row.occurredAt());
        values.put("occurredUntil", row.occurredUntil());
        values.put("source", row.source());
        values.put("sourceName", row.sourceName());
        values.put("sourceUrl", row.sourceUrl());
        values.put("receivedAt", row.receivedAt());
        values.put("positionKind", row.positionKind());
        values.put("positionAccuracy", row.positionAccuracyMetres());
        values.put("people", row.people());
        values.put("note", row.note());
        values.put("place", row.place());
        values.put("shift", row.shift() == null ? null : row.shift().toString());
        values.put(
                "photos",
                row.photos().isEmpty()
                        ? null
                        : row.photos().stream().map(Object::toString).collect(Collectors.joining(" ")));
        values.put("status", row.status());
        var outcome = row.outcome();
        values.put(
                "duplicateOf",
                outcome.duplicateOf() == null ? null : outcome.duplicateOf().toString());
        values.put("handedTo", outcome.handedTo());
        values.put("handedMessage", outcome.handedMessage());
        values.put("decision", outcome.decision());
        values.put("decidedAt", outcome.decidedAt());
        values.put("version", row.version());
        values.put("example", row.example());
        return new FeatureSource.Row(row.id().toString(), point, values);
    }
}
