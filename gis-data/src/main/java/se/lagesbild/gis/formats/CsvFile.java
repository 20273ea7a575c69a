package se.lagesbild.gis.formats;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.geo.Crs;

/**
 * Points out of a CSV file. The columns of the position are known by their names, in Swedish or English: latitude and longitude, which are
 * WGS 84 whatever else was said, or north and east in a metric system. Numbers may have a decimal comma and blanks between thousands.
 */
final class CsvFile {
    private static final List<String> LATITUDE = List.of("latitude", "latitud", "lat", "breddgrad");
    private static final List<String> LONGITUDE =
            List.of("longitude", "longitud", "lon", "lng", "long", "längdgrad", "langdgrad");
    private static final List<String> NORTH = List.of(
            "n", "north", "northing", "nord", "norr", "n-koordinat", "nordkoordinat", "sweref_n", "sweref99_n", "y");
    private static final List<String> EAST = List.of(
            "e",
            "east",
            "easting",
            "öst",
            "ost",
            "öster",
            "e-koordinat",
            "ö-koordinat",
            "östkoordinat",
            "sweref_e",
            "sweref99_e",
            "x");

    private CsvFile() {}

    private record Position(String x, String y, Crs crs) {}

    static void read(Path file, Crs given, Crs metric, FeatureFile.Listener listener) {
        try (var csv = CsvSource.open(file)) {
            var position = position(csv.header(), given, metric);
            for (var row : csv) {
                var problem = row.problem();
                if (problem.isPresent()) {
                    listener.problem(problem.get());
                    continue;
                }
                var x = number(row.get(position.x()));
                var y = number(row.get(position.y()));
                if (x.isEmpty() || y.isEmpty()) {
                    listener.problem(
                            new RowProblem(row.line(), "no-position", "no number in the columns of the position"));
                    continue;
                }
                var values = new LinkedHashMap<String, @Nullable Object>();
                for (var column : csv.header()) {
                    if (!column.isEmpty() && !column.equals(position.x()) && !column.equals(position.y())) {
                        var text = row.get(column).strip();
                        values.put(column, text.isEmpty() ? null : text);
                    }
                }
                listener.feature(row.line(), position.crs().point(x.get(), y.get()), position.crs(), values);
            }
        } catch (CsvException e) {
            throw new FeatureFileException("not-a-csv", e);
        }
    }

    private static Position position(List<String> header, Crs given, Crs metric) {
        var latitude = column(header, LATITUDE);
        var longitude = column(header, LONGITUDE);
        if (latitude.isPresent() && longitude.isPresent()) {
            return new Position(longitude.get(), latitude.get(), Crs.WGS_84);
        }
        var north = column(header, NORTH);
        var east = column(header, EAST);
        if (north.isPresent() && east.isPresent()) {
            boolean letters = north.get().equalsIgnoreCase("y") && east.get().equalsIgnoreCase("x");
            return new Position(east.get(), north.get(), given.metric() || letters ? given : metric);
        }
        throw new FeatureFileException("no-position-columns", null);
    }

    private static Optional<String> column(List<String> header, List<String> names) {
        return names.stream()
                .flatMap(name -> header.stream()
                        .filter(column -> column.toLowerCase(Locale.ROOT).equals(name)))
                .findFirst();
    }

    private static Optional<Double> number(String text) {
        var plain = text.replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.').replace('\u2212', '-');
        if (!plain.matches("-?[0-9]{1,12}(\\.[0-9]{1,15})?")) {
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(plain));
    }
}
