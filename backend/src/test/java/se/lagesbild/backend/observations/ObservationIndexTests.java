package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapTile;
import se.lagesbild.backend.maps.ValidTile;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** What the index in memory says is what the database says, whatever happened in which order, in every instance. Uses 2014. */
class ObservationIndexTests extends TrelleborgApp {
    private static final String SOURCE = "Indexprov";
    private static final Viewer PLANNER =
            new Viewer(new UUID(9, 1), "planerare", "Planerare", Set.of(Role.PLANNER), "prov");
    private static final List<Viewer> WARDENS = List.of(warden(2), warden(3));
    private static final Instant YEAR = Instant.parse("2014-01-01T00:00:00Z");

    private static Viewer warden(int number) {
        return new Viewer(new UUID(9, number), "vard", "Värd", Set.of(Role.WARDEN), "prov");
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObservationIndexQueries queries;

    @Autowired
    ObservationTileQueries tileQueries;

    @Autowired
    ObservationCountQueries counts;

    @Autowired
    ObservationCellQueries cells;

    @Autowired
    Categories categories;

    @Autowired
    Area area;

    @Autowired
    ObservationIndex running;

    private final List<UUID> stored = new ArrayList<>();
    private Random random = new Random(1);

    @AfterEach
    void forget() {
        jdbc.sql(
                        "update observations.observation set status = 'REPORTED', duplicate_of = null where source_name = :source and duplicate_of is not null")
                .param("source", SOURCE)
                .update();
        jdbc.sql("delete from observations.observation where source_name = :source")
                .param("source", SOURCE)
                .update();
    }

    /** One instance of the program, as far as the index goes. */
    private final class Instance {
        private final ObservationIndex index = new ObservationIndex(queries);
        private final ChosenRows chosen = new ChosenRows(index, queries);
        private final ObservationTiles tiles = new ObservationTiles(chosen, index, tileQueries);
        private final IndexTotals totals = new IndexTotals(chosen, index, categories);

        /** Has also taken over what it heard twice: while another transaction is open, what was removed after the last test is told anew. */
        Instance() {
            index.load();
            keep();
        }

        /** As the keeper does in its rounds. */
        void keep() {
            if (!index.loaded()) {
                index.load();
            }
            if (index.waiting() > 0) {
                index.catchUp();
            }
            index.tidy();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyInstanceSaysWhatTheDatabaseSaysAfterEveryChange(long seed) {
        random = new Random(seed);
        insert(300);
        var first = new Instance();
        var second = new Instance();
        for (int step = 0; step < 25; step++) {
            change();
            if (random.nextInt(3) == 0) {
                first.keep();
            }
            if (random.nextInt(6) == 0) {
                second = new Instance();
            }
            if (first.index.current().isEmpty()) {
                first.keep();
            }
            if (second.index.current().isEmpty()) {
                second.keep();
            }
            compare(first, second, random.nextInt(3) == 0 ? WARDENS.get(random.nextInt(2)) : PLANNER, filter());
        }
    }

    private void compare(Instance first, Instance second, Viewer viewer, LayerFilter filter) {
        var list = ListFilter.of(filter);
        var expected = counts.totalsInDatabase(viewer, list);
        for (var instance : List.of(first, second)) {
            assertThat(instance.totals.find(viewer, list).orElseThrow())
                    .as("%s for %s", filter.canonical(), viewer.name())
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
        if (viewer == PLANNER) {
            compareCells(first, second, filter);
        }
        for (var grid : List.of(TileGrid.WEB_MERCATOR, local())) {
            int z = (grid.equals(TileGrid.WEB_MERCATOR) ? 9 : 5) + random.nextInt(6);
            long sum = 0;
            var ids = new HashSet<Object>();
            for (var address : over(grid, z)) {
                var prepared = first.tiles.prepare(viewer, address, filter).orElseThrow();
                var tile = prepared.make();
                if (tile.length == 0) {
                    continue;
                }
                ValidTile.check(tile, "observations", 64);
                for (var point : MapTile.points(tile)) {
                    sum += point.inside() ? ((Number) point.properties().get("n")).longValue() : 0;
                    if (point.inside() && point.properties().containsKey("id")) {
                        assertThat(ids.add(point.properties().get("id"))).isTrue();
                    }
                }
                if (random.nextInt(8) == 0) {
                    var other = second.tiles.prepare(viewer, address, filter).orElseThrow();
                    assertThat(other.version()).as("the other instance's").isEqualTo(prepared.version());
                    assertThat(other.make()).isEqualTo(tile);
                    assertThat(told(tileQueries.tile(viewer, address, filter, first.index.kinds())))
                            .as("from the database, %s %s", address, filter.canonical())
                            .isEqualTo(told(tile));
                }
            }
            assertThat(sum)
                    .as("level %d of %s, %s", z, grid.id(), filter.canonical())
                    .isEqualTo(expected.placed());
        }
    }

    private void compareCells(Instance first, Instance second, LayerFilter filter) {
        var before = new ObservationCounts.Comparison(time(), YEAR.plus(Duration.ofDays(200)));
        var yearBefore = random.nextBoolean()
                ? new ObservationCounts.Comparison(null, null)
                : new ObservationCounts.Comparison(YEAR, time());
        double side = random.nextBoolean() ? 100 : 250;
        var expected = cells.inDatabase(PLANNER, filter, before, yearBefore, side);
        for (var instance : List.of(first, second)) {
            assertThat(cells.inMemory(instance.chosen, PLANNER, filter, before, yearBefore, side))
                    .as("squares of %s", filter.canonical())
                    .contains(expected);
        }
    }

    private static List<String> told(byte[] tile) {
        return MapTile.points(tile).stream()
                .map(point -> point.x() + " " + point.y() + " " + new java.util.TreeMap<>(point.properties()))
                .sorted()
                .toList();
    }

    private TileGrid local() {
        return TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth());
    }

    /** The tiles over all that these tests store. */
    private List<TileAddress> over(TileGrid grid, int z) {
        var box = grid.crs().from(Crs.WGS_84, area.boundary()).getEnvelopeInternal();
        double side = grid.side(z);
        var addresses = new ArrayList<TileAddress>();
        int east = (int) Math.floor((box.getMaxX() - grid.west()) / side);
        int south = (int) Math.floor((grid.north() - box.getMinY()) / side);
        for (int row = (int) Math.floor((grid.north() - box.getMaxY()) / side); row <= south; row++) {
            for (int column = (int) Math.floor((box.getMinX() - grid.west()) / side); column <= east; column++) {
                addresses.add(new TileAddress(grid, z, row, column));
            }
        }
        return addresses;
    }

    private void change() {
        switch (random.nextInt(9)) {
            case 0, 1 -> insert(1 + random.nextInt(5));
            case 2 -> insert(random.nextInt(2) == 0 ? 100 : 2_500);
            case 3 -> update("geom = " + point() + ", position_kind = 'MAP'");
            case 4 -> update("category_code = '%s', setting = '%s'".formatted(category(), setting()));
            case 5 -> update("occurred_at = '%s', note = 'glas och bråk'".formatted(time()));
            case 6 -> update("status = 'ERASED', geom = null, position_kind = 'AREA', note = null");
            case 7 -> update("status = 'DUPLICATE', duplicate_of = '%s'".formatted(some()));
            default ->
                jdbc.sql(
                                "delete from observations.observation o where o.id = :id and not exists (select from observations.observation d where d.duplicate_of = o.id)")
                        .param("id", some())
                        .update();
        }
    }

    private void update(String set) {
        var others = set.contains("duplicate_of") ? "" : ", duplicate_of = null";
        var status = set.contains("status") ? "" : ", status = '" + one("REPORTED", "VERIFIED", "CLOSED") + "'";
        jdbc.sql("update observations.observation set " + set + others + status + " where id = :id")
                .param("id", some())
                .update();
    }

    private void insert(int rows) {
        var values = new ArrayList<String>();
        for (int i = 0; i < rows; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            stored.add(id);
            boolean placed = random.nextInt(10) > 0;
            values.add("('%s', 0, '%s', '%s', '%s', '%s', '%s', now(), %s, '%s', %s, %s, %s, %s)"
                    .formatted(
                            id,
                            category(),
                            setting(),
                            one("WARDEN", "IMPORT", "PUBLIC"),
                            SOURCE,
                            time(),
                            placed ? point() : "null",
                            placed ? "MAP" : "AREA",
                            random.nextBoolean(),
                            random.nextInt(4) == 0
                                    ? "'" + WARDENS.get(random.nextInt(2)).id() + "'"
                                    : "null",
                            random.nextInt(3) == 0 ? "'krossat glas'" : "null",
                            placed
                                    ? one(
                                            "null",
                                            "5",
                                            "25",
                                            "25.000001",
                                            "30",
                                            "60.5",
                                            "100",
                                            "100.0000001",
                                            "250",
                                            "5000")
                                    : "null"));
        }
        jdbc.sql("""
                insert into observations.observation
                  (id, version, category_code, setting, source, source_name, occurred_at, received_at, geom, position_kind,
                   example, reporter_id, note, position_accuracy_m)
                values """ + String.join(",", values)).update();
    }

    private UUID some() {
        return stored.get(random.nextInt(stored.size()));
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String category() {
        var list = categories.list();
        return list.get(random.nextInt(Math.min(12, list.size()))).code();
    }

    private String setting() {
        return one("PORT", "PUBLIC_SPACE", "TRAFFIC");
    }

    private Instant time() {
        return YEAR.plusSeconds(random.nextInt(365 * 86_400)).plusNanos(random.nextInt(3) * 123_456_000L);
    }

    /** Half of them close together, a few at the same place. */
    private String point() {
        if (random.nextInt(5) == 0) {
            // on the sides of squares
            var here = area.crs().from(Crs.WGS_84, area.longitude(), area.latitude());
            return "ST_SetSRID(ST_MakePoint(%d, %s), %d)"
                    .formatted(
                            Math.round(here.getX() / 100) * 100 + random.nextInt(5) * 25,
                            Math.round(here.getY() / 100) * 100 + random.nextInt(3) * 50,
                            area.crs().srid());
        }
        var box = area.boundary().getEnvelopeInternal();
        boolean centre = random.nextBoolean();
        double longitude =
                centre ? 13.157 + random.nextInt(40) * 1e-4 : box.getMinX() + random.nextDouble() * box.getWidth();
        double latitude =
                centre ? 55.376 + random.nextInt(40) * 1e-4 : box.getMinY() + random.nextDouble() * box.getHeight();
        return "ST_Transform(ST_SetSRID(ST_MakePoint(%s, %s), 4326), %d)"
                .formatted(longitude, latitude, area.crs().srid());
    }

    /** Of 2014, so that other tests' rows are left out; everything else by chance. */
    private LayerFilter filter() {
        int day = random.nextInt(300);
        boolean whole = random.nextBoolean();
        return new LayerFilter(
                YEAR.plusSeconds(whole ? 0 : day * 86_400L),
                YEAR.plusSeconds((whole ? 366 : day + 1 + random.nextInt(60)) * 86_400L),
                random.nextInt(4) == 0 ? Set.copyOf(List.of(category(), category())) : Set.of(),
                random.nextInt(4) == 0 ? Set.of(setting()) : Set.of(),
                random.nextInt(4) == 0 ? Set.of("IMPORT") : Set.of(),
                random.nextInt(4) == 0 ? Set.copyOf(someFocus()) : Set.of(),
                random.nextInt(3) == 0
                        ? se.lagesbild.backend.maps.HoursForTests.of("5:18-23,6:0-4,1-3:7-9", area.timeZone())
                        : null,
                random.nextInt(4) == 0 ? Set.of(one("VERIFIED", "DUPLICATE", "REPORTED")) : Set.of(),
                random.nextInt(4) == 0 ? box() : null,
                random.nextInt(4) == 0 ? "glas" : null);
    }

    private List<String> someFocus() {
        var areas = categories.focusOf(category());
        return areas.isEmpty() ? List.of() : List.of(areas.iterator().next());
    }

    private Envelope box() {
        double west = 13.1 + random.nextDouble() * 0.1;
        double south = 55.35 + random.nextDouble() * 0.05;
        return new Envelope(west, west + 0.06, south, south + 0.03);
    }

    @Test
    void aRowThatWasCommittedLateIsNotMissed() throws Exception {
        insert(10);
        var instance = new Instance();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var late = thread.submit(() -> transaction.executeWithoutResult(status -> {
                insertWithSeed(77, 3);
                written.countDown();
                await(mayCommit);
            }));
            await(written);
            insert(4);
            assertThat(placedAndNot(instance))
                    .as("what is not committed is not there")
                    .isEqualTo(14);
            mayCommit.countDown();
            late.get(60, TimeUnit.SECONDS);
            assertThat(placedAndNot(instance))
                    .as("at once, though written before")
                    .isEqualTo(17);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aTransactionThatStaysOpenElsewhereCostsNoReadingAnew() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var open = thread.submit(() -> transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_current_xact_id()::text")
                        .query(String.class)
                        .single();
                begun.countDown();
                await(mayEnd);
            }));
            await(begun);
            insert(2_600);
            var instance = new Instance();
            assertThat(placedAndNot(instance))
                    .as("read, though an older transaction is open")
                    .isEqualTo(2_600);
            insert(3);
            var since = queries.now();
            assertThat(placedAndNot(instance)).isEqualTo(2_603);
            assertThat(queries.news(since, 10).changes()).as("heard once").isEmpty();
            mayEnd.countDown();
            open.get(10, TimeUnit.SECONDS);
        } finally {
            mayEnd.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void aChangeThatWasMadeLongBeforeItWasCommittedIsHeardByAnInstanceThatWasIdle() {
        insert(5);
        var idle = new Instance();
        transaction.executeWithoutResult(status -> {
            insert(2);
            jdbc.sql(
                            "update observations.change set made_at = now() - interval '2 hours' where xid = pg_current_xact_id()")
                    .update();
        });
        for (int round = 0; round < 2; round++) {
            new Instance().index.forgetOld();
        }
        assertThat(placedAndNot(idle)).isEqualTo(7);
    }

    @Test
    void whatAllHaveHeardIsForgotten() throws InterruptedException {
        insert(1);
        var all = queries.now();
        insert(1);
        var instance = new Instance();
        for (int tries = 0; running.current().isEmpty() && tries < 600; tries++) {
            Thread.sleep(50); // the running program must have heard it too
        }
        var kept = changes();
        queries.forget(all);
        assertThat(changes()).isNotEmpty().isSubsetOf(kept).hasSizeLessThan(kept.size());
        assertThat(placedAndNot(instance)).isEqualTo(2);
    }

    private List<Long> changes() {
        return jdbc.sql("select seq from observations.change order by seq")
                .query(Long.class)
                .list();
    }

    @Test
    void whereTheDatabaseDoesNotSayWhatIsNewNobodyWaitsForever() throws Exception {
        insert(5);
        var instance = new Instance();
        var threads = Executors.newFixedThreadPool(3);
        var locked = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try {
            var open = threads.submit(() -> locks(locked, mayEnd));
            await(locked);
            var asked = List.of(threads.submit(instance.index::current), threads.submit(instance.index::current));
            for (var answer : asked) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEmpty();
            }
            mayEnd.countDown();
            open.get(10, TimeUnit.SECONDS);
            insert(1);
            assertThat(placedAndNot(instance)).as("it knows all again").isEqualTo(6);
        } finally {
            mayEnd.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void aConnectionThatIsLostWhileAskingLosesNothing() throws Exception {
        insert(5);
        var instance = new Instance();
        var threads = Executors.newFixedThreadPool(2);
        var locked = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try {
            insert(1);
            var open = threads.submit(() -> locks(locked, mayEnd));
            await(locked);
            var asked = threads.submit(instance.index::current);
            // the running program's own question may be among those that end: it asks again
            for (int tries = 0; !asked.isDone() && tries < 600; tries++) {
                jdbc.sql("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where wait_event_type = 'Lock' and query like '%observations.change%' and pid <> pg_backend_pid()
                                """).query(Integer.class).single();
                Thread.sleep(10);
            }
            assertThat(asked.get(10, TimeUnit.SECONDS)).isEmpty();
            mayEnd.countDown();
            open.get(10, TimeUnit.SECONDS);
            assertThat(placedAndNot(instance)).isEqualTo(6);
        } finally {
            mayEnd.countDown();
            threads.shutdownNow();
        }
    }

    /** Keeps everybody from the list of changes. */
    private void locks(CountDownLatch locked, CountDownLatch mayEnd) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table observations.change in access exclusive mode").update();
            locked.countDown();
            await(mayEnd);
        });
    }

    private void insertWithSeed(long seed, int rows) {
        var before = random;
        random = new Random(seed);
        insert(rows);
        random = before;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int placedAndNot(Instance instance) {
        return instance.totals
                .find(PLANNER, ListFilter.of(year()))
                .orElseThrow()
                .total();
    }

    private static LayerFilter year() {
        return LayerFilter.ALL.during(YEAR, YEAR.plusSeconds(366 * 86_400L));
    }

    @Test
    void whatIsRolledBackIsNeverSeen() {
        insert(5);
        var instance = new Instance();
        transaction.executeWithoutResult(status -> {
            insert(3);
            assertThat(placedAndNot(instance))
                    .as("asked inside the transaction itself")
                    .isEqualTo(5);
            status.setRollbackOnly();
        });
        assertThat(placedAndNot(instance)).isEqualTo(5);
    }

    @Test
    void aLargeImportIsAnsweredByTheDatabaseUntilItIsTakenOver() {
        insert(5);
        var instance = new Instance();
        insert(2_600);
        assertThat(instance.totals.find(PLANNER, ListFilter.of(year()))).isEmpty();
        assertThat(instance.tiles.tile(PLANNER, over(TileGrid.WEB_MERCATOR, 8).get(0), year()))
                .as("the tile is there all the same")
                .isNotEmpty();
        instance.keep();
        assertThat(placedAndNot(instance)).isEqualTo(2_605);
    }

    @Test
    void moreThanATileHoldsAreCountedTogetherAndStayUnderTheLimit() {
        var point = "ST_Transform(ST_SetSRID(ST_MakePoint(13.16, 55.38), 4326), %d)"
                .formatted(area.crs().srid());
        insert(4_500);
        jdbc.sql("update observations.observation set geom = " + point
                        + ", position_kind = 'MAP' where source_name = :source")
                .param("source", SOURCE)
                .update();
        var instance = new Instance();
        for (int z : List.of(14, 18, 22)) {
            var tiles = IntStream.of(0).mapToObj(i -> at(z)).toList();
            var points = MapTile.points(instance.tiles.tile(PLANNER, tiles.get(0), year()));
            assertThat(points).hasSize(1);
            assertThat(points.get(0).properties()).containsEntry("n", 4_500L).doesNotContainKey("id");
        }
        var some = new LayerFilter(
                YEAR,
                YEAR.plusSeconds(250 * 86_400L),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                Set.of(),
                null,
                null);
        var tile = instance.tiles.tile(PLANNER, at(18), some);
        ValidTile.check(tile, "observations", 64);
        assertThat(MapTile.points(tile))
                .hasSizeGreaterThan(2_500)
                .allSatisfy(p -> assertThat(p.properties())
                        .containsOnlyKeys(
                                "id",
                                "category",
                                "setting",
                                "source",
                                "status",
                                "at",
                                "how",
                                "weight",
                                "example",
                                "n"));
    }

    private static TileAddress at(int z) {
        var point = Crs.WEB_MERCATOR.from(Crs.WGS_84, 13.16, 55.38);
        double side = TileGrid.WEB_MERCATOR.side(z);
        return new TileAddress(
                TileGrid.WEB_MERCATOR, z, (int) Math.floor((TileGrid.WEB_MERCATOR.north() - point.getY()) / side), (int)
                        Math.floor((point.getX() - TileGrid.WEB_MERCATOR.west()) / side));
    }

    @Test
    void theTableMakesTheSameTileWhereManyLieJustOutsideIt() {
        var address = at(18);
        var box = address.envelope();
        for (int i = 0; i < 3; i++) {
            insert(2_700);
        }
        place(stored, box.getMinX() - 0.005 * box.getWidth(), box.centre().y);
        insert(3);
        place(stored.subList(stored.size() - 3, stored.size()), box.centre().x, box.centre().y);
        var instance = new Instance();
        var tile =
                instance.tiles.prepare(PLANNER, address, year()).orElseThrow().make();
        assertThat(MapTile.points(tile)).as("points, without their buffer").hasSize(3);
        assertThat(told(tileQueries.tile(PLANNER, address, year(), instance.index.kinds())))
                .isEqualTo(told(tile));
    }

    /** @param x Web Mercator */
    private void place(List<UUID> ids, double x, double y) {
        jdbc.sql("""
                        update observations.observation set position_kind = 'MAP',
                          geom = ST_Transform(ST_SetSRID(ST_MakePoint(:x, :y), 3857), :srid)
                        where id = any(:ids)
                        """)
                .param("x", x)
                .param("y", y)
                .param("srid", area.crs().srid())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    @Test
    void aTileKeepsItsTagWhileOtherPlacesChange() {
        insert(200);
        var instance = new Instance();
        var here = over(TileGrid.WEB_MERCATOR, 15).stream()
                .filter(a -> instance.tiles.tile(PLANNER, a, year()).length > 0)
                .min(Comparator.comparingInt(TileAddress::row))
                .orElseThrow();
        var before = instance.tiles.prepare(PLANNER, here, year()).orElseThrow().version();
        jdbc.sql("""
                        insert into observations.observation
                          (id, version, category_code, setting, source, source_name, occurred_at, received_at, geom, position_kind)
                        values (gen_random_uuid(), 0, :category, 'PORT', 'STAFF', :source, :at, now(),
                                ST_Transform(ST_SetSRID(ST_MakePoint(13.157, 55.37), 4326), :srid), 'MAP')
                        """)
                .param("category", category())
                .param("source", SOURCE)
                .param("at", YEAR.plusSeconds(86_400).atOffset(ZoneOffset.UTC))
                .param("srid", area.crs().srid())
                .update();
        assertThat(instance.tiles.prepare(PLANNER, here, year()).orElseThrow().version())
                .isEqualTo(before);
    }

    @Test
    void theRunningProgramAnswersFromMemoryAndSaysNotModified() {
        insert(20);
        // the keeper takes over what the other tests stored
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> running.current().isPresent());
        var path = "/ogc/collections/observations/tiles/LocalMetricQuad/%s?datetime=2014-01-01/2014-12-31";
        var address = over(local(), 3).get(0);
        var one = path.formatted("%d/%d/%d".formatted(address.z(), address.row(), address.column()));
        var answer = http.get("planerare", one);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var tag = answer.header("ETag").orElseThrow();
        assertThat(tag).as("the rows' own, not the sum of the bytes").startsWith("W/\"2-");
        assertThat(http.get("planerare", one, "If-None-Match", tag).status()).isEqualTo(304);
        insert(1);
        insert(9);
        assertThat(http.get("planerare", one, "If-None-Match", tag).status())
                .as("new at once")
                .isEqualTo(200);
    }
}
