package se.lagesbild.backend.maps.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.maps.OgcSchemas;

/** The map service as clients meet it: its description, pictures, answers, faults and rights. */
class WmsTests extends TrelleborgApp {
    private static final String CAPABILITIES = "/ogc/wms?service=WMS&request=GetCapabilities";

    /** The town, northing before easting. */
    private static final String TOWN = "crs=EPSG:3008&bbox=6136000,124000,6142000,132000&width=800&height=600";

    private static final String MAP =
            "/ogc/wms?service=WMS&version=1.3.0&request=GetMap&styles=&format=image/png&transparent=true&" + TOWN;

    @Autowired
    JdbcClient jdbc;

    private static BufferedImage picture(Http.Answer answer) throws IOException {
        assertThat(answer.header("Content-Type"))
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("image/png");
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private static long drawn(BufferedImage image) {
        long pixels = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels += image.getRGB(x, y) >>> 24 == 0 ? 0 : 1;
            }
        }
        return pixels;
    }

    private static Document xml(Http.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
    }

    private static List<String> names(Document capabilities) {
        var names = new ArrayList<String>();
        var layers = capabilities.getElementsByTagNameNS("http://www.opengis.net/wms", "Layer");
        for (int i = 1; i < layers.getLength(); i++) {
            var children = layers.item(i).getChildNodes();
            for (int k = 0; k < children.getLength(); k++) {
                if ("Name".equals(children.item(k).getLocalName())) {
                    names.add(children.item(k).getTextContent());
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"planerare", "polis", "vard"})
    void describesItselfByTheStandardsSchema(String account) throws Exception {
        var answer = http.get(account, CAPABILITIES);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(OgcSchemas.faults("wms/1.3.0/capabilities_1_3_0.xsd", answer.body()))
                .as(answer.text())
                .isEmpty();
    }

    @Test
    void theSchemaFindsWhatIsWrong() {
        var wrong =
                "<WMS_Capabilities xmlns=\"http://www.opengis.net/wms\" version=\"1.3.0\"><Service/></WMS_Capabilities>";
        assertThat(OgcSchemas.faults("wms/1.3.0/capabilities_1_3_0.xsd", wrong.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void listsTheLayersThatTheViewerMaySee() throws Exception {
        assertThat(names(xml(http.get("planerare", CAPABILITIES))))
                .contains("boundary", "observations", "places", "streets");
        assertThat(names(xml(http.get("polis", CAPABILITIES))))
                .contains("boundary", "hotspots", "places")
                .doesNotContain("observations");
    }

    @Test
    void answersThisVersionWhateverVersionIsAskedFor() throws Exception {
        for (var version : List.of("", "&version=1.3.0", "&version=1.1.1", "&version=9.9.9")) {
            assertThat(xml(http.get("planerare", CAPABILITIES + version))
                            .getDocumentElement()
                            .getAttribute("version"))
                    .isEqualTo("1.3.0");
        }
    }

    @Test
    void namesOfParametersMayBeWrittenInAnyCase() throws IOException {
        var loud = MAP.replace("request=", "REQUEST=").replace("bbox=", "BBox=").replace("crs=", "CRS=");
        assertThat(picture(http.get("planerare", loud + "&LAYERS=boundary")).getWidth())
                .isEqualTo(800);
    }

    @Test
    void drawsEachLayerAndSeveralOnEachOther() throws IOException {
        long boundary = drawn(picture(http.get("planerare", MAP + "&layers=boundary")));
        long places = drawn(picture(http.get("planerare", MAP + "&layers=places")));
        long observations = drawn(picture(http.get("planerare", MAP + "&layers=observations")));
        long all = drawn(picture(http.get("planerare", MAP + "&layers=boundary,places,observations")));
        assertThat(List.of(boundary, places, observations))
                .allSatisfy(n -> assertThat(n).isGreaterThan(500));
        assertThat(all).isBetween(Math.max(boundary, Math.max(places, observations)), boundary + places + observations);
    }

    @Test
    void moreLayersThanItSaysAreRefused() throws Exception {
        var limit = xml(http.get("planerare", CAPABILITIES))
                .getElementsByTagNameNS("http://www.opengis.net/wms", "LayerLimit")
                .item(0)
                .getTextContent();
        var names = new ArrayList<String>();
        for (int i = 0; i <= Integer.parseInt(limit); i++) {
            names.add("layer" + i);
        }
        var answer = http.get("planerare", MAP + "&layers=" + String.join(",", names));
        assertThat(answer.text()).contains("InvalidParameterValue").contains(" " + limit + " ");
        assertThat(drawn(picture(http.get("planerare", MAP + "&layers=boundary" + ",boundary".repeat(30)))))
                .as("the same layer again is one")
                .isPositive();
    }

    @Test
    void paintsTheGroundOnlyWhereItIsAskedTo() throws IOException {
        var clear = picture(http.get("planerare", MAP + "&layers=streets"));
        assertThat(clear.getRGB(5, 5)).isZero();
        var opaque = MAP.replace("transparent=true", "transparent=false") + "&layers=streets";
        assertThat(picture(http.get("planerare", opaque)).getRGB(5, 5)).isEqualTo(0xFFFFFFFF);
        assertThat(picture(http.get("planerare", opaque + "&bgcolor=0x336699")).getRGB(5, 5))
                .isEqualTo(0xFF336699);
    }

    @Test
    void theSelectionNarrowsThePicture() throws IOException {
        long all = drawn(picture(http.get("planerare", MAP + "&layers=observations")));
        for (var filter : List.of("setting=PORT", "time=2026-11-01/2026-11-08", "hours=5:20-23", "category=MIL-KLOT")) {
            long some = drawn(picture(http.get("planerare", MAP + "&layers=observations&" + filter)));
            assertThat(some).as(filter).isPositive().isLessThan(all);
        }
        assertThat(drawn(picture(http.get("planerare", MAP + "&layers=observations&time=1999-01-01"))))
                .isZero();
    }

    @Test
    void aMapOfTheWholeWorldOrOfTheFarSideIsNoFault() throws IOException {
        var world = MAP.replace(TOWN, "crs=EPSG:4326&bbox=-90,-180,90,180&width=400&height=200");
        assertThat(drawn(picture(http.get("planerare", world + "&layers=boundary"))))
                .isPositive();
        var far = MAP.replace(TOWN, "crs=CRS:84&bbox=-120,-60,-110,-50&width=100&height=100");
        assertThat(drawn(picture(http.get("planerare", far + "&layers=boundary,observations"))))
                .isZero();
        var wide = MAP.replace(TOWN, "crs=EPSG:3008&bbox=-9000000,-9000000,19000000,19000000&width=100&height=100");
        assertThat(drawn(picture(http.get("planerare", wide + "&layers=boundary"))))
                .isPositive();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "layers=mars | LayerNotDefined",
                "layers=boundary&styles=pretty | StyleNotDefined",
                "layers=boundary&crs=EPSG:27700 | InvalidCRS",
                "layers=boundary&crs=moon | InvalidCRS",
                "layers=boundary&format=image/tiff | InvalidFormat",
                "layers=boundary&bbox=1,2,3 | InvalidParameterValue",
                "layers=boundary&bbox=5,5,1,1 | InvalidParameterValue",
                "layers=boundary&bbox=a,b,c,d | InvalidParameterValue",
                "layers=boundary&width=4097 | InvalidParameterValue",
                "layers=boundary&height=0 | InvalidParameterValue",
                "layers=boundary&bgcolor=white&transparent=false | InvalidParameterValue",
                "layers=observations&time=yesterday | InvalidDimensionValue",
                "layers=observations&time=2026-01-01,2026-01-02 | InvalidDimensionValue",
                "layers=observations&setting=MOON | InvalidParameterValue",
                "layers=boundary&request=DescribeLayer | OperationNotSupported",
                "layers=boundary&request=GetFeatureInfo&query_layers=boundary&i=800&j=0 | InvalidPoint",
                "layers=boundary&request=GetFeatureInfo&query_layers=boundary&i=a&j=0 | InvalidPoint",
                "layers=boundary&request=GetFeatureInfo&query_layers=places&i=1&j=1 | LayerNotDefined",
                "layers=boundary&request=GetFeatureInfo&query_layers=boundary&i=1&j=1&info_format=text/gml | InvalidFormat",
                "layers= | MissingParameterValue",
                "layers=boundary&service=WFS | InvalidParameterValue"
            })
    void tellsFaultsByTheStandardsCodes(String changes, String code) throws Exception {
        var path = MAP;
        for (var change : changes.split("&")) {
            var name = change.substring(0, change.indexOf('='));
            path = path.replaceAll("([?&])" + name + "=[^&]*", "$1x=") + "&" + change;
        }
        var answer = http.get("planerare", path);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(OgcSchemas.faults("wms/1.3.0/exceptions_1_3_0.xsd", answer.body()))
                .isEmpty();
        var fault = xml(answer).getElementsByTagNameNS("http://www.opengis.net/ogc", "ServiceException");
        assertThat(fault.getLength()).isEqualTo(1);
        assertThat(fault.item(0).getAttributes().getNamedItem("code").getTextContent())
                .isEqualTo(code);
        assertThat(fault.item(0).getTextContent()).hasSizeGreaterThan(10).doesNotContain("Exception");
    }

    @Test
    void anOldClientGetsItsOwnKindOfFault() throws Exception {
        var answer = http.get(
                "planerare",
                "/ogc/wms?service=WMS&version=1.1.1&request=GetMap&layers=boundary&styles=&format=image/png&srs=EPSG:1&bbox=0,0,1,1&width=9&height=9");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/vnd.ogc.se_xml");
        assertThat(answer.text()).contains("InvalidSRS", "version=\"1.1.1\"");
    }

    @Test
    void speaksTheReadersLanguage() {
        assertThat(http.get("planerare", MAP + "&layers=mars").text())
                .contains("finns inte, eller så får du inte se det");
        assertThat(http.get("planerare", MAP + "&layers=mars", "Accept-Language", "en")
                        .text())
                .contains("you may not see it");
    }

    @Test
    void whatARoleMayNotSeeDoesNotExist() throws IOException {
        var police = http.get("polis", MAP + "&layers=observations");
        var nobody = http.get("polis", MAP + "&layers=mars");
        assertThat(police.text().replace("observations", "mars")).isEqualTo(nobody.text());
        assertThat(http.get("polis", MAP.replace("GetMap", "GetLegendGraphic") + "&layer=observations")
                        .text())
                .contains("LayerNotDefined");
        assertThat(drawn(picture(http.get("vard", MAP + "&layers=observations&time=2025-11-23/2026-11-22"))))
                .as("the generated year has no reporter, so none of it is this warden's")
                .isZero();
        assertThat(http.get("namnd", MAP + "&layers=boundary").status()).isEqualTo(403);
        assertThat(http.anonymous(MAP + "&layers=boundary").status()).isEqualTo(401);
    }

    @Test
    void basicLogInServesClientsWithoutASession() {
        var basic =
                "Basic " + Base64.getEncoder().encodeToString("planerare:lagesbild".getBytes(StandardCharsets.UTF_8));
        var request = java.net.http.HttpRequest.newBuilder(http.uri(MAP + "&layers=observations"))
                .header("Authorization", basic)
                .GET();
        assertThat(http.send(request).header("Content-Type")).contains("image/png");
    }

    @Test
    void readsOfObservationsAreLogged() {
        var filter = "&setting=PORT&time=2026-01-05/2026-01-06";
        http.get("planerare", MAP + "&layers=boundary,observations" + filter);
        assertThat(logged("wms/observations", "setting=PORT")).isEqualTo(1);
        http.get(
                "planerare",
                MAP.replace("GetMap", "GetFeatureInfo") + "&layers=observations&query_layers=observations&i=400&j=300"
                        + filter);
        assertThat(logged("wms-info/observations", "setting=PORT")).isEqualTo(1);
    }

    private long logged(String what, String filter) {
        return jdbc.sql("select count(*) from access.read_log where what = :what and filter like :filter")
                .param("what", what)
                .param("filter", "%2026-01-0%" + filter + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void tellsWhatLiesAtAPixelInThreeForms() {
        var ask = MAP.replace("GetMap", "GetFeatureInfo") + "&layers=boundary&query_layers=boundary&i=400&j=300";
        var json = http.get("planerare", ask + "&info_format=application/json").json();
        assertThat(json.path("crs").path("properties").path("name").asString())
                .as("else QGIS takes degrees for the map's own metres")
                .isEqualTo("EPSG:4326");
        assertThat(json.path("features").path(0).path("properties").path("name").asString())
                .contains("Trelleborg");
        assertThat(http.get("planerare", ask + "&info_format=text/html").text())
                .contains("<th scope=\"row\">Namn</th>", "lang=\"sv\"");
        assertThat(http.get("planerare", ask + "&info_format=text/plain").text())
                .contains("Namn: Trelleborg");
        var sea = ask.replace("bbox=6136000,124000,6142000,132000", "bbox=6100000,124000,6106000,132000");
        assertThat(http.get("planerare", sea + "&info_format=text/plain").text())
                .isEqualTo("Inget här.\n");
    }

    @Test
    void hotSpotsOnTheMapAreThoseOfTheList() throws IOException {
        var list = http.get("polis", "/api/hotspots").json().path("features");
        var first = list.path(0).path("properties");
        assertThat(first.path("rank").asInt()).isEqualTo(1);
        double longitude = first.path("centre").path(0).asDouble();
        double latitude = first.path("centre").path(1).asDouble();
        var around = String.format(
                java.util.Locale.ROOT,
                "crs=CRS:84&bbox=%.6f,%.6f,%.6f,%.6f&width=201&height=201",
                longitude - 0.004,
                latitude - 0.002,
                longitude + 0.004,
                latitude + 0.002);
        var map = MAP.replace(TOWN, around) + "&layers=hotspots";
        assertThat(drawn(picture(http.get("polis", map)))).isGreaterThan(500);
        var at = http.get(
                        "polis",
                        map.replace("GetMap", "GetFeatureInfo")
                                + "&query_layers=hotspots&i=100&j=100&info_format=application/json")
                .json()
                .path("features")
                .path(0)
                .path("properties");
        assertThat(at.path("rank").asInt()).isEqualTo(1);
        assertThat(at.path("count").asInt()).isEqualTo(first.path("count").asInt());
        assertThat(at.path("sentence").asString())
                .isEqualTo(first.path("sentence").asString());
        var lastYear = MAP.replace(TOWN, around) + "&layers=hotspots&time=1999-01-01/1999-02-01";
        assertThat(drawn(picture(http.get("polis", lastYear)))).isZero();
    }

    @Test
    void theLegendIsAsLargeAsItsDescriptionSays() throws Exception {
        var capabilities = xml(http.get("planerare", CAPABILITIES));
        var legends = capabilities.getElementsByTagNameNS("http://www.opengis.net/wms", "LegendURL");
        assertThat(legends.getLength()).isGreaterThanOrEqualTo(4);
        for (int i = 0; i < legends.getLength(); i++) {
            var legend = (org.w3c.dom.Element) legends.item(i);
            var address = ((org.w3c.dom.Element)
                            legend.getElementsByTagNameNS("*", "OnlineResource").item(0))
                    .getAttributeNS("http://www.w3.org/1999/xlink", "href");
            var image = picture(http.get("planerare", address.substring(address.indexOf("/ogc/"))));
            assertThat(String.valueOf(image.getWidth())).isEqualTo(legend.getAttribute("width"));
            assertThat(String.valueOf(image.getHeight())).isEqualTo(legend.getAttribute("height"));
        }
    }

    /** GDAL reads the description, turns the axes by itself and fetches the picture. */
    @Test
    void gdalDrawsTheMap(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/gdal_translate")),
                "GDAL is not installed: ./lagesbild test installs it");
        var service = folder.resolve("wms.xml");
        Files.writeString(service, """
                <GDAL_WMS>
                  <Service name="WMS">
                    <Version>1.3.0</Version>
                    <ServerUrl>http://127.0.0.1:%d/ogc/wms?</ServerUrl>
                    <CRS>EPSG:3008</CRS>
                    <ImageFormat>image/png</ImageFormat>
                    <Transparent>TRUE</Transparent>
                    <Layers>boundary,places</Layers>
                    <BBoxOrder>yxYX</BBoxOrder>
                  </Service>
                  <DataWindow>
                    <UpperLeftX>124000</UpperLeftX><UpperLeftY>6142000</UpperLeftY>
                    <LowerRightX>132000</LowerRightX><LowerRightY>6136000</LowerRightY>
                    <SizeX>800</SizeX><SizeY>600</SizeY>
                  </DataWindow>
                  <Projection>EPSG:3008</Projection>
                  <BandsCount>4</BandsCount>
                  <BlockSizeX>800</BlockSizeX><BlockSizeY>600</BlockSizeY>
                  <UserPwd>planerare:lagesbild</UserPwd>
                </GDAL_WMS>
                """.formatted(port));
        var out = folder.resolve("map.png");
        run("gdal_translate", "-q", "-of", "PNG", service.toString(), out.toString());
        var theirs = ImageIO.read(out.toFile());
        var ours = picture(http.get("planerare", MAP + "&layers=boundary,places"));
        assertThat(drawn(theirs)).isEqualTo(drawn(ours)).isPositive();
        for (int i = 0; i < 600; i += 7) {
            assertThat(theirs.getRGB(i, i)).isEqualTo(ours.getRGB(i, i));
        }
        var description = run(
                "gdalinfo",
                "WMS:http://planerare:lagesbild@127.0.0.1:" + port
                        + "/ogc/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities");
        assertThat(description).contains("SUBDATASET_1_NAME", "LAYERS=observations", "LAYERS=boundary");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
