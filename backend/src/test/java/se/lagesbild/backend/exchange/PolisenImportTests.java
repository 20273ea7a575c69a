package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;

/** The Police's public events: counted and listed for the municipality, never a point on the map or part of a hot spot. */
class PolisenImportTests extends TrelleborgApp {
    private static final Path TRELLEBORG = Path.of("src/test/resources/imports/polisen-trelleborg.json");
    private static final Path FEED = Path.of("src/test/resources/imports/polisen-feed-60.json");

    /** All 259 but three checks of persons or vehicles, which are no events. */
    private static final int EVENTS = 256;

    private static final String PERIOD = "datetime=2023-02-01/2026-02-01&source=IMPORT";

    @TempDir
    Path folder;

    @Autowired
    ImportCommand command;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from observations.observation where source_name = 'Polisen'")
                .update();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("händelser.json"), text, StandardCharsets.UTF_8);
    }

    private static String event(String id, String type, String datetime) {
        return """
                {"id": %s, "datetime": "%s", "name": "ett namn", "summary": "Något hände.", "url": "/aktuellt/x/",
                 "type": "%s", "location": {"name": "Trelleborg", "gps": "55.376243,13.157423"}}""".formatted(id, datetime, type);
    }

    @Test
    void listsAndCountsTheEventsButPlacesNone() {
        var said = Said.by(command, TRELLEBORG);
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains("259 rader lästa", "256 nya, 0 ändrade, 0 oförändrade, 3 togs inte med")
                .contains("\"Kontroll person/fordon\" är en sammanfattning, kontroll eller information");

        var counts = http.get("planerare", "/api/observations/counts?" + PERIOD).json();
        assertThat(counts.path("total").asInt()).isEqualTo(EVENTS);
        assertThat(counts.path("area").asInt()).isEqualTo(EVENTS);
        assertThat(counts.path("placed").asInt()).isZero();
        // counted from the file with the table of kinds: 54 of violence; kinds that the table lacks: 9 + 9 + 3 + 2 + 1
        // + 1
        assertThat(counts.path("byCategory").path("OFF-VALD").asInt()).isEqualTo(54);
        assertThat(counts.path("byCategory").path("POL-OVR").asInt()).isEqualTo(25);

        var list = http.get("planerare", "/api/observations?" + PERIOD + "&limit=100")
                .json();
        assertThat(list.path("numberMatched").asInt()).isEqualTo(EVENTS);
        assertThat(list.path("features")).hasSize(100).allSatisfy(feature -> {
            assertThat(feature.path("geometry").isNull()).isTrue();
            assertThat(feature.path("properties").path("positionKind").asString())
                    .isEqualTo("AREA");
            assertThat(feature.path("properties").path("sourceName").asString()).isEqualTo("Polisen");
            assertThat(feature.path("properties").path("sourceUrl").asString())
                    .startsWith("https://polisen.se/aktuellt/");
        });
    }

    @Test
    void noneIsInATileOrAHotSpot() {
        Said.by(command, TRELLEBORG);
        // the world, the region, and the tile of the municipality's centre, where the feed puts them all
        for (var tile : new String[] {"0/0/0", "7/40/68", "14/5126/8790"}) {
            assertThat(http.get(
                                    "planerare",
                                    "/ogc/collections/observations/tiles/WebMercatorQuad/" + tile + "?" + PERIOD)
                            .status())
                    .as(tile)
                    .isEqualTo(204);
        }
        assertThat(http.get("planerare", "/api/observations/counts?" + PERIOD + "&bbox=13,55,14,56")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        var spots = http.get("planerare", "/api/hotspots?" + PERIOD).json();
        assertThat(spots.path("features")).isEmpty();
        assertThat(spots.path("method").path("counted").asInt()).isZero();
        // told as left out: all but the 25 "other" events, whose planning weight is 0
        assertThat(spots.path("method").path("leftOut").asInt()).isEqualTo(EVENTS - 25);
    }

    @Test
    void theTimeOfTheEventIsTheNamesNotTheNotices() {
        Said.by(command, TRELLEBORG);
        // "17 februari 22:47, Mord/dråp, Trelleborg", published 23:01:54
        var first = http.get("planerare", "/api/observations?datetime=2023-02-17&source=IMPORT")
                .json()
                .path("features")
                .path(0)
                .path("properties");
        assertThat(first.path("occurredAt").asString()).isEqualTo("2023-02-17T22:47:00+01:00");
        assertThat(first.path("note").asString()).isEqualTo("Mord/dråp: Anträffad skadad på Nygatan.");
    }

    @Test
    void anEditedEventIsReplacedAndTheRestUnchanged() throws IOException {
        Said.by(command, TRELLEBORG);
        assertThat(Said.by(command, TRELLEBORG).out()).contains("0 nya, 0 ändrade, 256 oförändrade");

        var edited = Files.readString(TRELLEBORG).replace("Anträffad skadad på Nygatan.", "En man är anhållen.");
        assertThat(Said.by(command, file(edited)).out()).contains("0 nya, 1 ändrade, 255 oförändrade");
        assertThat(jdbc.sql(
                                "select count(*) from observations.observation where note = 'Mord/dråp: En man är anhållen.'"
                                        + " and version = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void eventsThatTheFeedNoLongerHoldsAreKept() throws IOException {
        Said.by(command, TRELLEBORG);
        assertThat(Said.by(command, file("[]")).out()).contains("0 rader lästa", "0 nya");
        assertThat(http.get("planerare", "/api/observations/counts?" + PERIOD)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(EVENTS);
    }

    @Test
    void passesOverSummariesAndOtherMunicipalities() {
        // of these 60 events of the whole country 19 are summaries, checks or information
        assertThat(Said.by(command, FEED).out())
                .contains("60 rader lästa", "0 nya, 0 ändrade, 0 oförändrade, 60 togs inte med")
                .contains("19 rader togs inte med (not-an-event)", "41 rader togs inte med (other-municipality)");
    }

    @Test
    void aKindThatNobodyNamedIsOther() throws IOException {
        var zipped = folder.resolve("händelser.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(("[" + event("1", "Rymdskepp", "2024-05-06 9:08:07 +02:00") + "]")
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Said.by(command, zipped).out()).contains("1 rad läst", "1 nya");
        assertThat(jdbc.sql("""
                        select category_code || ' ' || note || ' ' || source_url || ' ' || to_char(occurred_at at time zone 'UTC', 'HH24:MI:SS')
                        from observations.observation where source_name = 'Polisen'
                        """).query(String.class).single())
                .isEqualTo("POL-OVR Rymdskepp: Något hände. https://polisen.se/aktuellt/x/ 07:08:07");
    }

    @Test
    void itemsThatCannotBeReadDoNotStopTheOthers() throws IOException {
        var said = Said.by(
                command,
                file("[17, null, " + event("2", "Rån", "i går") + ","
                        + event("\"\"", "Rån", "2024-05-06 9:08:07 +02:00") + ","
                        + event("4", "Rån", "2024-05-06 9:08:07 +02:00") + "]"));
        assertThat(said.out())
                .contains("5 rader lästa", "1 nya", "4 togs inte med")
                .contains("rad 1: Posten är ingen händelse", "rad 2: Posten är ingen händelse")
                .contains("rad 3: \"i går\" kan inte läsas som tid", "rad 4: Händelsen saknar id");
    }

    @Test
    void aBrokenFileIsToldAndWhatCameBeforeIsKept() throws IOException {
        var good = event("5", "Rån", "2024-05-06 9:08:07 +02:00");
        for (var broken :
                new String[] {"[" + good, "[" + good + ", {\"id\": 6, \"type\": ", "[" + good + ", {id: 6}]"}) {
            var said = Said.by(command, file(broken));
            assertThat(said.exitCode()).as(broken).isEqualTo(1);
            assertThat(said.err()).as(broken).contains("hämta filen igen").doesNotContain("Exception");
            assertThat(jdbc.sql("select count(*) from observations.observation where source_name = 'Polisen'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            forget();
        }
        assertThat(Said.by(command, file("{\"error\": \"fel\"}")).err()).contains("filen börjar inte med en lista");
        assertThat(Said.by(command, file("<html>")).err()).contains("filen är inte JSON vid rad 1");
        assertThat(Said.by(command, file("")).exitCode()).isEqualTo(1);
    }
}
