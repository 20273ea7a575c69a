package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.Told;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.Cql2Text;
import se.lagesbild.gis.geo.Crs;

/** A condition says the same in memory and in SQL, whatever it is. */
class ConditionAgreementTests extends TrelleborgApp {
    private static final Viewer PLANNER =
            new Viewer(UUID.randomUUID(), "planerare", "Planeraren", Set.of(Role.PLANNER), "test");

    @Autowired
    LayerShelf shelf;

    @Autowired
    Ground ground;

    @Autowired
    Area area;

    private final Random random = new Random(20_261_123);

    @Test
    void memoryAndSqlFindTheSameRows() {
        var source = shelf.get(PLANNER, "observations").features().orElseThrow();
        var autumn = LayerFilter.ALL.during(Instant.parse("2026-10-01T00:00:00Z"), null);
        var rows = source.page(PLANNER, new FeatureSource.Question(autumn, null, null), null, 0, 10_000)
                .rows();
        assertThat(rows).hasSizeGreaterThan(300);
        int some = 0;
        for (int i = 0; i < 400; i++) {
            var text = condition(3);
            var condition = Conditions.fit(
                    "filter", Cql2Text.read(text, Crs.WGS_84, false, area.timeZone()), source.fields(PLANNER), ground);
            var inMemory = rows.stream()
                    .filter(row -> ConditionTest.holds(condition, row))
                    .map(FeatureSource.Row::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            var question = new FeatureSource.Question(autumn, null, condition);
            var inSql = source.page(PLANNER, question, null, 0, 10_000).rows().stream()
                    .map(FeatureSource.Row::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(inMemory).as(text).isEqualTo(inSql);
            assertThat(source.count(PLANNER, question)).as(text).isEqualTo(inSql.size());
            some += inSql.isEmpty() || inSql.size() == rows.size() ? 0 : 1;
        }
        assertThat(some)
                .as("conditions that hold for some rows and not for others")
                .isGreaterThan(100);
    }

    /** Of 1993: points on the edges of a box that was written in degrees, where it is bent on the ground, and at its corners. */
    @Test
    void aPointOnAnEdgeIsOnItInMemoryAndInSql() {
        var edges = new TreeSet<String>();
        for (int i = 0; i <= 10; i++) {
            edges.add(stored(13.1 + i * 0.0053, 55.41));
            edges.add(stored(13.16, 55.36 + i * 0.005));
        }
        var inside = new TreeSet<>(Set.of(stored(13.1301, 55.3799)));
        var outside = new TreeSet<>(Set.of(stored(13.1601, 55.3799), stored(13.13, 55.4101), stored(13.0999, 55.38)));
        var touching = new TreeSet<>(edges);
        touching.addAll(inside);
        var apart = new TreeSet<>(edges);
        apart.addAll(outside);
        for (var area : List.of(
                "BBOX(13.1, 55.36, 13.16, 55.41)",
                "POLYGON((13.1 55.36, 13.16 55.36, 13.16 55.41, 13.1 55.41, 13.1 55.36))",
                "MULTIPOLYGON(((13.1 55.36, 13.16 55.36, 13.16 55.41, 13.1 55.41, 13.1 55.36)))")) {
            assertThat(both("S_INTERSECTS(geometry, %s)".formatted(area))).isEqualTo(touching);
            assertThat(both("S_DISJOINT(%s, geometry)".formatted(area))).isEqualTo(outside);
            assertThat(both("S_WITHIN(geometry, %s)".formatted(area))).isEqualTo(inside);
            assertThat(both("S_CONTAINS(%s, geometry)".formatted(area))).isEqualTo(inside);
            assertThat(both("NOT S_WITHIN(geometry, %s)".formatted(area))).isEqualTo(apart);
            assertThat(both("S_TOUCHES(geometry, %s)".formatted(area))).isEqualTo(edges);
            assertThat(both("S_TOUCHES(%s, geometry)".formatted(area))).isEqualTo(edges);
        }
        assertThat(both("S_INTERSECTS(geometry, LINESTRING(13.16 55.36, 13.16 55.41))"))
                .hasSize(11);
        assertThat(both("S_WITHIN(geometry, LINESTRING(13.16 55.36, 13.16 55.41))"))
                .as("without its ends")
                .hasSize(9);
        assertThat(both("S_TOUCHES(geometry, LINESTRING(13.16 55.36, 13.16 55.41))"))
                .hasSize(2);
    }

    private String stored(double longitude, double latitude) {
        var id = UUID.randomUUID();
        var answer = http.put(
                "planerare",
                "/api/observations/" + id,
                Told.feature(longitude, latitude, "MIL-KLOT", "1993-05-05T12:00:00+02:00", ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id.toString();
    }

    /** Ids of 1993, found in SQL as in memory. */
    private Set<String> both(String text) {
        var source = shelf.get(PLANNER, "observations").features().orElseThrow();
        var year = LayerFilter.ALL.during(Instant.parse("1993-01-01T00:00:00Z"), Instant.parse("1994-01-01T00:00:00Z"));
        var condition = Conditions.fit(
                "filter", Cql2Text.read(text, Crs.WGS_84, false, area.timeZone()), source.fields(PLANNER), ground);
        var inMemory =
                ids(source.page(PLANNER, new FeatureSource.Question(year, null, null), null, 0, 1_000).rows().stream()
                        .filter(row -> ConditionTest.holds(condition, row)));
        assertThat(
                        ids(source
                                .page(PLANNER, new FeatureSource.Question(year, null, condition), null, 0, 1_000)
                                .rows()
                                .stream()))
                .as(text)
                .isEqualTo(inMemory);
        return inMemory;
    }

    private static Set<String> ids(Stream<FeatureSource.Row> rows) {
        return rows.map(FeatureSource.Row::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
                case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
                default -> "NOT (" + condition(depth - 1) + ")";
            };
        }
        return switch (random.nextInt(10)) {
            case 0 ->
                one("setting", "source", "status", "people") + " " + one("=", "<>") + " "
                        + one("'PORT'", "'WARDEN'", "'REPORTED'", "'FEW'", "people", "setting");
            case 1 ->
                one("category", "note", "sourceName", "CASEI(note)", "ACCENTI(note)") + one("", " NOT") + " LIKE "
                        + one("'MIL-%'", "'%a%'", "'_IL%'", "'%\\%%'", "''", "'%'");
            case 2 -> number() + " " + one("=", "<>", "<", "<=", ">", ">=") + " " + number();
            case 3 -> number() + one("", " NOT") + " BETWEEN " + number() + " AND " + number();
            case 4 ->
                one("setting", "people", "CASEI(setting)") + one("", " NOT") + " IN ('PORT', 'port', 'FEW', 'ONE')";
            case 5 ->
                one("note", "people", "occurredUntil", "geometry", "positionAccuracy") + " IS" + one("", " NOT")
                        + " NULL";
            case 6 ->
                one("occurredAt", "occurredUntil", "receivedAt") + " " + one("=", "<>", "<", "<=", ">", ">=") + " "
                        + one("DATE('2026-10-25')", "TIMESTAMP('2026-11-01T12:00:00Z')", "occurredAt", "occurredUntil");
            case 7 ->
                one(
                                "T_AFTER",
                                "T_BEFORE",
                                "T_CONTAINS",
                                "T_DISJOINT",
                                "T_DURING",
                                "T_EQUALS",
                                "T_FINISHEDBY",
                                "T_FINISHES",
                                "T_INTERSECTS",
                                "T_MEETS",
                                "T_METBY",
                                "T_OVERLAPPEDBY",
                                "T_OVERLAPS",
                                "T_STARTEDBY",
                                "T_STARTS")
                        + "(" + time() + ", " + time() + ")";
            case 8 ->
                one("S_INTERSECTS", "S_DISJOINT", "S_WITHIN", "S_EQUALS", "S_TOUCHES", "S_CROSSES", "S_OVERLAPS")
                        + "(geometry, " + place() + ")";
            default -> one("S_CONTAINS", "S_INTERSECTS") + "(" + place() + ", geometry)";
        };
    }

    private String number() {
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextInt(6));
            case 1 -> "(" + number() + " " + one("+", "-", "*", "/", "%", "DIV") + " " + number() + ")";
            default -> one("weight", "hourOfWeek", "positionAccuracy");
        };
    }

    private String time() {
        return one(
                "occurredAt",
                "receivedAt",
                "DATE('2026-10-25')",
                "TIMESTAMP('2026-11-01T12:00:00Z')",
                "INTERVAL('2026-10-10', '2026-11-10')",
                "INTERVAL('..', '2026-11-01T12:00:00Z')",
                "INTERVAL(occurredAt, '..')",
                "INTERVAL(occurredAt, receivedAt)");
    }

    private String place() {
        double east = 13 + random.nextInt(30) / 100.0;
        double north = 55.3 + random.nextInt(15) / 100.0;
        return switch (random.nextInt(4)) {
            case 0 -> "BBOX(%s, %s, %s, %s)".formatted(east, north, east + 0.1, north + 0.05);
            case 1 -> "POINT(13.157 55.376)";
            case 2 -> "LINESTRING(13 55.3, %s %s)".formatted(east, north);
            default ->
                "POLYGON((%1$s %2$s, %3$s %2$s, %1$s %4$s, %1$s %2$s))".formatted(east, north, east + 0.3, north + 0.2);
        };
    }

    private String one(String... of) {
        return List.of(of).get(random.nextInt(of.length));
    }
}
