package se.lagesbild.backend.maps.uploads;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.FeatureFile;
import se.lagesbild.gis.formats.RowProblem;
import se.lagesbild.gis.geo.Crs;

/** Takes the features of one file: brings them into the area's system, refuses what cannot be used, and looks for personal data. */
final class UploadSink implements FeatureFile.Listener {
    /** Features of one file. */
    static final int MOST_FEATURES = 200_000;

    private static final int MOST_FIELDS = 200;
    private static final int LISTED = 100;
    private static final int HITS_LISTED = 20;
    private static final int BATCH = 1_000;

    /** Degrees around the area; a layer may well show the neighbours. */
    private static final double REACH_DEGREES = 1;

    private final Crs metric;
    private final Envelope reach;
    private final boolean checked;
    private final Consumer<List<UploadQueries.Stored>> store;
    private final UploadNames names = new UploadNames();
    private final Map<String, @Nullable Type> types = new LinkedHashMap<>();
    private final TreeSet<String> shapes = new TreeSet<>();
    private final TreeSet<String> systems = new TreeSet<>();
    private final Envelope bounds = new Envelope();
    private final List<Upload.Skipped> skipped = new ArrayList<>();
    private final List<Problem.Field> personal = new ArrayList<>();
    private final HashSet<Long> personalRows = new HashSet<>();
    private final List<UploadQueries.Stored> waiting = new ArrayList<>();
    private int skippedCount;
    private int features;

    /** @param checked true: somebody has looked at what may be personal data, and it is none */
    UploadSink(Area area, boolean checked, Consumer<List<UploadQueries.Stored>> store) {
        this.metric = area.crs();
        this.reach = area.boundary().getEnvelopeInternal().copy();
        this.reach.expandBy(REACH_DEGREES);
        this.checked = checked;
        this.store = store;
    }

    @Override
    public void feature(long row, @Nullable Geometry geometry, Crs crs, Map<String, @Nullable Object> values) {
        if (features >= MOST_FEATURES) {
            throw Problem.of(413, "too-many-features", MOST_FEATURES);
        }
        systems.add(crs.code());
        Geometry placed = null;
        if (geometry != null) {
            var fault = place(geometry, crs);
            if (fault instanceof String code) {
                skip(row, code);
                return;
            }
            placed = (Geometry) fault;
            shapes.add(placed.getGeometryType());
        }
        waiting.add(new UploadQueries.Stored(++features, placed, properties(row, values)));
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    @Override
    public void problem(RowProblem problem) {
        skip(problem.line(), problem.code());
    }

    /** The geometry in the area's system, or the code of what speaks against it. */
    private Object place(Geometry geometry, Crs crs) {
        if (!new IsValidOp(geometry).isValid()) {
            return "shape-crosses-itself";
        }
        try {
            var degrees = Crs.WGS_84.from(crs, geometry).getEnvelopeInternal();
            if (!reach.contains(degrees)) {
                return "far-from-the-area";
            }
            bounds.expandToInclude(degrees);
            return metric.from(crs, geometry);
        } catch (IllegalArgumentException e) {
            return "far-from-the-area";
        }
    }

    private Map<String, @Nullable Object> properties(long row, Map<String, @Nullable Object> values) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((given, value) -> {
            var name = names.fit(given);
            if (types.size() >= MOST_FIELDS && !types.containsKey(name)) {
                throw Problem.of(413, "too-many-columns", MOST_FIELDS);
            }
            var kept = value instanceof String text ? text.replace("\0", "") : value;
            properties.put(name, kept);
            // a field that is empty in every row is a field all the same
            var before = types.get(name);
            types.put(name, kept == null ? before : before == null ? type(kept) : both(before, type(kept)));
            if (!checked && (kept instanceof String || kept instanceof Long)) {
                look(row, name, kept.toString());
            }
        });
        return properties;
    }

    private void look(long row, String name, String text) {
        for (var hit : PersonalDataGuard.find(text)) {
            personalRows.add(row);
            if (personal.size() < HITS_LISTED) {
                personal.add(
                        new Problem.Field("/" + row + "/" + name, hit.kind().code(), hit.from(), hit.to()));
            }
        }
    }

    private static Type type(Object value) {
        if (value instanceof Boolean) {
            return Type.BOOLEAN;
        }
        if (value instanceof Long) {
            return Type.INTEGER;
        }
        return value instanceof Number ? Type.NUMBER : Type.TEXT;
    }

    private static Type both(Type one, Type other) {
        if (one == other) {
            return one;
        }
        boolean numbers =
                (one == Type.INTEGER || one == Type.NUMBER) && (other == Type.INTEGER || other == Type.NUMBER);
        return numbers ? Type.NUMBER : Type.TEXT;
    }

    private void skip(long row, String code) {
        skippedCount++;
        if (skipped.size() < LISTED) {
            skipped.add(new Upload.Skipped(row, code));
        }
    }

    private void flush() {
        if (!waiting.isEmpty() && personalRows.isEmpty()) {
            store.accept(waiting);
        }
        waiting.clear();
    }

    /**
     * Stores the last ones.
     *
     * @return what the file held
     * @throws Problem 422 when texts hold personal data, or nothing in the file could be used
     */
    Upload finish(Upload begun) {
        flush();
        if (!personalRows.isEmpty()) {
            throw new Problem(422, "personal-data-in-file", personal, personalRows.size());
        }
        if (features == 0) {
            throw new Problem(
                    422,
                    "nothing-to-show",
                    skipped.stream()
                            .limit(HITS_LISTED)
                            .map(row -> new Problem.Field("/" + row.row(), row.code()))
                            .toList(),
                    skippedCount);
        }
        var fields = new ArrayList<Upload.UploadField>();
        types.forEach((name, type) -> fields.add(new Upload.UploadField(name, type == null ? Type.TEXT : type)));
        return new Upload(
                begun.id(),
                begun.name(),
                begun.format(),
                String.join(", ", systems),
                begun.shared(),
                begun.sha256(),
                features,
                List.copyOf(shapes),
                fields,
                bounds.isNull()
                        ? null
                        : List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()),
                skipped,
                skippedCount,
                begun.uploadedAt(),
                begun.by(),
                begun.byName());
    }
}
