package se.lagesbild.backend.maps.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client of WFS 2.0 gets: documents that fit their schemas, the features that the list has, and the same rights. */
class WfsTests extends WfsApp {
    @Autowired
    JdbcClient jdbc;

    @Test
    void theCapabilitiesFitTheirSchemaAndNameWhatTheViewerMayRead() {
        var planner = http.get("planerare", "/ogc/wfs?SERVICE=WFS&REQUEST=GetCapabilities");
        schemas().check(planner.body());
        assertThat(texts(planner, "Name")).contains("lb:observations", "lb:places", "lb:boundary", "lb:streets");
        var police = http.get("polis", "/ogc/wfs?service=wfs&request=getcapabilities&acceptversions=2.0.0");
        assertThat(texts(police, "Name")).contains("lb:places").doesNotContain("lb:observations");
        assertThat(texts(planner, "DefaultCRS")).containsOnly("urn:ogc:def:crs:EPSG::3008");
        assertThat(texts(planner, "OtherCRS"))
                .contains("urn:ogc:def:crs:EPSG::3006", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG::3857");
    }

    @Test
    void eachTypeIsDescribedByASchemaThatItsFeaturesFit() {
        schemas().checkSchema(base() + WFS + "DescribeFeatureType");
        var types = texts(http.get("planerare", WFS + "GetCapabilities"), "Name");
        assertThat(types).hasSizeGreaterThanOrEqualTo(4);
        for (var type : types) {
            var answer = features("planerare", type, "&count=50");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/gml+xml");
            schemas().check(answer.body());
        }
    }

    @Test
    void theStoredQueriesFitTheirSchema() {
        var list = http.get("planerare", WFS + "ListStoredQueries");
        schemas().check(list.body());
        assertThat(elements(list, "StoredQuery").get(0).getAttribute("id"))
                .isEqualTo("urn:ogc:def:query:OGC-WFS::GetFeatureById");
        assertThat(texts(list, "ReturnFeatureType")).contains("lb:places");
        schemas().check(http.get("planerare", WFS + "DescribeStoredQueries").body());
    }

    @Test
    void observationsAreThoseOfTheListHoweverTheyArePaged() {
        long total = http.get("planerare", "/api/observations?limit=1")
                .json()
                .path("numberMatched")
                .asLong();
        var hits = features("planerare", "lb:observations", "&resultType=hits");
        schemas().check(hits.body());
        assertThat(matched(hits)).isEqualTo(total);
        assertThat(xml(hits).getDocumentElement().getAttribute("numberReturned"))
                .isEqualTo("0");

        var all = ids(features("planerare", "observations", ""));
        assertThat(all).hasSize((int) total).doesNotHaveDuplicates();

        var walked = new ArrayList<String>();
        var page = features("planerare", "observations", "&startIndex=0&count=" + (total / 3 + 1));
        while (true) {
            walked.addAll(ids(page));
            var next = xml(page).getDocumentElement().getAttribute("next");
            if (next.isEmpty()) {
                break;
            }
            page = http.get("planerare", next.substring(base().length()));
        }
        assertThat(walked).isEqualTo(all);
        assertThat(xml(page).getDocumentElement().getAttribute("previous")).isNotEmpty();
        assertThat(ids(features("planerare", "observations", "&startIndex=" + total)))
                .isEmpty();
    }

    @Test
    void onlyTheFieldsThatWereChosenAreWritten() {
        var answer = features("planerare", "places", "&propertyName=lb:name,kind&count=3");
        schemas().check(answer.body());
        assertThat(texts(answer, "kind")).hasSize(3);
        assertThat(elements(answer, "example")).isEmpty();
        assertThat(elements(answer, "geometry")).isEmpty();
    }

    /** Each filter picks what SQL of our own picks from the same rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<fes:PropertyIsEqualTo><fes:ValueReference>lb:setting</fes:ValueReference><fes:Literal>PORT</fes:Literal></fes:PropertyIsEqualTo>"
                        + "| setting = 'PORT'",
                "<fes:PropertyIsNotEqualTo><fes:ValueReference>setting</fes:ValueReference><fes:Literal>PORT</fes:Literal></fes:PropertyIsNotEqualTo>"
                        + "| setting <> 'PORT'",
                "<fes:PropertyIsEqualTo matchCase='false'><fes:ValueReference>setting</fes:ValueReference><fes:Literal>port</fes:Literal></fes:PropertyIsEqualTo>"
                        + "| setting = 'PORT'",
                "<fes:PropertyIsLike wildCard='*' singleChar='.' escapeChar='!'><fes:ValueReference>category</fes:ValueReference><fes:Literal>MIL-*</fes:Literal></fes:PropertyIsLike>"
                        + "| category_code like 'MIL-%'",
                "<fes:PropertyIsLike wildCard='*' singleChar='.' escapeChar='!' matchCase='false'><fes:ValueReference>category</fes:ValueReference><fes:Literal>mil-kl..</fes:Literal></fes:PropertyIsLike>"
                        + "| category_code like 'MIL-KL__'",
                "<fes:PropertyIsLike wildCard='%' singleChar='_' escapeChar='!'><fes:ValueReference>category</fes:ValueReference><fes:Literal>MIL!_%</fes:Literal></fes:PropertyIsLike>"
                        + "| false",
                "<fes:Or><fes:PropertyIsEqualTo><fes:ValueReference>setting</fes:ValueReference><fes:Literal>PORT</fes:Literal></fes:PropertyIsEqualTo><fes:PropertyIsEqualTo><fes:ValueReference>source</fes:ValueReference><fes:Literal>PUBLIC</fes:Literal></fes:PropertyIsEqualTo></fes:Or>"
                        + "| setting = 'PORT' or source = 'PUBLIC'",
                "<fes:And><fes:PropertyIsEqualTo><fes:ValueReference>setting</fes:ValueReference><fes:Literal>TRAFFIC</fes:Literal></fes:PropertyIsEqualTo><fes:Not><fes:PropertyIsEqualTo><fes:ValueReference>source</fes:ValueReference><fes:Literal>PUBLIC</fes:Literal></fes:PropertyIsEqualTo></fes:Not></fes:And>"
                        + "| setting = 'TRAFFIC' and source <> 'PUBLIC'",
                "<fes:PropertyIsGreaterThanOrEqualTo><fes:ValueReference>occurredAt</fes:ValueReference><fes:Literal>2026-09-01T00:00:00+02:00</fes:Literal></fes:PropertyIsGreaterThanOrEqualTo>"
                        + "| occurred_at >= '2026-09-01T00:00:00+02:00'",
                "<fes:PropertyIsBetween><fes:ValueReference>occurredAt</fes:ValueReference><fes:LowerBoundary><fes:Literal>2026-09-01T00:00:00Z</fes:Literal></fes:LowerBoundary><fes:UpperBoundary><fes:Literal>2026-10-01T00:00:00Z</fes:Literal></fes:UpperBoundary></fes:PropertyIsBetween>"
                        + "| occurred_at between '2026-09-01T00:00:00Z' and '2026-10-01T00:00:00Z'",
                "<fes:PropertyIsEqualTo><fes:ValueReference>example</fes:ValueReference><fes:Literal>true</fes:Literal></fes:PropertyIsEqualTo>"
                        + "| example",
                "<fes:PropertyIsLessThan><fes:ValueReference>positionAccuracy</fes:ValueReference><fes:Literal>50.5</fes:Literal></fes:PropertyIsLessThan>"
                        + "| position_accuracy_m < 50.5",
                "<fes:PropertyIsNull><fes:ValueReference>place</fes:ValueReference></fes:PropertyIsNull>| place is null",
                "<fes:Intersects><fes:ValueReference>lb:geometry</fes:ValueReference><gml:Polygon srsName='EPSG:3008'><gml:exterior><gml:LinearRing><gml:posList>128000 6138500 128800 6138500 128800 6139300 128000 6139300 128000 6138500</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></fes:Intersects>"
                        + "| ST_Intersects(geom, ST_MakeEnvelope(128000, 6138500, 128800, 6139300, 3008))"
            })
    void aFilterPicksWhatItSays(String filter, String where) {
        long expected = jdbc.sql(
                        "select count(*) from observations.observation where status not in ('ERASED', 'DUPLICATE') and ("
                                + where + ")")
                .query(Long.class)
                .single();
        assertThat(matched(filtered("observations", filter, "&resultType=hits")))
                .isEqualTo(expected);
    }

    @Test
    void aRequestInXmlSaysTheSameAsAnAddress() {
        var body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <wfs:GetFeature service="WFS" version="2.0.0" count="7" startIndex="2" xmlns:wfs="http://www.opengis.net/wfs/2.0"
                    xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:own="%s/ogc/wfs/types">
                  <wfs:Query typeNames="own:observations" srsName="urn:ogc:def:crs:EPSG::3006">
                    <wfs:PropertyName>own:category</wfs:PropertyName>
                    <wfs:PropertyName>geometry</wfs:PropertyName>
                    <fes:Filter><fes:PropertyIsEqualTo><fes:ValueReference>own:setting</fes:ValueReference><fes:Literal>TRAFFIC</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>
                  </wfs:Query>
                </wfs:GetFeature>""".formatted(base());
        var posted = http.post("planerare", "/ogc/wfs", body, "Content-Type", "text/xml");
        assertThat(posted.status()).as(posted.text()).isEqualTo(200);
        schemas().check(posted.body());
        var asked = filtered(
                "observations",
                "<fes:PropertyIsEqualTo><fes:ValueReference>setting</fes:ValueReference><fes:Literal>TRAFFIC</fes:Literal></fes:PropertyIsEqualTo>",
                "&count=7&startIndex=2&srsName=urn:ogc:def:crs:EPSG::3006&propertyName=category,geometry");
        assertThat(ids(posted)).hasSize(7).isEqualTo(ids(asked));
        assertThat(texts(posted, "pos")).isEqualTo(texts(asked, "pos"));
        assertThat(texts(posted, "category")).isEqualTo(texts(asked, "category"));

        var capabilities = http.post(
                "planerare",
                "/ogc/wfs",
                "<GetCapabilities service='WFS' xmlns='http://www.opengis.net/wfs/2.0'/>",
                "Content-Type",
                "application/xml");
        assertThat(texts(capabilities, "Name")).contains("lb:observations");
        var described = http.post(
                "planerare",
                "/ogc/wfs",
                "<w:DescribeFeatureType service='WFS' version='2.0.0' xmlns:w='http://www.opengis.net/wfs/2.0' xmlns:x='"
                        + base() + "/ogc/wfs/types'><w:TypeName>x:places</w:TypeName></w:DescribeFeatureType>",
                "Content-Type",
                "application/xml");
        assertThat(described.text()).contains("placesType").doesNotContain("observationsType");
    }

    @Test
    void olderMapClientsPostTheirFiltersAndGetGeoJson() {
        var body = """
                <GetFeature xmlns="http://www.opengis.net/wfs" service="WFS" version="1.1.0" outputFormat="application/json" maxFeatures="5">
                  <Query typeName="places" srsName="EPSG:3006">
                    <Filter xmlns="http://www.opengis.net/ogc"><BBOX><PropertyName>geometry</PropertyName>
                      <Envelope xmlns="http://www.opengis.net/gml" srsName="EPSG:3006"><lowerCorner>370000 6120000</lowerCorner><upperCorner>410000 6160000</upperCorner></Envelope>
                    </BBOX></Filter>
                  </Query>
                </GetFeature>""";
        var answer = http.post("planerare", "/ogc/wfs", body, "Content-Type", "text/xml");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.path("features").size()).isEqualTo(5);
        assertThat(json.path("crs").path("properties").path("name").asString()).isEqualTo("urn:ogc:def:crs:EPSG::3006");
        double x = json.path("features")
                .path(0)
                .path("geometry")
                .path("coordinates")
                .path(0)
                .asDouble();
        assertThat(x).as("east first").isBetween(370_000.0, 410_000.0);

        var origo = http.get(
                "planerare",
                "/ogc/wfs?service=WFS&version=1.1.0&request=GetFeature&typeName=places&outputFormat=application/json"
                        + "&srsname=EPSG:3006&bbox=370000,6120000,410000,6160000,EPSG:3006");
        assertThat(origo.json().path("features").size()).isEqualTo((int) matched(features("planerare", "places", "")));
    }

    @Test
    void geoJsonIsWgs84UnlessAnotherSystemIsAsked() {
        var answer = features("planerare", "places", "&outputFormat=application/geo%2Bjson");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/geo+json");
        var json = answer.json();
        assertThat(json.path("crs").isMissingNode()).isTrue();
        assertThat(json.path("numberReturned").asInt())
                .isEqualTo(json.path("features").size());
        json.path("features").forEach(feature -> {
            var place = feature.path("geometry").path("coordinates");
            assertThat(place.path(0).asDouble()).as("longitude").isBetween(12.9, 13.6);
            assertThat(place.path(1).asDouble()).as("latitude").isBetween(55.3, 55.6);
            assertThat(feature.path("id").asString()).startsWith("places.");
        });
    }

    @Test
    void oneFeatureIsFoundByItsId() {
        var id = ids(features("planerare", "places", "&count=1")).get(0);
        var path = WFS + "GetFeature&storedQuery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&ID=";
        var answer = http.get("planerare", path + id);
        schemas().check(answer.body());
        var root = xml(answer).getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("places");
        assertThat(root.getAttributeNS("http://www.opengis.net/gml/3.2", "id")).isEqualTo(id);
        assertThat(http.get("planerare", path + id + "&outputFormat=application/json")
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("Feature");

        for (var unknown : List.of("places.none", "mars.1", "places", "observations." + UUID.randomUUID())) {
            var missing = http.get("planerare", path + unknown);
            assertThat(missing.status()).as(unknown).isEqualTo(404);
            schemas().check(missing.body());
            assertThat(elements(missing, "Exception").get(0).getAttribute("exceptionCode"))
                    .isEqualTo("NotFound");
        }
    }

    @Test
    void featuresAreFoundByTheirIds() {
        var some = ids(features("planerare", "observations", "&count=5"));
        assertThat(ids(http.get("planerare", WFS + "GetFeature&resourceId=" + String.join(",", some))))
                .isEqualTo(some);
        var filter = new StringBuilder();
        some.forEach(id -> filter.append("<fes:ResourceId rid='").append(id).append("'/>"));
        var filtered = filtered("observations", filter + "<fes:ResourceId rid='places.1'/>", "");
        schemas().check(filtered.body());
        assertThat(ids(filtered)).isEqualTo(some);
        var few = ids(features("planerare", "places", "&count=3"));
        Collections.reverse(few);
        assertThat(ids(http.get(
                        "planerare",
                        WFS + "GetFeature&resourceId=places.none," + String.join(",", few) + "," + few.get(0))))
                .as("in the order of the question, each once")
                .isEqualTo(few);
    }

    @Test
    void theValuesOfAFieldAreGivenOut() {
        var answer = http.get("planerare", WFS + "GetPropertyValue&typeNames=places&valueReference=name&count=4");
        schemas().check(answer.body());
        assertThat(texts(answer, "name")).isEqualTo(texts(features("planerare", "places", "&count=4"), "name"));
        assertThat(elements(answer, "ValueCollection")).hasSize(1);
    }

    @Test
    void policeGetWhatIsTheirsAndCannotTellARefusalFromNothing() {
        var refused = features("polis", "observations", "");
        var unknown = features("polis", "mars", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text().replace("observations", "mars")).isEqualTo(unknown.text());
        assertThat(http.get("polis", WFS + "DescribeFeatureType&typeNames=observations")
                        .status())
                .isEqualTo(400);
        assertThat(http.get("polis", WFS + "DescribeFeatureType").text()).doesNotContain("observations");
        var id = ids(features("planerare", "observations", "&count=1")).get(0);
        assertThat(http.get("polis", WFS + "GetFeature&resourceId=" + id).status())
                .isEqualTo(400);
        assertThat(http.get(
                                "polis",
                                WFS + "GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=" + id)
                        .status())
                .isEqualTo(404);
        assertThat(matched(features("polis", "places", ""))).isEqualTo(matched(features("planerare", "places", "")));
        assertThat(http.anonymous(WFS + "GetCapabilities").status()).isEqualTo(401);
        assertThat(http.get("namnd", WFS + "GetCapabilities").status()).isEqualTo(403);
    }

    @Test
    void aWardenReadsTheirOwnAlone() {
        var own = UUID.randomUUID();
        var report = """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.157, 55.376]},
                 "properties": {"category": "MIL-KLOT", "occurredAt": "2025-10-20T20:15:00Z"}}""";
        assertThat(http.put("vard", "/api/observations/" + own, report).status())
                .isEqualTo(201);
        long listed = http.get("vard", "/api/observations?limit=1")
                .json()
                .path("numberMatched")
                .asLong();
        var answer = features("vard", "observations", "");
        assertThat(ids(answer)).hasSize((int) listed).contains("observations." + own);
    }

    @Test
    void readsAreLoggedWithTheirQuestionButNoTexts() {
        var answer = filtered(
                "observations",
                "<fes:PropertyIsLike wildCard='*' singleChar='.' escapeChar='!'><fes:ValueReference>note</fes:ValueReference><fes:Literal>*hemligtordsomingenskriver*</fes:Literal></fes:PropertyIsLike>",
                "&count=9");
        assertThat(answer.status()).isEqualTo(200);
        var row = jdbc.sql(
                        "select account_name || ' ' || what || ' ' || filter || ' ' || row_count from access.read_log order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row).isEqualTo("planerare wfs/observations filter=note&startIndex=0&count=9 0");
    }

    @Test
    void whatSomebodyWroteStaysTextInXml() {
        var id = UUID.randomUUID();
        var note = "a < b & c > d ]]> \\\"klotter\\\" \\u0001 åäö";
        var report = """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.157, 55.376]},
                 "properties": {"category": "MIL-KLOT", "occurredAt": "2026-11-20T20:15:00Z", "note": "%s"}}""".formatted(note);
        var put = http.put("planerare", "/api/observations/" + id, report);
        assertThat(put.status()).as(put.text()).isEqualTo(201);
        var answer = http.get("planerare", WFS + "GetFeature&resourceId=observations." + id);
        schemas().check(answer.body());
        assertThat(texts(answer, "note").get(0))
                .startsWith("a < b & c > d ]]> \"klotter\"")
                .endsWith("åäö");
    }

    @Test
    void basicAuthenticationIsEnoughToPost() {
        var request = HttpRequest.newBuilder(URI.create(base() + "/ogc/wfs"))
                .header("Authorization", "Basic cGxhbmVyYXJlOmxhZ2VzYmlsZA==") // planerare:lagesbild
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "<GetCapabilities service='WFS' xmlns='http://www.opengis.net/wfs/2.0'/>"));
        assertThat(http.send(request).status()).isEqualTo(200);
    }

    @Test
    void schemasPointAtNoOtherHost() {
        var gml = http.anonymous("/ogc/schemas/gml/3.2.1/gml.xsd");
        assertThat(gml.status()).isEqualTo(200);
        assertThat(gml.header("Cache-Control").orElse("")).contains("public");
        for (var path : List.of(
                "wfs/2.0/wfs.xsd", "ows/1.1.0/owsAll.xsd", "iso/19139/20070417/gmd/gmd.xsd", "w3c/1999/xlink.xsd")) {
            assertThat(http.anonymous("/ogc/schemas/" + path).text())
                    .as(path)
                    .doesNotContainPattern("schemaLocation=.http");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/schemas/gml/3.2.1/none.xsd",
                "/ogc/schemas/../application.yml",
                "/ogc/schemas/..%2F..%2Fapplication.yml",
                "/ogc/schemas/gml/3.2.1/"
            })
    void nothingButSchemasIsServed(String path) {
        assertThat(http.anonymous(path).status()).isIn(400, 401, 404);
    }
}
