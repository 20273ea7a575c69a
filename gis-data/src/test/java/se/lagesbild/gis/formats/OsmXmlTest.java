package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lagesbild.gis.geo.Crs;

class OsmXmlTest {
    private static final Crs SWEREF = Crs.of("EPSG:3008");

    @TempDir
    Path folder;

    private static final String TOWN = """
            <?xml version='1.0' encoding='UTF-8'?>
            <osm version="0.6" generator="hand">
              <note>öppen data</note>
              <meta osm_base="2026-05-04T03:02:01Z"/>
              <bounds minlon="13" minlat="55" maxlon="13.1" maxlat="55.1"/>
              <node id="1" lon="13.000" lat="55.0" version="2"/>
              <node id="2" lon="13.001" lat="55.0"><tag k="barrier" v="gate"/><tag k="locked" v="yes"/></node>
              <node id="3" lon="13.002" lat="55.0" visible="true"/>
              <node id="4" visible="false"/>
              <node id="5" lon="13.002" lat="55.001"/>
              <node id="6" lon="13.003" lat="55.001"/>
              <way id="10" timestamp="2025-01-01T00:00:00Z">
                <nd ref="1"/><nd ref="2"/><nd ref="3"/>
                <tag k="highway" v="residential"/><tag k="name" v="Åkes &amp; Örjans gränd"/>
              </way>
              <way id="11" action="delete"><nd ref="1"/><nd ref="3"/><tag k="highway" v="path"/></way>
              <way id="12"><nd ref="3"/><nd ref="5"/><nd ref="6"/><nd ref="3"/><tag k="building" v="yes"/></way>
              <relation id="20"><member type="way" ref="12" role="outer"/><tag k="type" v="site"/></relation>
            </osm>
            """;

    private static List<StreetEdge> read(byte[] bytes) {
        return OsmStreets.read(new ByteArrayInputStream(bytes), SWEREF, n -> {});
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(OsmXmlTest.class.getResourceAsStream("/osm/" + name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsWhatIsWrittenByHand() {
        assertThat(read(bytes(TOWN)))
                .extracting(StreetEdge::id, StreetEdge::fromNode, StreetEdge::toNode, StreetEdge::name)
                .containsExactly(
                        tuple(40_960L, 1L, -1L, "Åkes & Örjans gränd"), // a locked gate at node 2
                        tuple(40_961L, -2L, 3L, "Åkes & Örjans gränd"));
    }

    @Test
    void makesTheSameStreetsOfXmlAsOfPbf() throws IOException {
        var xml = read(resource("lund-streets.osm.gz")); // written by osmium from the other file
        var pbf = read(resource("lund-station-sweden.osm.pbf"));
        assertThat(xml.size()).isGreaterThan(300);
        assertThat(xml.equals(pbf)).isTrue(); // ids, ends, names, kinds and every coordinate
    }

    @Test
    void packedOrNotAndWhateverItIsCalled() throws IOException {
        var packed = resource("lund-streets.osm.gz");
        byte[] plain;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            plain = in.readAllBytes();
        }
        assertThat(read(plain)).isEqualTo(read(packed));
        var pbf = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(pbf)) {
            out.write(resource("lund-station-sweden.osm.pbf"));
        }
        assertThat(read(pbf.toByteArray())).isEqualTo(read(packed));
        var withMark = new ByteArrayOutputStream();
        withMark.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        withMark.write(plain);
        assertThat(read(withMark.toByteArray())).isEqualTo(read(packed));
    }

    @Test
    void readsTheGroundToo() throws IOException {
        var file = folder.resolve("town.osm");
        Files.write(file, bytes(TOWN));
        var found = OsmGround.read(file, SWEREF, n -> {});
        assertThat(found.ground())
                .singleElement()
                .satisfies(thing -> assertThat(thing.kind()).isEqualTo("building"));
        assertThat(found.asOf()).isEqualTo(Instant.parse("2026-05-04T03:02:01Z"));
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        refused(bytes(TOWN.substring(0, TOWN.length() / 2)), "cannot be read on from line");
        refused(bytes("<osmChange version='0.6'><create/></osmChange>"), "holds <osmChange>, not <osm>");
        refused(bytes("<osm version='0.6'/>"), "no street or path");
        refused(bytes("<osm><node id='-3' lon='13' lat='55'/></osm>"), "node -3 is not in OpenStreetMap yet");
        refused(bytes("<osm><node id='x' lon='13' lat='55'/></osm>"), "not an .osm file");
        refused(bytes("<osm><node id='7' lon='13'/></osm>"), "node 7 has no lat");
        refused(bytes("<osm><node id='7' lon='13' lat='95'/></osm>"), "latitude 95.0");
        refused(bytes("<osm><way id='7'><nd/></way></osm>"), "a way at line 1 has no ref");
        refused(bytes("BZh91AY&SY"), "bzip2");
        var packed = resource("lund-streets.osm.gz");
        refused(Arrays.copyOf(packed, packed.length / 2), "cannot be read");
    }

    /** A text of the file's own definition is not expanded, and nothing outside is asked. */
    @Test
    void followsNoDoctype() {
        refused(bytes("""
                <?xml version="1.0"?>
                <!DOCTYPE osm [<!ENTITY a SYSTEM "file:///etc/hostname">]>
                <osm><node id="1" lon="13" lat="55"><tag k="name" v="x"/></node>&a;</osm>"""), "cannot be read");
    }

    private static void refused(byte[] bytes, String why) {
        assertThatExceptionOfType(OsmException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageContaining(why);
    }
}
