package se.lagesbild.gis.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WMS and WMTS say of themselves. */
class MapServiceTest {
    private static final String WMS_130 = """
            <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
              <Capability>
                <Request><GetMap><Format>image/png</Format><Format>image/jpeg</Format></GetMap></Request>
                <Layer><Title>Allt</Title><CRS>EPSG:3857</CRS><CRS>EPSG:3006</CRS>
                  <Attribution><Title>Kommunen</Title></Attribution>
                  <Style><Name>plain</Name><Title>Enkel</Title></Style>
                  <Layer><Name>light</Name><Title>Belysning</Title>
                    <Style><Name>night</Name><Title>Natt</Title><LegendURL width="20" height="20"><Format>image/png</Format>
                      <OnlineResource xlink:type="simple" xlink:href="https://maps.example/legend?layer=light&amp;a=b"/></LegendURL></Style>
                  </Layer>
                  <Layer><Name>bare</Name></Layer>
                </Layer>
              </Capability>
            </WMS_Capabilities>""";

    private static final String WMS_111 = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE WMT_MS_Capabilities SYSTEM "http://schemas.example/wms/1.1.1/WMS_MS_Capabilities.dtd"
             [
             <!ELEMENT VendorSpecificCapabilities EMPTY>
             ]>
            <WMT_MS_Capabilities version="1.1.1"><Capability>
              <Request><GetMap><Format>image/png; mode=24bit</Format></GetMap></Request>
              <Layer><SRS>EPSG:4326 EPSG:900913</SRS><Layer><Name>sjö</Name><Title>Sjöar</Title></Layer></Layer>
            </Capability></WMT_MS_Capabilities>""";

    @Test
    void systemsStylesAndOwnersPassDownInAWms() {
        var service = WmsCapabilities.read(WMS_130.getBytes(UTF_8));
        assertThat(service.version()).isEqualTo("1.3.0");
        assertThat(service.formats()).containsExactly("image/png", "image/jpeg");
        // the group has a title and no name: nobody can ask for it
        assertThat(service.layers()).extracting(MapService.Layer::name).containsExactly("light", "bare");
        var light = service.layers().get(0);
        assertThat(light.title()).isEqualTo("Belysning");
        assertThat(light.mercator()).isEqualTo("EPSG:3857");
        assertThat(light.attribution()).isEqualTo("Kommunen");
        assertThat(light.styles()).extracting(MapService.Style::name).containsExactly("plain", "night");
        assertThat(light.style("night").legend()).isEqualTo("https://maps.example/legend?layer=light&a=b");
        assertThat(service.layers().get(1).title()).isEqualTo("bare");
    }

    @Test
    void anOldWmsKeepsItsDoctypeAndItsLetters() {
        var service = WmsCapabilities.read(WMS_111.getBytes(ISO_8859_1));
        assertThat(service.version()).isEqualTo("1.1.1");
        var lakes = service.layers().get(0);
        assertThat(lakes.name()).isEqualTo("sjö");
        assertThat(lakes.mercator()).isEqualTo("EPSG:900913");
        assertThat(lakes.styles()).isEmpty();
    }

    @Test
    void aLayerWithoutWebMercatorIsToldAndNotGuessed() {
        var service =
                WmsCapabilities.read(WMS_130.replace("<CRS>EPSG:3857</CRS>", "").getBytes(UTF_8));
        assertThat(service.layers()).extracting(MapService.Layer::mercator).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE WMT_MS_Capabilities [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><WMT_MS_Capabilities>&x;</WMT_MS_Capabilities>",
                "<!DOCTYPE WMT_MS_Capabilities [<!ENTITY % x SYSTEM 'http://127.0.0.1/x'> %x;]><WMT_MS_Capabilities/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><!DOCTYPE d><WMT_MS_Capabilities/>",
                "<html><body>Inloggning</body></html>",
                "<ServiceExceptionReport/>",
                "<WMS_Capabilities/>",
                "inte xml",
                ""
            })
    void whatIsNoCapabilitiesOfAWmsIsRefused(String sent) {
        assertThatThrownBy(() -> WmsCapabilities.read(sent.getBytes(UTF_8))).isInstanceOf(XmlException.class);
        assertThatThrownBy(() -> WmtsCapabilities.read(sent.getBytes(UTF_8))).isInstanceOf(XmlException.class);
    }

    @Test
    void aWmtsIsReadByItsGridAndNotByTheNameOfIt() {
        var service =
                WmtsCapabilities.read(wmts("renamed", 559_082_264.0287178, "-20037508.3427892 20037508.3427892", 256));
        var layer = service.layers().get(0);
        assertThat(layer.mercator()).isEqualTo("renamed");
        // level 1 is not offered
        assertThat(layer.matrices()).containsExactly("m:0", "", "m:2");
        assertThat(layer.styles()).extracting(MapService.Style::name).containsExactly("usual", "other");
        assertThat(layer.tiles())
                .containsEntry("image/png", "https://maps.example/t/2026/{TileMatrix}/{TileRow}/{TileCol}.png");
        assertThat(layer.formats()).containsExactly("image/png");
        assertThat(layer.attribution()).isEqualTo("Mätkontoret");
    }

    @ParameterizedTest
    @CsvSource({
        // half a level beside it
        "400000000,          -20037508.34 20037508.34, 256",
        // another corner
        "559082264.0287178,  -20037508.34 20037608.34, 256",
        // large tiles
        "559082264.0287178,  -20037508.34 20037508.34, 512",
    })
    void aWmtsOnAnotherGridIsNotUsableWhateverItsName(double scale, String corner, int side) {
        var service = WmtsCapabilities.read(wmts("GoogleMapsCompatible", scale, corner, side));
        assertThat(service.layers().get(0).mercator()).isNull();
    }

    @Test
    void whatADimensionStandsForIsNotFilledInItself() {
        var dimensions = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            dimensions.append("<Dimension><ows:Identifier>d%d</ows:Identifier><Default>{d%d}{d%d}</Default></Dimension>"
                    .formatted(i, i + 1, i + 1));
        }
        dimensions.append("<Dimension><ows:Identifier>long</ows:Identifier><Default>" + "x".repeat(900)
                + "</Default></Dimension>");
        var urls = """
                <ResourceURL format="image/jpeg" resourceType="tile" template="https://maps.example/{d0}/{Long}"/>
                <ResourceURL format="image/webp" resourceType="tile" template="https://maps.example/{long}{long}{long}"/>""";
        var sent = new String(wmts("web", 559_082_264.0287178, "-20037508.3427892 20037508.3427892", 256), UTF_8)
                .replace("<TileMatrixSetLink>", dimensions + urls + "<TileMatrixSetLink>");
        var tiles = WmtsCapabilities.read(sent.getBytes(UTF_8)).layers().get(0).tiles();
        assertThat(tiles)
                .containsOnlyKeys("image/jpeg", "image/png")
                .containsEntry("image/jpeg", "https://maps.example/{d0}/" + "x".repeat(900));
    }

    @Test
    void manyLayersBelowManyStylesShareThem() {
        var sent = new StringBuilder("<WMS_Capabilities version=\"1.3.0\"><Capability><Layer><CRS>EPSG:3857</CRS>");
        for (int i = 0; i < 200; i++) {
            sent.append("<Style><Name>s").append(i).append("</Name></Style>");
        }
        for (int i = 0; i < 6_000; i++) {
            sent.append("<Layer><Name>l").append(i).append("</Name></Layer>");
        }
        sent.append("</Layer></Capability></WMS_Capabilities>");
        var layers = WmsCapabilities.read(sent.toString().getBytes(UTF_8)).layers();
        assertThat(layers).hasSize(5_000);
        assertThat(layers.get(0).styles()).hasSize(100);
        assertThat(layers.get(4_999).styles()).isSameAs(layers.get(0).styles());
        assertThat(layers.get(4_999).mercator()).isEqualTo("EPSG:3857");
    }

    private static byte[] wmts(String set, double scale, String corner, int side) {
        var matrix = """
                <TileMatrix><ows:Identifier>m:%d</ows:Identifier><ScaleDenominator>%s</ScaleDenominator>
                <TopLeftCorner>%s</TopLeftCorner><TileWidth>%d</TileWidth><TileHeight>%d</TileHeight></TileMatrix>""";
        return """
                <Capabilities version="1.0.0" xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1">
                  <ows:ServiceProvider><ows:ProviderName>Mätkontoret</ows:ProviderName></ows:ServiceProvider>
                  <Contents>
                    <Layer><ows:Identifier>ground</ows:Identifier><ows:Title>Grundkarta</ows:Title>
                      <Style><ows:Identifier>other</ows:Identifier></Style>
                      <Style isDefault="true"><ows:Identifier>usual</ows:Identifier></Style>
                      <Format>image/png</Format>
                      <Dimension><ows:Identifier>Time</ows:Identifier><Default>2026</Default></Dimension>
                      <TileMatrixSetLink><TileMatrixSet>%s</TileMatrixSet></TileMatrixSetLink>
                      <ResourceURL format="image/png" resourceType="tile" template="https://maps.example/t/{time}/{TileMatrix}/{TileRow}/{TileCol}.png"/>
                    </Layer>
                    <TileMatrixSet><ows:Identifier>%s</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>%s%s</TileMatrixSet>
                  </Contents>
                </Capabilities>""".formatted(
                        set,
                        set,
                        matrix.formatted(0, String.format(Locale.ROOT, "%.7f", scale), corner, side, side),
                        matrix.formatted(2, String.format(Locale.ROOT, "%.7f", scale / 4), corner, side, side))
                .getBytes(UTF_8);
    }
}
