package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.TrelleborgApp;

/** Hours of the week, focus areas and status, over HTTP. Uses 2008. */
class SelectionTests extends TrelleborgApp {
    private static final String YEAR = "datetime=2008-01-01/2008-12-31";
    private static boolean made;

    private UUID put(String category, String at) {
        var id = UUID.randomUUID();
        var answer = http.put("planerare", "/api/observations/" + id, Told.feature(13.1520, 55.3770, category, at, ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    @BeforeEach
    void reports() {
        if (!made) {
            made = true;
            // the clock went from 03:00 back to 02:00 on Sunday 26 October 2008: half past two came twice
            put("UNG-NARK", "2008-10-26T02:30:00+02:00");
            put("UNG-NARK", "2008-10-26T02:30:00+01:00");
            // and from 02:00 to 03:00 on Sunday 30 March
            put("HAM-CONT", "2008-03-30T01:30:00+01:00");
            put("HAM-CONT", "2008-03-30T03:30:00+02:00");
            // Friday night, over midnight
            put("OFF-BRAK", "2008-06-06T23:59:00+02:00");
            put("OFF-BRAK", "2008-06-07T00:00:00+02:00");
            var verified = put("UNG-ALK", "2008-06-09T12:00:00+02:00");
            assertThat(http.post("planerare", "/api/observations/" + verified + "/verify", "")
                            .status())
                    .isEqualTo(200);
            var original = put("MIL-KLOT", "2008-06-10T12:00:00+02:00");
            var duplicate = put("MIL-KLOT", "2008-06-10T12:05:00+02:00");
            assertThat(http.post("planerare", "/api/observations/" + duplicate + "/duplicate-of/" + original, "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                              | 8", // the duplicate is not counted
                "hours=7:2                     | 2", // the hour that came twice
                "hours=7:1                     | 1",
                "hours=7:3                     | 1",
                "hours=5:20-23                 | 1",
                "hours=5:20-23,6:0-2           | 2",
                "hours=6:0                     | 1",
                "hours=1-7:0-23                | 8",
                "hours=1-5:12                  | 2",
                "focus=NARKOTIKA               | 2",
                "focus=YOUTH_ALCOHOL_DRUGS     | 3",
                "focus=OVRIG_STOLD,HAMNEN      | 2", // each once, though in both
                "focus=MISSHANDEL,NARKOTIKA    | 4",
                "focus=NARKOTIKA&hours=7:3     | 0",
                "status=VERIFIED               | 1",
                "status=DUPLICATE              | 1",
                "status=REPORTED,DUPLICATE     | 8",
                "status=VERIFIED&focus=PORT    | 0"
            })
    void narrowsListCountsAndHotSpotsAlike(String query, int expected) {
        var path = YEAR + (query == null ? "" : "&" + query);
        var list = http.get("planerare", "/api/observations?" + path);
        assertThat(list.json().path("numberMatched").asInt()).as(list.text()).isEqualTo(expected);
        assertThat(list.json().path("features").size()).isEqualTo(expected);
        var counts = http.get("planerare", "/api/observations/counts?" + path).json();
        assertThat(counts.path("total").asInt()).isEqualTo(expected);
        assertThat(http.get("planerare", "/api/hotspots?" + path)
                        .json()
                        .path("method")
                        .path("counted")
                        .asInt())
                .isEqualTo(expected);
    }

    @Test
    void countsEachStatusAndEachFocusAreaOfEveryAgreement() {
        var counts = http.get("planerare", "/api/observations/counts?" + YEAR).json();
        assertThat(counts.path("byStatus").toString()).isEqualTo("{\"REPORTED\":7,\"VERIFIED\":1}");
        var focus = counts.path("byFocus");
        assertThat(focus.path("YOUTH_ALCOHOL_DRUGS").asInt()).isEqualTo(3);
        assertThat(focus.path("NARKOTIKA").asInt()).isEqualTo(2);
        // fuel and containers are thefts and the port's
        assertThat(focus.path("OVRIG_STOLD").asInt()).isEqualTo(2);
        assertThat(focus.path("HAMNEN").asInt()).isEqualTo(2);
        assertThat(focus.path("TRAFIK").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hours=8:1        | hours  | not-hours",
                "hours=fredag     | hours  | not-hours",
                "hours=1:5-3      | hours  | not-hours",
                "focus=SAKNAS     | focus  | not-one-of",
                "focus=PORT,X     | focus  | not-one-of",
                "status=ERASED    | status | not-one-of"
            })
    void saysWhichWordCannotBeUsedInEveryPlace(String query, String parameter, String code) {
        for (var path : new String[] {
            "/api/observations?",
            "/api/observations/counts?",
            "/api/hotspots?",
            "/ogc/collections/observations/tiles/WebMercatorQuad/3/2/4?"
        }) {
            var answer = http.get("planerare", path + query);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(400);
            assertThat(answer.fault(parameter)).as(answer.text()).isEqualTo(code);
            assertThat(answer.json().path("errors").path(0).path("detail").asString())
                    .as("the text is there, with the value")
                    .isNotEqualTo(code)
                    .contains("\"");
        }
    }

    @Test
    void whoeverMayOnlySeeSumsGetsNoneOfABox() {
        var answer = http.get("polis", "/api/hotspots?" + YEAR + "&bbox=13.15,55.37,13.16,55.38");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("no-box-of-counts");
        var narrow = http.get("polis", "/api/hotspots?datetime=2026-06-10T20:00:00Z/2026-06-10T20:01:00Z");
        var period = narrow.json().path("method").path("period").asString();
        assertThat(period)
                .as("a minute is told as its day")
                .startsWith("2026-06-10T00:00")
                .contains("/2026-06-11T00:00");
    }

    @Test
    void whoeverMayNotReadNotesMayNotSearchThemEither() {
        var answer = http.get("polis", "/api/hotspots?" + YEAR + "&q=moped");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("no-search-in-notes");
        assertThat(answer.text()).contains("sökordet").doesNotContain("moped");
        assertThat(http.get("polis", "/api/hotspots?" + YEAR).status()).isEqualTo(200);
        assertThat(http.get("planerare", "/api/hotspots?" + YEAR + "&q=moped").status())
                .isEqualTo(200);
    }

    @Test
    void theCatalogueSaysWhatEachCategoryTellsOf() {
        var catalogue = http.get("vard", "/api/categories").json();
        assertThat(catalogue.path("focusAreas").size()).isEqualTo(13);
        var first = catalogue.path("focusAreas").path(0);
        assertThat(first.path("agreement").asString()).isEqualTo("2019-2022");
        assertThat(first.path("code").asString()).isEqualTo("YOUTH_ALCOHOL_DRUGS");
        assertThat(first.path("nameSv").asString()).startsWith("Ungdomars alkohol");
        assertThat(first.path("nameEn").asString()).contains("alcohol");
        for (var category : catalogue.path("categories")) {
            switch (category.path("code").asString()) {
                case "UNG-NARK" ->
                    assertThat(category.path("focus").toString())
                            .isEqualTo("{\"2019-2022\":[\"YOUTH_ALCOHOL_DRUGS\"],\"2023-2026\":[\"NARKOTIKA\"]}");
                case "HAM-CONT" ->
                    assertThat(category.path("focus").path("2023-2026").toString())
                            .isEqualTo("[\"HAMNEN\",\"OVRIG_STOLD\"]");
                case "POL-OVR" -> assertThat(category.path("focus").toString()).isEqualTo("{}");
                default -> {}
            }
        }
    }
}
