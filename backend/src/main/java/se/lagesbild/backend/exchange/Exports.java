package se.lagesbild.backend.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.DrawnArea;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.observations.ObservationExport;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.FeatureTable;
import se.lagesbild.gis.formats.FeatureTable.Column;
import se.lagesbild.gis.formats.FeatureTable.Kind;

/**
 * Makes files of features. Rows go one by one into a temporary file, which is whole before the first byte is sent: a fault is told as
 * one and never as a short file, the log knows how many rows there are before anybody has them, and a slow receiver holds no connection
 * to the database.
 */
@Service
class Exports {
    private static final int ROWS_AT_ONCE = 1_000;

    /** Each holds a connection while its file is made. */
    private static final int AT_ONCE = 3;

    private final ObservationExport observations;
    private final Installation installation;
    private final ReadLog readLog;
    private final Clock clock;
    private final Area area;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Exports(ObservationExport observations, Installation installation, ReadLog readLog, Clock clock, Area area) {
        this.observations = observations;
        this.installation = installation;
        this.readLog = readLog;
        this.clock = clock;
        this.area = area;
    }

    /** @param file whoever sends it deletes it @param name to save it under */
    record Export(Path file, String name, ExportFormat format) {}

    private interface Rows {
        void to(Consumer<FeatureSource.Row> writer);
    }

    /** The rows of the list, or of them those in a part of the map that somebody marked. */
    Export observations(
            Viewer viewer, LayerFilter filter, @Nullable DrawnArea drawn, ExportFormat format, boolean comma) {
        var selection = filter.canonical() + (drawn == null ? "" : drawn.canonical());
        var within = drawn == null ? null : drawn.metric();
        var table = table(
                "observations", "Observationer", FeatureSource.Shape.POINT, observations.fields(viewer), selection);
        return make(
                viewer, table, selection, format, comma, writer -> observations.each(viewer, filter, within, writer));
    }

    Export layer(
            Viewer viewer,
            MapLayer layer,
            FeatureSource source,
            LayerFilter filter,
            ExportFormat format,
            boolean comma) {
        var selection = filter.canonical() + layer.asked();
        var table = table(layer.id(), source.titleSv(), source.shape(), source.fields(viewer), selection);
        var question = new FeatureSource.Question(filter, null, null);
        return make(viewer, table, selection, format, comma, writer -> {
            @Nullable String after = null;
            do {
                var page = source.page(viewer, question, after, 0, ROWS_AT_ONCE);
                page.rows().forEach(writer);
                after = page.next();
            } while (after != null);
        });
    }

    private Export make(
            Viewer viewer, FeatureTable table, String selection, ExportFormat format, boolean comma, Rows rows) {
        if (!free.tryAcquire()) {
            throw Problem.of(503, "exports-busy", AT_ONCE);
        }
        @Nullable Path file = null;
        try {
            file = Files.createTempFile("lagesbild-", "." + format.ending());
            long[] written = {0};
            try (var writer = format.writer(table, file, comma, clock.instant())) {
                rows.to(row -> {
                    try {
                        writer.write(row.id(), row.geometry(), row.values());
                        written[0]++;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            readLog.read(viewer, table.name() + "/export", selection + "&f=" + format.ending(), written[0]);
            return new Export(file, name(table, format), format);
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        } finally {
            free.release();
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FeatureTable table(
            String id, String title, FeatureSource.Shape shape, List<FeatureSource.Field> fields, String selection) {
        ZoneId zone = area.timeZone();
        var about = new LinkedHashMap<String, String>();
        about.put("innehåll", title);
        about.put("urval", selection);
        about.put("källa", "Lägesbild, " + area.name());
        about.put(
                "uttaget",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
        about.put("koordinatsystem", area.crs().code());
        if (installation.demo()) {
            about.put("exempel", "Demonstration: det som är märkt som exempel är påhittat");
        }
        return new FeatureTable(
                id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_"),
                title,
                area.crs(),
                zone,
                switch (shape) {
                    case POINT -> "Point";
                    case LINE_STRING -> "LineString";
                    case POLYGON -> "Polygon";
                    case MULTI_POLYGON -> "MultiPolygon";
                    case ANY -> "Geometry";
                },
                fields.stream()
                        .filter(field -> !field.name().equals("id"))
                        .map(field -> new Column(
                                field.name(), Kind.valueOf(field.type().name()), field.titleSv()))
                        .toList(),
                about);
    }

    private String name(FeatureTable table, ExportFormat format) {
        return "%s-%s-%s.%s"
                .formatted(
                        area.id(),
                        table.name().replace('_', '-'),
                        clock.instant().atZone(area.timeZone()).toLocalDate(),
                        format.ending());
    }
}
