package se.lagesbild.backend.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.backend.observations.ObservationIntake;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.CsvException;
import se.lagesbild.gis.formats.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Imports of files, streamed: a file of any size needs only two batches of memory, and 16 to 32 bytes for each row. */
@Service
public class Imports {
    private final ObservationIntake intake;
    private final JsonMapper json;
    private final Area area;
    private final Territory territory;
    private final Categories categories;

    Imports(ObservationIntake intake, JsonMapper json, Area area, Territory territory, Categories categories) {
        this.intake = intake;
        this.json = json;
        this.area = area;
        this.territory = territory;
        this.categories = categories;
    }

    /**
     * @param result sums of what was handed on to the store
     * @param read all rows of the file
     * @param report what was left out, here and in the store
     * @param movedHours rows whose local time does not exist and was moved on
     */
    record Done(ObservationIntake.Result result, long read, ImportReport report, long movedHours) {}

    /**
     * Imports a CSV file.
     *
     * @param sourceName overrides the mapping's source, or null
     * @param rejected file for all rows that were left out, or null
     * @throws IllegalArgumentException names what cannot be used and what to do
     */
    Done csv(
            Viewer viewer,
            Path file,
            Path mappingFile,
            @Nullable String sourceName,
            @Nullable Path rejected,
            LongConsumer progress) {
        var mapping = CsvMapping.read(mappingFile);
        checkCategories(mapping, mappingFile);
        var name = sourceName == null ? mapping.source() : sourceName;
        try (var in = Files.newInputStream(file);
                var source = CsvSource.open(in);
                var writer = rejectedWriter(rejected)) {
            checkColumns(source, mapping, file);
            var report = new ImportReport(writer);
            var rows = new CsvRows(source, mapping, name, territory, report);
            var result = intake.take(
                    viewer, name, ObservationIntake.Content.REGISTER, rows, report, n -> progress.accept(rows.read()));
            return new Done(result, rows.read(), report, rows.movedHours());
        } catch (IOException | CsvException e) {
            throw new IllegalArgumentException(file + ": filen kan inte läsas: " + e.getMessage(), e);
        }
    }

    /** Imports the Police's open feed, plain or gzipped. */
    Done polisen(Viewer viewer, Path file, @Nullable Path rejected, LongConsumer progress) {
        try (var in = plain(file);
                var writer = rejectedWriter(rejected)) {
            var report = new ImportReport(writer);
            var rows = new PolisenRows(in, json, area.name(), report);
            var result = intake.take(
                    viewer,
                    PolisenRows.SOURCE_NAME,
                    ObservationIntake.Content.PUBLISHED,
                    rows,
                    report,
                    n -> progress.accept(rows.read()));
            return new Done(result, rows.read(), report, 0);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": filen kan inte läsas: " + e.getMessage(), e);
        }
    }

    /** A mapping to a code that does not exist would refuse every row, one by one. */
    private void checkCategories(CsvMapping mapping, Path mappingFile) {
        mapping.categories().forEach((word, code) -> {
            if (!code.equals(CsvMapping.SKIP) && categories.find(code).isEmpty()) {
                throw new IllegalArgumentException(
                        "%s: categories.%s '%s' finns inte bland kategorierna i %s: rätta koden, eller skriv SKIP"
                                .formatted(mappingFile, word, code, area.name()));
            }
        });
    }

    private static void checkColumns(CsvSource source, CsvMapping mapping, Path file) {
        mapping.columns().forEach((field, column) -> {
            if (!source.has(column)) {
                throw new IllegalArgumentException("%s: kolumnen '%s' (columns.%s i mallen) finns inte; filen har %s"
                        .formatted(file, column, field, String.join(", ", source.header())));
            }
        });
    }

    private static InputStream plain(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in) : in;
    }

    private static @Nullable Writer rejectedWriter(@Nullable Path file) throws IOException {
        if (file == null) {
            return null;
        }
        var writer = Files.newBufferedWriter(file);
        writer.write("rad;kod;skäl\n");
        return writer;
    }
}
