package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.HoustonApp;

/**
 * Real crimes of a town far away go in by a mapping alone, and become layers and hot spots there. Expected numbers were
 * counted from {@code crime-sample.csv.gz} with Python's csv module; the folder's README shows how.
 */
class HoustonImportTests extends HoustonApp {
    private static final Path SAMPLE = FOLDER.resolve("crime-sample.csv.gz");
    private static final Path MAPPING = FOLDER.resolve("mapping.yml");

    /** 2,886 rows, less 5 without and 58 with a far position. */
    private static final int GOOD = 2823;

    @TempDir
    static Path folder;

    private static Said first = new Said(-1, "", "");

    @Autowired
    ImportCommand command;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void sampleIsImported() {
        if (first.exitCode() < 0) {
            // other tests on this database read the same file in
            jdbc.sql("delete from observations.observation").update();
            first = Said.by(command, SAMPLE, "--mapping", MAPPING, "--rejected", folder.resolve("rejected.csv"));
        }
    }

    private int count(String query) {
        return http.get("planerare", "/api/observations/counts?" + query)
                .json()
                .path("total")
                .asInt();
    }

    @Test
    void storesTheGoodRowsAndTellsTheOthersByLineAndReason() throws IOException {
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("2886 rader lästa", "2823 nya, 0 ändrade, 0 oförändrade, 63 togs inte med")
                .contains("5 rader togs inte med (no-position)", "rad 670: Platsen saknas")
                .contains(
                        "58 rader togs inte med (outside-the-area)", "rad 2: -95.114129, 31.414044 ligger mer än 2 km");
        var rejected = Files.readAllLines(folder.resolve("rejected.csv"), StandardCharsets.UTF_8);
        assertThat(rejected).hasSize(1 + 63).startsWith("rad;kod;skäl");
        // in another state
        assertThat(rejected).filteredOn(line -> line.contains("37.3040865")).hasSize(1);
        assertThat(count("source=IMPORT")).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "HOU-MURD, 1",
        "HOU-RAPE, 9",
        "HOU-ROBB, 103",
        "HOU-ASLT, 103",
        "HOU-BURG, 108",
        "HOU-AUTO, 202",
        "HOU-THFT, 2297"
    })
    void eachKindBecomesItsCategory(String category, int expected) {
        assertThat(count("category=" + category)).isEqualTo(expected);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var again = Said.by(command, SAMPLE, "--mapping", MAPPING);
        assertThat(again.out()).contains("0 nya, 0 ändrade, 2823 oförändrade, 63 togs inte med");
        assertThat(jdbc.sql("select count(*) from observations.observation where version > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherMappingChangesTheSameRows() throws IOException {
        var mapping = Files.writeString(
                folder.resolve("coarser.yml"),
                Files.readString(MAPPING).replace("murder: HOU-MURD", "murder: HOU-ASLT"));
        assertThat(Said.by(command, SAMPLE, "--mapping", mapping).out()).contains("0 nya, 1 ändrade, 2822 oförändrade");
        assertThat(Said.by(command, SAMPLE, "--mapping", MAPPING).out()).contains("0 nya, 1 ändrade");
        jdbc.sql("update observations.observation set version = 0").update();
    }

    @Test
    void rowsThatAreAlikeInEveryColumnStaySeparateEvents() {
        // six times the same line of 16 July, 19 hours, 6500-6599 cullen blvd
        assertThat(count("datetime=2010-07-16T19:00:00-05:00/2010-07-16T19:00:01-05:00"
                        + "&bbox=-95.3523,29.6927,-95.3522,29.6929"))
                .isEqualTo(6);
        // 2,823 rows, 2,743 of them different
        assertThat(jdbc.sql("""
                        select count(*) from (select distinct category_code, occurred_at, geom, note
                                              from observations.observation) t
                        """).query(Integer.class).single()).isBetween(2000, 2743);
    }

    @Test
    void theTextAfterACommaIsPartOfItsField() {
        assertThat(count("q=gym, recreat, club house, indoor pool, spa")).isEqualTo(12);
        // 68 notes hold a comma
        assertThat(jdbc.sql("select count(*) from observations.observation where note like '%,%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(68);
    }

    @Test
    void timesAreLocalInChicagoAlsoInTheHourThatDidNotExist() {
        // 9 rows say 2 o'clock on 14 March 2010, when the clocks went from 2 to 3; 2 rows say 3 o'clock
        assertThat(first.out()).contains("9 tider finns inte på klockan");
        assertThat(count("datetime=2010-03-14T08:00:00Z/2010-03-14T08:00:01Z")).isEqualTo(11);
        var one = http.get(
                        "planerare",
                        "/api/observations?datetime=2010-03-14T08:00:00Z/2010-03-14T08:00:01Z&category=HOU-ROBB")
                .json()
                .path("features")
                .path(0)
                .path("properties");
        assertThat(one.path("occurredAt").asString()).isEqualTo("2010-03-14T03:00:00-05:00");
        assertThat(one.path("note").asString()).isEqualTo("bar / night club parking lot");
        assertThat(one.path("source").asString()).isEqualTo("IMPORT");
        assertThat(one.path("sourceName").asString()).isEqualTo("Houston Police Department");
        assertThat(one.path("positionKind").asString()).isEqualTo("ADDRESS");
        assertThat(one.path("positionAccuracy").asDouble()).isEqualTo(100);
        // 210 rows say hour 0: midnight there, not here
        assertThat(jdbc.sql("""
                        select count(*) from observations.observation
                        where extract(hour from occurred_at at time zone 'America/Chicago') = 0
                        """).query(Integer.class).single()).isEqualTo(210);
        // days begin at midnight in Chicago
        assertThat(count("datetime=2010-05-01/2010-05-28")).isEqualTo(359);
    }

    @Test
    void findsTheShoppingCentreAsAHotSpotInTheTownsOwnCoordinateSystem() {
        var answer = http.get("planerare", "/api/hotspots?datetime=2010-05-01/2010-05-28");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var method = answer.json().path("method");
        assertThat(method.path("text").asString()).contains("EPSG:32615");
        assertThat(method.path("counted").asInt()).isEqualTo(359);
        assertThat(method.path("leftOut").asInt()).isZero();

        // 900-999 gessner: 51 reports in these four weeks, 52 in the four before, 48 of them theft; by our own
        // projection
        // 17,026 m from the centre at 279 degrees
        var mall = answer.json()
                .path("features")
                .valueStream()
                .map(feature -> feature.path("properties"))
                .filter(spot -> spot.path("name").asString().equals("17,0 km väster om centrum"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.text()));
        assertThat(mall.path("count").asInt()).isEqualTo(51);
        assertThat(mall.path("trend").path("before").asInt()).isEqualTo(52);
        assertThat(mall.path("trend").path("verdict").asString()).isEqualTo("SAME");
        assertThat(mall.path("confidence").asString()).isEqualTo("STRONG");
        assertThat(mall.path("pAdjusted").asDouble()).isLessThan(0.05);
        assertThat(mall.path("topCategories").path(0).path("code").asString()).isEqualTo("HOU-THFT");
        assertThat(mall.path("topCategories").path(0).path("n").asInt()).isEqualTo(48);
        assertThat(mall.path("centre").path(0).asDouble()).isBetween(-95.546, -95.542);
        assertThat(mall.path("centre").path(1).asDouble()).isBetween(29.780, 29.783);
        assertThat(mall.path("sentence").asString())
                .startsWith("17,0 km väster om centrum: 51 iakttagelser på fyra veckor, mest stöld");
        // Saturday is row 6 of 7: 16 of the 51
        int saturdays = mall.path("weekdayHour")
                .path(5)
                .valueStream()
                .mapToInt(n -> n.asInt())
                .sum();
        assertThat(saturdays).isEqualTo(16);
    }

    @Test
    void itsTilesHoldTheTownsOwnCategories() {
        // the shopping centre's tile of level 14: column 3843, row 6771
        var path = "/ogc/collections/observations/tiles/WebMercatorQuad/14/6771/3843";
        var tile = http.get("planerare", path);
        assertThat(tile.status()).isEqualTo(200);
        assertThat(new String(tile.body(), StandardCharsets.ISO_8859_1)).contains("HOU-THFT");
        assertThat(http.get("planerare", path + "?category=HOU-MURD").status()).isEqualTo(204);
        var boundary =
                http.get("planerare", "/ogc/collections/boundary/items").json().path("features");
        assertThat(boundary).hasSize(1);
        assertThat(boundary.path(0).path("properties").path("name").asString()).isEqualTo("Houston");
    }

    @Test
    void aReportFromTrelleborgDoesNotBelongHere() {
        var answer = http.put("planerare", "/api/observations/" + java.util.UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1574, 55.3762]},
                 "properties": {"category": "MIL-KLOT", "occurredAt": "2020-03-02T20:15:00Z"}}""");
        assertThat(answer.fault("/geometry/coordinates")).isEqualTo("outside-the-area");
        assertThat(answer.fault("/properties/category")).isEqualTo("no-such-category");
    }
}
