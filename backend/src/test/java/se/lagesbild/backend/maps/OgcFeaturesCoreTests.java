package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** OGC API Features part 1 (17-069r4): each test bears the requirement of the abstract test that it stands for. */
class OgcFeaturesCoreTests extends TrelleborgApp {
    private static final String ITEMS = "/ogc/collections/observations/items";
    private static final String CENTRE = "13.10,55.35,13.20,55.40";

    private JsonNode json(String path) {
        var answer = http.get("planerare", path);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Http.Answer get(String path) {
        return http.get("planerare", path);
    }

    private static JsonNode link(JsonNode document, String rel, String type) {
        for (var link : document.path("links")) {
            if (link.path("rel").asString().equals(rel)
                    && link.path("type").asString("").startsWith(type)) {
                return link;
            }
        }
        throw new AssertionError("no link " + rel + " of type " + type + " in " + document.path("links"));
    }

    private static String pathOf(JsonNode link) {
        var uri = URI.create(link.path("href").asString());
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    @Test
    void rootSuccess_landingPageLeadsToAllElse() {
        var page = json("/ogc");
        assertThat(page.path("title").asString()).contains("Trelleborg");
        assertThat(get(pathOf(link(page, "service-desc", "application/vnd.oai.openapi+json;version=3.0")))
                        .header("Content-Type"))
                .contains("application/vnd.oai.openapi+json;version=3.0");
        assertThat(get(pathOf(link(page, "service-doc", "text/html"))).text()).startsWith("<!doctype html>");
        assertThat(json(pathOf(link(page, "conformance", "application/json")))
                        .path("conformsTo")
                        .size())
                .isPositive();
        assertThat(json(pathOf(link(page, "data", "application/json")))
                        .path("collections")
                        .size())
                .isPositive();
        link(page, "self", "application/json");
        link(page, "alternate", "text/html");
    }

    @Test
    void conformanceSuccess_namesTheClassesOfPart1And2And3AndTiles() {
        var named = json("/ogc/conformance")
                .path("conformsTo")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(named)
                .contains(
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
                        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
                        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
                        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core")
                .doesNotHaveDuplicates();
    }

    @Test
    void http_headAnswersAsGetWithoutABody() {
        var answer = http.send(HttpRequest.newBuilder(http.uri("/ogc/conformance"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag"))
                .isEqualTo(http.anonymous("/ogc/conformance").header("ETag"));
    }

    @Test
    void http_etagSavesTheSecondAnswer() {
        var first = get(ITEMS + "?limit=3");
        var again = http.get(
                "planerare",
                ITEMS + "?limit=3",
                "If-None-Match",
                first.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc?x=1",
                "/ogc/conformance?x=1",
                "/ogc/api?x=1",
                "/ogc/collections?x=1",
                "/ogc/collections/places?x=1",
                "/ogc/collections/places/queryables?x=1",
                "/ogc/collections/places/items?x=1",
                "/ogc/collections/places/items?limit=1&limit=2",
                "/ogc/collections/places/items?f=xml",
                "/ogc/collections/places/items?f=json&category=OFF-LUGN",
                "/ogc/tileMatrixSets?x=1"
            })
    void queryParamUnknown_is400(String path) {
        var answer = get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("bad-query");
    }

    @Test
    void collectionsSuccess_eachIsDescribedAlikeInTheListAndAlone() {
        var list = json("/ogc/collections");
        link(list, "self", "application/json");
        link(list, "alternate", "text/html");
        assertThat(list.path("collections").size()).isGreaterThanOrEqualTo(4);
        for (var collection : list.path("collections")) {
            var id = collection.path("id").asString();
            assertThat(json("/ogc/collections/" + id)).as(id).isEqualTo(collection);
            assertThat(collection.path("itemType").asString()).isEqualTo("feature");
            link(collection, "self", "application/json");
            link(collection, "items", "application/geo+json");
            link(collection, "items", "text/html");
            var bbox = collection.path("extent").path("spatial").path("bbox").path(0);
            assertThat(bbox.size()).isEqualTo(4);
            assertThat(bbox.path(0).asDouble()).isLessThan(bbox.path(2).asDouble());
            assertThat(bbox.path(1).asDouble()).isLessThan(bbox.path(3).asDouble());
            assertThat(collection.path("extent").path("spatial").path("crs").asString())
                    .isEqualTo("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
            assertThat(collection.path("crs").path(0).asString())
                    .isEqualTo("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        }
        assertThat(json("/ogc/collections/observations")
                        .path("extent")
                        .path("temporal")
                        .path("interval")
                        .path(0)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void collections_areThereForTheirReadersAlone() {
        assertThat(ids(http.anonymous("/ogc/collections").json())).isEmpty();
        assertThat(ids(http.get("polis", "/ogc/collections").json()))
                .contains("places")
                .doesNotContain("observations");
        assertThat(ids(json("/ogc/collections"))).contains("places", "boundary", "streets", "observations");
        assertThat(ids(http.get("namnd", "/ogc/collections").json())).isEmpty();
        for (var path : List.of("", "/items", "/queryables", "/schema", "/tiles", "/tiles/WebMercatorQuad")) {
            assertThat(http.get("polis", "/ogc/collections/observations" + path).status())
                    .as("police " + path)
                    .isEqualTo(404);
            assertThat(http.anonymous("/ogc/collections/observations" + path).status())
                    .as("nobody " + path)
                    .isEqualTo(401);
        }
        assertThat(http.get("polis", "/ogc/api").text()).doesNotContain("observations");
    }

    private static List<String> ids(JsonNode list) {
        return list.path("collections")
                .valueStream()
                .map(collection -> collection.path("id").asString())
                .toList();
    }

    @Test
    void basicOpensTheCollectionsToPrograms() {
        var basic =
                "Basic " + Base64.getEncoder().encodeToString("planerare:lagesbild".getBytes(StandardCharsets.UTF_8));
        var answer = http.send(HttpRequest.newBuilder(http.uri(ITEMS + "?limit=1"))
                .header("Authorization", basic)
                .GET());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("features").size()).isEqualTo(1);
    }

    @Test
    void fcResponse_isGeoJsonWithItsNumbersTimeAndLinks() {
        var answer = get(ITEMS + "?limit=7");
        assertThat(answer.header("Content-Type")).contains("application/geo+json");
        var page = answer.json();
        assertThat(page.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(Instant.parse(page.path("timeStamp").asString())).isNotNull();
        assertThat(page.path("numberReturned").asInt()).isEqualTo(7);
        assertThat(page.path("numberMatched").asLong())
                .as("the same number as the list of observations")
                .isEqualTo(
                        json("/api/observations?limit=1").path("numberMatched").asLong());
        link(page, "self", "application/geo+json");
        link(page, "alternate", "text/html");
        link(page, "next", "application/geo+json");
        for (var feature : page.path("features")) {
            assertThat(feature.path("type").asString()).isEqualTo("Feature");
            assertThat(feature.path("id").asString()).isNotEmpty();
            var at = feature.path("geometry").path("coordinates");
            assertThat(at.path(0).asDouble()).as("longitude first").isBetween(12.5, 13.9);
            assertThat(at.path(1).asDouble()).isBetween(55.0, 56.0);
            assertThat(OffsetDateTime.parse(
                            feature.path("properties").path("occurredAt").asString()))
                    .isNotNull();
        }
    }

    @Test
    void fcLinks_nextLeadsThroughAllRowsAndNoneTwice() {
        var path = ITEMS + "?limit=100&setting=PORT&datetime=2026-06-01/2026-11-22";
        long matched = json(path).path("numberMatched").asLong();
        assertThat(matched).isGreaterThan(100);
        var seen = new HashSet<String>();
        int rows = 0;
        for (var page = json(path); ; page = json(pathOf(link(page, "next", "application/geo+json")))) {
            assertThat(page.path("numberMatched").asLong()).isEqualTo(matched);
            for (var feature : page.path("features")) {
                seen.add(feature.path("id").asString());
                rows++;
            }
            boolean last = page.path("links")
                    .valueStream()
                    .noneMatch(link -> link.path("rel").asString().equals("next"));
            if (last) {
                break;
            }
        }
        assertThat(rows).isEqualTo((int) matched);
        assertThat(seen).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource({"0, 400", "-1, 400, ", "abc, 400", "1, 200", "10000, 200", "10001, 200"})
    void fcLimitResponse_keepsWithinItsBounds(String limit, int status) {
        assertThat(get("/ogc/collections/places/items?limit=" + limit).status()).isEqualTo(status);
    }

    @Test
    void fcLimitDefinition_theUsualPageHoldsAHundred() {
        assertThat(json(ITEMS).path("features").size()).isEqualTo(100);
    }

    @Test
    void fcBboxResponse_holdsWhatTouchesTheBoxAndNothingElse() {
        var all = json(ITEMS + "?limit=10000&datetime=2026-10-01/2026-11-22");
        var inside = json(ITEMS + "?limit=10000&datetime=2026-10-01/2026-11-22&bbox=" + CENTRE);
        long expected = all.path("features")
                .valueStream()
                .filter(f -> {
                    var at = f.path("geometry").path("coordinates");
                    return at.size() == 2
                            && at.path(0).asDouble() >= 13.10
                            && at.path(0).asDouble() <= 13.20
                            && at.path(1).asDouble() >= 55.35
                            && at.path(1).asDouble() <= 55.40;
                })
                .count();
        assertThat(expected).isPositive();
        assertThat(inside.path("numberMatched").asLong()).isEqualTo(expected);
        assertThat(json(ITEMS + "?limit=1&datetime=2026-10-01/2026-11-22&bbox=13.10,55.35,-50,13.20,55.40,500")
                        .path("numberMatched")
                        .asLong())
                .as("heights are ignored")
                .isEqualTo(expected);
        assertThat(json("/ogc/collections/boundary/items?bbox=-180,-90,180,90")
                        .path("numberMatched")
                        .asInt())
                .as("the whole world")
                .isEqualTo(2);
        assertThat(json("/ogc/collections/boundary/items?bbox=170,50,-170,60")
                        .path("numberMatched")
                        .asInt())
                .as("over the 180th meridian, where nothing lies")
                .isZero();
        assertThat(json("/ogc/collections/boundary/items?bbox=10,50,-170,60")
                        .path("numberMatched")
                        .asInt())
                .as("over the 180th meridian, Sweden within")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "13.2,55.4,13.1,55.3",
                "0,0,NaN,1",
                "-200,0,0,1",
                "1,2,3,4,5,6,7"
            })
    void fcBboxDefinition_refusesWhatIsNoBox(String bbox) {
        var answer = get(ITEMS + "?bbox=" + bbox);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault("bbox")).isEqualTo("not-a-bbox");
    }

    @Test
    void fcTimeResponse_bothEndsBelongToTheInterval() {
        var one = json(ITEMS + "?limit=1").path("features").path(0);
        var at = OffsetDateTime.parse(one.path("properties").path("occurredAt").asString())
                .toInstant();
        var id = one.path("id").asString();
        for (var time : List.of(
                at.toString(),
                at + "/" + at,
                at + "/..",
                "../" + at,
                at + "/",
                "/" + at,
                at.minusSeconds(60) + "/" + at)) {
            var found = new ArrayList<String>();
            json(ITEMS + "?limit=10000&datetime=" + time)
                    .path("features")
                    .forEach(f -> found.add(f.path("id").asString()));
            assertThat(found).as(time).contains(id);
        }
        assertThat(json(ITEMS + "?limit=1&datetime=" + at.plusSeconds(1) + "/..")
                        .path("features")
                        .valueStream()
                        .map(f -> f.path("id").asString()))
                .doesNotContain(id);
        assertThat(json("/ogc/collections/places/items?datetime=1900-01-01/1900-01-02")
                        .path("numberMatched")
                        .asInt())
                .as("what has no time is there at all times")
                .isEqualTo(json("/ogc/collections/places/items")
                        .path("numberMatched")
                        .asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-02-01/2026-01-01", "2026-01-01/2026-01-02/2026-01-03"})
    void fcTimeDefinition_refusesWhatIsNoTime(String time) {
        assertThat(get(ITEMS + "?datetime=" + time).status()).isEqualTo(400);
    }

    @Test
    void fcFiltersResponse_fieldsAreCompared() {
        var schools = json("/ogc/collections/places/items?kind=SCHOOL&limit=1000");
        assertThat(schools.path("features").size()).isPositive();
        schools.path("features")
                .forEach(f ->
                        assertThat(f.path("properties").path("kind").asString()).isEqualTo("SCHOOL"));
        assertThat(json("/ogc/collections/boundary/items?example=true")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/ogc/collections/boundary/items?example=yes").status()).isEqualTo(400);
        for (var query : List.of(
                "category=MIL-KLOT,OFF-BERU", "setting=PORT", "source=WARDEN&status=REPORTED", "hours=5:20-23")) {
            assertThat(json(ITEMS + "?limit=1&" + query).path("numberMatched").asLong())
                    .as("as in the list: " + query)
                    .isEqualTo(json("/api/observations?limit=1&" + query)
                            .path("numberMatched")
                            .asLong())
                    .isPositive();
        }
    }

    @Test
    void fSuccess_oneFeatureIsTheOneInTheList() {
        var listed = json(ITEMS + "?limit=1").path("features").path(0);
        var answer = get(ITEMS + "/" + listed.path("id").asString());
        assertThat(answer.header("Content-Type")).contains("application/geo+json");
        var one = answer.json();
        assertThat(one.path("properties")).isEqualTo(listed.path("properties"));
        assertThat(one.path("geometry")).isEqualTo(listed.path("geometry"));
        link(one, "self", "application/geo+json");
        link(one, "alternate", "text/html");
        assertThat(json(pathOf(link(one, "collection", "application/json")))
                        .path("id")
                        .asString())
                .isEqualTo("observations");
        for (var missing : List.of("nothing", "00000000-0000-0000-0000-000000000000")) {
            assertThat(get(ITEMS + "/" + missing).status()).isEqualTo(404);
        }
        assertThat(get("/ogc/collections/nothing/items").status()).isEqualTo(404);
    }

    @Test
    void html_everyPageIsThereForWhoeverWantsPages() {
        var id = json("/ogc/collections/places/items?limit=1")
                .path("features")
                .path(0)
                .path("id")
                .asString();
        for (var path : List.of(
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/places",
                "/ogc/collections/places/queryables",
                "/ogc/collections/places/schema",
                "/ogc/collections/places/items",
                "/ogc/collections/places/items/" + id,
                "/ogc/collections/observations/tiles",
                "/ogc/collections/observations/tiles/LocalMetricQuad",
                "/ogc/tileMatrixSets",
                "/ogc/tileMatrixSets/LocalMetricQuad")) {
            var page = http.get("planerare", path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
            assertThat(page.header("Content-Type").orElse("")).as(path).startsWith("text/html");
            assertThat(page.text())
                    .as(path)
                    .contains("<html lang=\"sv\">", "<h1>")
                    .doesNotContain("<script", "style=");
            assertThat(get(path + "?f=html").text()).as(path).startsWith("<!doctype html>");
            assertThat(http.get("planerare", path + "?f=html", "Accept-Language", "en")
                            .text())
                    .contains("<html lang=\"en\">");
        }
        assertThat(get("/ogc/collections/places/items?f=html").text()).contains("(exempel)", "<table>");
    }

    @Test
    void whatPeopleWroteIsTextOnAPageAndNeverMarkup() {
        var id = java.util.UUID.randomUUID();
        var put = http.put("planerare", "/api/observations/" + id, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.16, 55.377]},
                 "properties": {"category": "MIL-KLOT", "occurredAt": "2019-03-01T21:00:00Z",
                                "note": "<b onclick='x'>fet & stor</b>"}}""");
        assertThat(put.status()).as(put.text()).isEqualTo(201);
        var page = get(ITEMS + "/" + id + "?f=html").text();
        assertThat(page).contains("&lt;b onclick=").doesNotContain("<b onclick");
    }

    @Test
    void readsAreLoggedWithTheirFilterAndWithoutFreeText() {
        get(ITEMS + "?limit=2&category=MIL-KLOT&filter=" + Http.encoded("note LIKE '%hemlig%' AND setting = 'PORT'"));
        var row = lastRead();
        assertThat(row.what()).isEqualTo("items/observations");
        assertThat(row.filter())
                .contains("category=MIL-KLOT", "note like …", "setting EQUAL PORT")
                .doesNotContain("hemlig");
    }

    private record Read(String what, String filter) {}

    @org.springframework.beans.factory.annotation.Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    private Read lastRead() {
        return jdbc.sql("select what, filter from access.read_log order by id desc limit 1")
                .query((row, i) -> new Read(row.getString("what"), row.getString("filter")))
                .single();
    }

    @Test
    void aWardenReadsTheirOwnRowsAlone() {
        var id = java.util.UUID.randomUUID();
        assertThat(http.put("vard", "/api/observations/" + id, """
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.16, 55.377]},
                         "properties": {"category": "MIL-KLOT", "occurredAt": "2019-03-02T21:00:00Z"}}""").status()).isEqualTo(201);
        var mine = http.get("vard", ITEMS + "?limit=10000").json();
        assertThat(mine.path("numberMatched").asLong())
                .isEqualTo(http.get("vard", "/api/observations?limit=1")
                        .json()
                        .path("numberMatched")
                        .asLong());
        assertThat(mine.path("features").valueStream().map(f -> f.path("id").asString()))
                .contains(id.toString());
        var other = json(ITEMS + "?limit=1&source=IMPORT,PUBLIC")
                .path("features")
                .path(0)
                .path("id")
                .asString();
        assertThat(http.get("vard", ITEMS + "/" + other).status()).isEqualTo(404);
    }
}
