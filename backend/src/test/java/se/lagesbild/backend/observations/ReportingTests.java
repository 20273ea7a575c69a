package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Heard;
import se.lagesbild.backend.TrelleborgApp;

/** A geotagged observation goes in, and what cannot be used is told by field, value and what to do. */
class ReportingTests extends TrelleborgApp {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Heard heard;

    private static String feature(String coordinates, String properties) {
        return """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": %s}, "properties": {%s}}""".formatted(coordinates, properties);
    }

    private static final String GOOD =
            feature("[13.1574, 55.3762]", "\"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00+01:00\"");

    private static String path(UUID id) {
        return "/api/observations/" + id;
    }

    private boolean stored(UUID id) {
        return jdbc.sql("select exists (select from observations.observation where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Test
    void storesAReportOnceHoweverOftenItIsSent() {
        var id = UUID.randomUUID();
        var first = http.put("planerare", path(id), GOOD);
        var again = http.put("planerare", path(id), GOOD);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.header("ETag")).contains("\"0\"");
        assertThat(again.header("ETag")).contains("\"0\"");
        var properties = first.json().path("properties");
        assertThat(properties.path("source").asString()).isEqualTo("STAFF");
        assertThat(properties.path("status").asString()).isEqualTo("REPORTED");
        assertThat(properties.path("example").asBoolean()).isFalse();
        assertThat(properties.path("occurredAt").asString()).isEqualTo("2020-03-02T20:15:00+01:00");
    }

    @Test
    void tellsTheRoomsAboveAfterTheCommitAndNothingOfWhatWasRefused() {
        var stored = UUID.randomUUID();
        var refused = UUID.randomUUID();
        http.put("planerare", path(stored), GOOD);
        http.put("planerare", path(stored), GOOD);
        http.put("planerare", path(refused), GOOD.replace("MIL-KLOT", "XX"));
        var told = heard.of(ObservationReported.class);
        assertThat(told.stream().filter(event -> event.id().equals(stored)))
                .as("once: the second time nothing changed")
                .containsExactly(new ObservationReported(stored, "MIL-KLOT", Instant.parse("2020-03-02T19:15:00Z")));
        assertThat(told).noneMatch(event -> event.id().equals(refused));
    }

    @Test
    void keepsTheGeometryInTheAreasMetricSystem() {
        var id = UUID.randomUUID();
        http.put(
                "planerare",
                path(id),
                feature("[13.157, 55.376]", "\"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\""));
        var text = jdbc.sql(
                        "select ST_SRID(geom) || ' ' || round(ST_X(geom)::numeric, 2) || ' ' || round(ST_Y(geom)::numeric, 2) from observations.observation where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        // checked with PROJ: EPSG:3008, east before north
        assertThat(text).isEqualTo("3008 128255.80 6139142.82");
    }

    @Test
    void otherContentNeedsTheVersionThatTheSenderSaw() {
        var id = UUID.randomUUID();
        http.put("planerare", path(id), GOOD);
        var other = GOOD.replace("MIL-KLOT", "MIL-SKRP");

        assertThat(http.put("planerare", path(id), other).status()).isEqualTo(409);
        assertThat(http.put("planerare", path(id), other, "If-Match", "\"7\"").status())
                .isEqualTo(409);
        var changed = http.put("planerare", path(id), other, "If-Match", "\"0\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).contains("\"1\"");
        assertThat(http.get("planerare", path(id))
                        .json()
                        .path("properties")
                        .path("category")
                        .asString())
                .isEqualTo("MIL-SKRP");
    }

    @Test
    void aWardenSeesTheirOwnAndNobodyElses() {
        var own = UUID.randomUUID();
        var other = UUID.randomUUID();
        assertThat(http.put("vard", path(own), GOOD).status()).isEqualTo(201);
        assertThat(http.put("planerare", path(other), GOOD).status()).isEqualTo(201);

        assertThat(http.get("vard", path(own))
                        .json()
                        .path("properties")
                        .path("source")
                        .asString())
                .isEqualTo("WARDEN");
        assertThat(http.get("vard", path(other)).status()).isEqualTo(404);
        assertThat(http.put("vard", path(other), GOOD).status())
                .as("not even that it exists")
                .isEqualTo(404);
        assertThat(http.get("planerare", path(own)).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "no such category;          [13.1574, 55.3762]; \"category\": \"XX-NIX\", \"occurredAt\": \"2020-03-02T20:15:00Z\"; /properties/category; no-such-category",
                "no category;               [13.1574, 55.3762]; \"occurredAt\": \"2020-03-02T20:15:00Z\"; /properties/category; missing",
                "in another country;        [2.35, 48.85];      \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\"; /geometry/coordinates; outside-the-area",
                "swapped;                   [55.3762, 13.1574]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\"; /geometry/coordinates; swapped",
                "not on earth;              [13.1574, 155.3];   \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\"; /geometry/coordinates; not-on-earth",
                "infinite;                  [1e999, 55.3762];   \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\"; /geometry/coordinates; not-on-earth",
                "numbers as text;           [\"NaN\", 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\"; /geometry/coordinates; not-a-position",
                "tomorrow;                  [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2026-11-24T20:15:00Z\"; /properties/occurredAt; in-the-future",
                "six minutes ahead;         [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2026-11-23T20:06:00Z\"; /properties/occurredAt; in-the-future",
                "no zone;                   [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00\"; /properties/occurredAt; not-a-time",
                "ends before it starts;     [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\", \"occurredUntil\": \"2020-03-02T20:14:00Z\"; /properties/occurredUntil; until-before-at",
                "many people;               [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\", \"people\": \"MANY\"; /properties/people; not-one-of",
                "negative accuracy;         [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\", \"positionAccuracy\": -1; /properties/positionAccuracy; not-an-accuracy",
                "photo of a person's trade; [13.1574, 55.3762]; \"category\": \"UNG-LANG\", \"occurredAt\": \"2020-03-02T20:15:00Z\", \"photos\": [\"4f9c1f5e-6c1e-4f64-9d0c-3a5d2a9f1b11\"]; /properties/photos; photos-not-allowed",
                "note is a number;          [13.1574, 55.3762]; \"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\", \"note\": 5; /properties/note; not-a-text"
            })
    void refusesAFieldThatBreaksARuleAndStoresNothing(
            String what, String coordinates, String properties, String pointer, String code) {
        var id = UUID.randomUUID();
        var answer = http.put("planerare", path(id), feature(coordinates, properties));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
        assertThat(stored(id)).isFalse();
    }

    @Test
    void tellsEveryFaultAtOnceWithTheValueAndWhatToDo() {
        var answer = http.put(
                "planerare",
                path(UUID.randomUUID()),
                feature("[55.3762, 13.1574]", "\"category\": \"XX\", \"occurredAt\": \"igår\""));
        assertThat(answer.json().path("errors").size()).isEqualTo(3);
        assertThat(answer.text())
                .contains("\\\"XX\\\" finns inte: välj en ur /api/categories", "longitud först", "igår");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "broken off; {\"type\": \"Feature\", \"geometry\":; 400; unreadable-json",
                "bare NaN; {\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [NaN, 55.3]}}; 400; unreadable-json",
                "empty; ' '; 400; unreadable-json",
                "a list; []; 400; not-a-feature",
                "no properties; {\"type\": \"Feature\"}; 422; invalid"
            })
    void refusesWhatIsNoFeature(String what, String body, int status, String code) {
        var answer = http.put("planerare", path(UUID.randomUUID()), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void refusesABodyOfTenMegabytes() {
        var id = UUID.randomUUID();
        var answer = http.put(
                "planerare",
                path(id),
                GOOD.replace("Feature\"", "Feature\", \"x\": \"" + "x".repeat(10_000_000) + "\""));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asString()).isEqualTo("too-large");
        assertThat(stored(id)).isFalse();
    }

    @Test
    void anIdThatIsNoUuidIsNamed() {
        var answer = http.put("planerare", "/api/observations/17", GOOD);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault("id")).isEqualTo("not-a-uuid");
    }

    @Test
    void aPositionThatIsOnlyTheMunicipalityIsCountedAndNeverPlaced() {
        var id = UUID.randomUUID();
        var answer = http.put(
                "planerare",
                path(id),
                feature(
                        "[13.157423, 55.376243]",
                        "\"category\": \"POL-OVR\", \"occurredAt\": \"2019-05-05T12:00:00Z\", \"positionKind\": \"AREA\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("geometry").isNull()).isTrue();
        assertThat(answer.json().path("properties").path("placed").asBoolean()).isFalse();
        var counts = http.get("planerare", "/api/observations/counts?datetime=2019-05-05")
                .json();
        assertThat(counts.path("total").asInt()).isEqualTo(1);
        assertThat(counts.path("area").asInt()).isEqualTo(1);
        assertThat(counts.path("placed").asInt()).isZero();
    }

    @Test
    void theZoneDecidesWhereTheCategoryLeavesTheSettingOpen() {
        var inPort = UUID.randomUUID();
        var answer = http.put(
                "planerare",
                path(inPort),
                feature("[13.15, 55.368]", "\"category\": \"MIL-BELY\", \"occurredAt\": \"2020-03-02T20:15:00Z\""));
        assertThat(answer.json().path("properties").path("setting").asString()).isEqualTo("PORT");
        var inTown = http.put(
                "planerare",
                path(UUID.randomUUID()),
                feature("[13.157, 55.378]", "\"category\": \"MIL-BELY\", \"occurredAt\": \"2020-03-02T20:15:00Z\""));
        assertThat(inTown.json().path("properties").path("setting").asString()).isEqualTo("PUBLIC_SPACE");
    }

    @Test
    void personalDataIsToldByKindAndPlaceNeverRepeatedAndNothingIsStored() {
        var id = UUID.randomUUID();
        var answer = http.put(
                "vard",
                path(id),
                feature(
                        "[13.1574, 55.3762]",
                        "\"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\","
                                + " \"shift\": \"070-174 06 05\", \"place\": \"hos anna@exempel.se\","
                                + " \"note\": \" Åke 900101-9802, 070-174 06 05 och 070-174 06 06 i XKD 417\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        var told = new java.util.ArrayList<String>();
        answer.json()
                .path("errors")
                .forEach(error -> told.add(error.path("pointer").asString() + " "
                        + error.path("code").asString() + " "
                        + error.path("detail")
                                .asString()
                                .replaceAll("[^0-9]+", " ")
                                .strip()));
        // counted in the note as it was sent, its first blank included
        assertThat(told)
                .containsExactly(
                        "/properties/note personal-data-personal-number 6 16",
                        "/properties/note personal-data-phone 19 31",
                        "/properties/note personal-data-phone 37 49",
                        "/properties/note personal-data-plate 53 59",
                        "/properties/place personal-data-email 5 19",
                        "/properties/shift not-a-uuid 4 9 1 5 6 1 4 64 9 0 3 5 2 9 1 11");
        assertThat(answer.text()).doesNotContain("9802", "174 06", "XKD", "anna", "Åke");
        assertThat(stored(id)).isFalse();
        assertThat(jdbc.sql("select count(*) from observations.observation o where o::text like '%174 06 05%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anEverydayNoteIsStoredAsItWasWritten() {
        var id = UUID.randomUUID();
        var answer = http.put(
                "vard",
                path(id),
                feature(
                        "[13.1574, 55.3762]",
                        "\"category\": \"MIL-KLOT\", \"occurredAt\": \"2020-03-02T20:15:00Z\","
                                + " \"note\": \"Storgatan 112, kl 21-23, ring 114 14\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("properties").path("note").asString())
                .isEqualTo("Storgatan 112, kl 21-23, ring 114 14");
    }
}
