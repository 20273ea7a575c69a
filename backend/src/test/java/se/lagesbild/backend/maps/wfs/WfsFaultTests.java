package se.lagesbild.backend.maps.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.Http.Answer;

/** Every bad request is told by code and place, in a report that fits its schema, and harms nobody. */
class WfsFaultTests extends WfsApp {
    private void told(Answer answer, int status, String code, String locator) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        schemas().check(answer.body());
        var exception = elements(answer, "Exception").get(0);
        assertThat(exception.getAttribute("exceptionCode")).as(answer.text()).isEqualTo(code);
        assertThat(exception.getAttribute("locator")).as(answer.text()).isEqualTo(locator);
        assertThat(texts(answer, "ExceptionText").get(0)).doesNotContain("wfs-").hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "request=GetCapabilities| MissingParameterValue| service",
                "service=WFS| MissingParameterValue| request",
                "service=WMS&request=GetCapabilities| InvalidParameterValue| service",
                "service=WFS&request=Transaction| OperationNotSupported| Transaction",
                "service=WFS&request=GetCapabilities&acceptVersions=1.0.0,1.1.0| VersionNegotiationFailed| AcceptVersions",
                "service=WFS&version=1.1.0&request=GetFeature&typeName=places| InvalidParameterValue| version",
                "service=WFS&version=2.0.0&request=GetFeature| MissingParameterValue| typeNames",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=mars| InvalidParameterValue| typeNames",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=other:places| InvalidParameterValue| typeNames",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=lb:places&namespaces=xmlns(lb,http://example.org/)| InvalidParameterValue| typeNames",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places,boundary| OptionNotSupported| typeNames",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&srsName=EPSG:25832| InvalidParameterValue| srsName",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&srsName=mars| InvalidParameterValue| srsName",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&outputFormat=shape-zip| InvalidParameterValue| outputFormat",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&count=-1| InvalidParameterValue| count",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&count=99999999999| InvalidParameterValue| count",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&startIndex=x| InvalidParameterValue| startIndex",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&resultType=all| InvalidParameterValue| resultType",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&sortBy=name| OptionNotSupported| sortBy",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&propertyName=mars| InvalidParameterValue| propertyName",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&bbox=1,2,3| InvalidParameterValue| bbox",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&bbox=1,2,3,NaN| InvalidParameterValue| bbox",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&bbox=3,2,1,4| InvalidParameterValue| bbox",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&bbox=1,2,3,4,mars| InvalidParameterValue| bbox",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&resourceId=places.1&bbox=1,2,3,4| InvalidParameterValue| resourceId",
                "service=WFS&version=2.0.0&request=GetFeature&storedQuery_id=mars| InvalidParameterValue| storedQuery_id",
                "service=WFS&version=2.0.0&request=GetFeature&storedQuery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById| MissingParameterValue| id",
                "service=WFS&version=2.0.0&request=DescribeStoredQueries&storedQuery_id=mars| InvalidParameterValue| storedQuery_id",
                "service=WFS&version=2.0.0&request=GetPropertyValue&typeNames=places| MissingParameterValue| valueReference",
                "service=WFS&version=2.0.0&request=GetPropertyValue&typeNames=places&valueReference=mars| InvalidParameterValue| valueReference",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&filter=%3Cx| OperationParsingFailed| filter",
                "service=WFS&version=2.0.0&request=GetFeature&typeNames=places&filter=%3Cx/%3E| InvalidParameterValue| x"
            })
    void aBadAddressIsToldByCodeAndPlace(String query, String code, String locator) {
        told(http.get("planerare", "/ogc/wfs?" + query), 400, code, locator);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| Filter",
                "<fes:Mars/>| Mars",
                "<fes:And/>| And",
                "<fes:Not/>| Not",
                "<fes:PropertyIsEqualTo><fes:ValueReference>mars</fes:ValueReference><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>| mars",
                "<fes:PropertyIsEqualTo><fes:Literal>1</fes:Literal><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>| Filter",
                "<fes:PropertyIsEqualTo><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsEqualTo>| PropertyIsEqualTo",
                "<fes:PropertyIsEqualTo><fes:ValueReference>name</fes:ValueReference><fes:Function name='x'/></fes:PropertyIsEqualTo>| Function",
                "<fes:PropertyIsEqualTo><fes:ValueReference>geometry</fes:ValueReference><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>| Literal",
                "<fes:PropertyIsEqualTo><fes:ValueReference>example</fes:ValueReference><fes:Literal>maybe</fes:Literal></fes:PropertyIsEqualTo>| Literal",
                "<fes:PropertyIsLessThan><fes:ValueReference>example</fes:ValueReference><fes:Literal>true</fes:Literal></fes:PropertyIsLessThan>| filter",
                "<fes:PropertyIsLike><fes:ValueReference>example</fes:ValueReference><fes:Literal>*</fes:Literal></fes:PropertyIsLike>| filter",
                "<fes:PropertyIsBetween><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsBetween>| PropertyIsBetween",
                "<fes:PropertyIsNull><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsNull><fes:PropertyIsNull><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsNull>| Filter",
                "<fes:BBOX><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope></fes:BBOX>| Envelope",
                "<fes:BBOX><gml:Envelope><gml:lowerCorner>5 5</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></fes:BBOX>| Envelope",
                "<fes:Intersects><fes:ValueReference>name</fes:ValueReference><gml:Point><gml:pos>1 2</gml:pos></gml:Point></fes:Intersects>| name",
                "<fes:Intersects><gml:Point><gml:pos>1</gml:pos></gml:Point></fes:Intersects>| Point",
                "<fes:Intersects><gml:Point srsName='mars'><gml:pos>1 2</gml:pos></gml:Point></fes:Intersects>| Point",
                "<fes:Intersects><gml:Point><gml:pos>x y</gml:pos></gml:Point></fes:Intersects>| filter",
                "<fes:Intersects><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 1 1 2 2</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></fes:Intersects>| Polygon",
                "<fes:Intersects><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 2 2 2 0 0 2 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></fes:Intersects>| filter",
                "<fes:Intersects><gml:Mars/></fes:Intersects>| Mars",
                "<fes:And><fes:ResourceId rid='places.1'/><fes:PropertyIsNull><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsNull></fes:And>| ResourceId",
                "<fes:ResourceId/>| ResourceId"
            })
    void aBadFilterIsToldByItsPart(String filter, String locator) {
        told(filtered("places", filter, ""), 400, "InvalidParameterValue", locator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml",
                "",
                "<GetCapabilities service='WFS' xmlns='http://www.opengis.net/wfs/2.0'>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><GetCapabilities service='&e;' xmlns='http://www.opengis.net/wfs/2.0'/>",
                "<!DOCTYPE x [<!ENTITY % e SYSTEM 'http://127.0.0.1:1/'> %e;]><GetCapabilities service='WFS' xmlns='http://www.opengis.net/wfs/2.0'/>",
                "<!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><x>&c;</x>",
                "<?xml version='1.0' encoding='mars'?><x/>"
            })
    void xmlThatCouldDoHarmOrCannotBeReadIsRefused(String body) {
        told(http.post("planerare", "/ogc/wfs", body, "Content-Type", "text/xml"), 400, "OperationParsingFailed", "");
    }

    @Test
    void entitiesInAFilterAreRefusedToo() {
        var filter = encoded(
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + FES
                        + "<fes:PropertyIsEqualTo><fes:ValueReference>name</fes:ValueReference><fes:Literal>&e;</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>");
        told(features("planerare", "places", "&filter=" + filter), 400, "OperationParsingFailed", "filter");
    }

    @Test
    void depthAndLengthHaveAnEnd() {
        var deep = FES + "<fes:Not>".repeat(100_000) + "</fes:Not>".repeat(100_000) + "</fes:Filter>";
        told(
                post("<wfs:Query typeNames='places'>%s</wfs:Query>".formatted(deep.substring(0, 900_000))),
                400,
                "OperationParsingFailed",
                "");
        var nested = FES + "<fes:Not>".repeat(50)
                + "<fes:PropertyIsNull><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsNull>"
                + "</fes:Not>".repeat(50) + "</fes:Filter>";
        assertThat(matched(post("<wfs:Query typeNames='places'>%s</wfs:Query>".formatted(nested))))
                .isZero();
        var long_ = post("<wfs:Query typeNames='places'>%s</wfs:Query>".formatted("<!-- -->".repeat(200_000)));
        assertThat(long_.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<wfs:Query typeNames='places'/><wfs:Query typeNames='boundary'/>| OptionNotSupported| Query",
                "<wfs:Query typeNames='places'><fes:SortBy xmlns:fes='http://www.opengis.net/fes/2.0'/></wfs:Query>| OptionNotSupported| sortBy",
                "<wfs:Query typeNames='x:places' xmlns:x='http://example.org/'/>| InvalidParameterValue| typeNames",
                "<wfs:Query/>| MissingParameterValue| typeNames",
                "<wfs:StoredQuery id='mars'/>| InvalidParameterValue| storedQuery_id"
            })
    void aBadRequestInXmlIsToldByCodeAndPlace(String inside, String code, String locator) {
        told(post(inside), 400, code, locator);
    }

    @Test
    void aRequestOfAnotherKindIsNoOperation() {
        told(http.post("planerare", "/ogc/wfs", "<x/>", "Content-Type", "text/xml"), 400, "OperationNotSupported", "x");
        told(
                http.post(
                        "planerare",
                        "/ogc/wfs",
                        "<Transaction service='WFS' version='2.0.0' xmlns='http://www.opengis.net/wfs/2.0'/>",
                        "Content-Type",
                        "text/xml"),
                400,
                "OperationNotSupported",
                "Transaction");
    }

    @Test
    void faultsSpeakTheLanguageThatIsAskedFor() {
        var english = http.get("planerare", "/ogc/wfs?service=WFS", "Accept-Language", "en");
        assertThat(texts(english, "ExceptionText")).containsExactly("request is missing: add it.");
        assertThat(texts(http.get("planerare", "/ogc/wfs?service=WFS"), "ExceptionText"))
                .containsExactly("request saknas: lägg till den.");
    }

    private Answer post(String query) {
        return http.post(
                "planerare",
                "/ogc/wfs",
                "<wfs:GetFeature service='WFS' version='2.0.0' xmlns:wfs='http://www.opengis.net/wfs/2.0'>" + query
                        + "</wfs:GetFeature>",
                "Content-Type",
                "text/xml");
    }
}
