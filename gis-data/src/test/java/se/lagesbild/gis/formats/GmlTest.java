package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.CrsName;

class GmlTest {
    private static final CrsName NORTH_FIRST = CrsName.read("urn:ogc:def:crs:EPSG::3008");
    private static final CrsName EAST_FIRST = CrsName.read("EPSG:3008");

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader(new GeometryFactory(new PrecisionModel(), 3008)).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String written(Geometry geometry, CrsName crs) {
        try {
            var text = new StringWriter();
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartElement("x");
            out.writeNamespace("gml", GmlWriter.NAMESPACE);
            new GmlWriter(out, crs).write(geometry, "g");
            out.writeEndElement();
            out.flush();
            return text.toString();
        } catch (javax.xml.stream.XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Geometry read(String gml, CrsName usual) {
        var root = SafeXml.read("<x xmlns:gml='http://www.opengis.net/gml/3.2'>" + gml + "</x>");
        return GmlReader.read(SafeXml.children(root).get(0), usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (128249.295 6139109.452)",
                "LINESTRING (0 0, 10.5 -20, 30 40)",
                "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (10 10, 20 10, 20 20, 10 10))",
                "MULTIPOINT ((1 2), (3 4))",
                "MULTILINESTRING ((0 0, 1 1), (2 2, 3 5))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 9 5, 9 9, 5 5), (7 6, 8 6, 8 7, 7 6)))"
            })
    void readsWhatItWroteInEitherOrder(String wkt) {
        var geometry = geometry(wkt);
        for (var crs : new CrsName[] {NORTH_FIRST, EAST_FIRST}) {
            var gml = SafeXml.read(written(geometry, crs));
            var back = GmlReader.read(SafeXml.children(gml).get(0), CrsName.read("EPSG:3006"));
            assertThat(back.equalsExact(geometry)).as(back.toText()).isTrue();
            assertThat(back.getSRID()).isEqualTo(3008);
        }
    }

    @Test
    void writesTheOrderOfTheNameAndNumbersWithoutExponent() {
        assertThat(written(geometry("POINT (0.0004 12345678.1239)"), NORTH_FIRST))
                .contains(
                        "<gml:pos>12345678.124 0</gml:pos>", "srsName=\"urn:ogc:def:crs:EPSG::3008\"", "gml:id=\"g\"");
        assertThat(written(geometry("POINT (-0.05 -12.5)"), EAST_FIRST)).contains("<gml:pos>-0.05 -12.5</gml:pos>");
        var degrees = Crs.WGS_84.point(13.1569, 55.375700004);
        assertThat(written(degrees, CrsName.read("urn:ogc:def:crs:EPSG::4326")))
                .contains("<gml:pos>55.3757 13.1569</gml:pos>");
        assertThat(written(Crs.WGS_84.point(1e-7, -1e-8), CrsName.read("EPSG:4326")))
                .contains("<gml:pos>0.0000001 -0.00000001</gml:pos>");
    }

    @Test
    void givesEachPartAnIdOfItsOwn() {
        assertThat(written(geometry("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"), EAST_FIRST))
                .contains(
                        "<gml:MultiGeometry gml:id=\"g\"",
                        "<gml:Point gml:id=\"g.1\">",
                        "<gml:LineString gml:id=\"g.2\">");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<gml:Point srsName='EPSG:3006'><gml:coordinates>1,2</gml:coordinates></gml:Point>| 3006| POINT (1 2)",
                "<gml:Point><gml:pos>1 2</gml:pos></gml:Point>| 3008| POINT (2 1)",
                "<gml:LineString><gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos></gml:LineString>| 3008| LINESTRING (2 1, 4 3)",
                "<gml:Envelope srsName='EPSG:4326'><gml:lowerCorner>13 55</gml:lowerCorner><gml:upperCorner>14 56</gml:upperCorner></gml:Envelope>| 4326| POLYGON ((13 55, 13 56, 14 56, 14 55, 13 55))",
                "<gml:Envelope srsName='urn:ogc:def:crs:EPSG::4326'><gml:lowerCorner>55 13</gml:lowerCorner><gml:upperCorner>56 14</gml:upperCorner></gml:Envelope>| 4326| POLYGON ((13 55, 13 56, 14 56, 14 55, 13 55))",
                "<gml:Curve srsName='EPSG:3008'><gml:segments><gml:LineStringSegment><gml:posList>0 0 1 1</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>| 3008| LINESTRING (0 0, 1 1)",
                "<gml:Surface srsName='EPSG:3008'><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>0 0 1 0 1 1 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>| 3008| MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
                "<gml:MultiSurface srsName='EPSG:3008'><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 1 0 1 1 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>| 3008| MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"
            })
    void readsWhatClientsWrite(String gml, int srid, String wkt) {
        var read = read(gml, NORTH_FIRST);
        assertThat(read.equalsTopo(geometry(wkt))).as(read.toText()).isTrue();
        assertThat(read.getSRID()).isEqualTo(srid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<gml:Mars/>",
                "<gml:Point/>",
                "<gml:Point><gml:pos>1 2 3</gml:pos></gml:Point>",
                "<gml:Point><gml:pos>1 Infinity</gml:pos></gml:Point>",
                "<gml:Point srsName='mars'><gml:pos>1 2</gml:pos></gml:Point>",
                "<gml:Point srsName='EPSG:99999'><gml:pos>1 2</gml:pos></gml:Point>",
                "<gml:LineString><gml:posList>1 2</gml:posList></gml:LineString>",
                "<gml:Polygon/>",
                "<gml:Polygon><gml:exterior/></gml:Polygon>",
                "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 1 1 2 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>",
                "<gml:Polygon><gml:side/></gml:Polygon>",
                "<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope>",
                "<gml:Envelope><gml:lowerCorner>2 2</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope>",
                "<gml:MultiPoint><gml:pointMember><gml:LineString/></gml:pointMember></gml:MultiPoint>",
                "<gml:MultiSurface><gml:surfaceMember><gml:Point/></gml:surfaceMember></gml:MultiSurface>",
                "<gml:Curve><gml:segments><gml:Arc/></gml:segments></gml:Curve>"
            })
    void namesWhatItCannotRead(String gml) {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> read(gml, EAST_FIRST))
                .withMessageMatching("(?s).{12,}");
    }

    @Test
    void hasAnEndToPositions() {
        var list = "1 1 ".repeat(100_001);
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() ->
                        read("<gml:LineString><gml:posList>" + list + "</gml:posList></gml:LineString>", EAST_FIRST))
                .withMessageContaining("100000");
    }
}
