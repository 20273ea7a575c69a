package se.lagesbild.gis.formats;

import com.google.protobuf.ByteString;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Info;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@code .osm} (XML) and hands it on in blocks, as if it were an {@code .osm.pbf}: what is made of an extract does not depend on how
 * it was written. Holds one block at a time. No DOCTYPE is followed and nothing is fetched.
 */
final class OsmXml {
    private static final int BLOCK = 8_000;
    private static final double UNITS = 1e7; // of a degree: the granularity of a block
    private static final String WHAT_IT_IS = "this is not an .osm file, or a damaged one";

    /** What an editor has deleted stays in its file. */
    private static final Set<String> GONE = Set.of("delete");

    private final OsmPass pass;
    private final XMLStreamReader xml;
    private Map<String, Integer> strings = new LinkedHashMap<>();
    private PrimitiveGroup.Builder nodes = PrimitiveGroup.newBuilder();
    private PrimitiveGroup.Builder ways = PrimitiveGroup.newBuilder();
    private PrimitiveGroup.Builder relations = PrimitiveGroup.newBuilder();
    private int size;

    private OsmXml(OsmPass pass, XMLStreamReader xml) {
        this.pass = pass;
        this.xml = xml;
    }

    /** @throws OsmException says why the file cannot be read */
    static void read(InputStream in, OsmPass pass) {
        try {
            var reader = factory().createXMLStreamReader(in);
            new OsmXml(pass, reader).read();
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw new OsmException(
                    at == null
                            ? WHAT_IT_IS
                            : "%s: the XML cannot be read on from line %d".formatted(WHAT_IT_IS, at.getLineNumber()),
                    e);
        } catch (NumberFormatException e) {
            throw new OsmException("%s: %s".formatted(WHAT_IT_IS, e.getMessage()), e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private void read() throws XMLStreamException {
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            xml.next();
        }
        if (!xml.getLocalName().equals("osm")) {
            throw new OsmException("the file holds <%s>, not <osm>: give an extract".formatted(xml.getLocalName()));
        }
        var header = HeaderBlock.newBuilder();
        var asOf = instant(xml.getAttributeValue(null, "timestamp"));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("meta")) {
                asOf = asOf == null ? instant(xml.getAttributeValue(null, "osm_base")) : asOf;
            }
            object();
            if (size == BLOCK) {
                hand();
            }
        }
        hand();
        if (asOf != null) {
            header.setOsmosisReplicationTimestamp(asOf.getEpochSecond());
        }
        pass.parse(header.build());
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null; // the date of the map is told, not needed
        }
    }

    private void object() throws XMLStreamException {
        var kind = xml.getLocalName();
        if (!kind.equals("node") && !kind.equals("way") && !kind.equals("relation")) {
            return;
        }
        boolean gone = "false".equals(xml.getAttributeValue(null, "visible"))
                || GONE.contains(String.valueOf(xml.getAttributeValue(null, "action")));
        long id = number(kind, "id");
        if (!gone && id <= 0) {
            throw new OsmException(
                    "%s %d is not in OpenStreetMap yet: upload it or take it out of the file".formatted(kind, id));
        }
        var longitude = kind.equals("node") && !gone ? degrees(id, "lon") : 0;
        var latitude = kind.equals("node") && !gone ? degrees(id, "lat") : 0;
        var changed = instant(xml.getAttributeValue(null, "timestamp"));
        var tags = new HashMap<String, String>();
        var refs = new ArrayList<Long>();
        var members = new ArrayList<Member>();
        inside(kind, tags, refs, members);
        if (gone) {
            return;
        }
        switch (kind) {
            case "node" -> node(id, longitude, latitude, tags);
            case "way" -> way(id, refs, tags, changed);
            default -> relation(id, members, tags);
        }
        size++;
    }

    private record Member(Relation.MemberType type, long ref, String role) {}

    private void inside(String kind, Map<String, String> tags, List<Long> refs, List<Member> members)
            throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "tag" ->
                        tags.put(
                                String.valueOf(xml.getAttributeValue(null, "k")),
                                String.valueOf(xml.getAttributeValue(null, "v")));
                    case "nd" -> refs.add(number(kind, "ref"));
                    case "member" -> member().ifPresent(members::add);
                    default -> {} // anything else says nothing of the map
                }
            }
        }
    }

    private Optional<Member> member() {
        var type = switch (String.valueOf(xml.getAttributeValue(null, "type"))) {
            case "node" -> Relation.MemberType.NODE;
            case "way" -> Relation.MemberType.WAY;
            case "relation" -> Relation.MemberType.RELATION;
            default -> null;
        };
        var role = xml.getAttributeValue(null, "role");
        return type == null
                ? Optional.empty()
                : Optional.of(new Member(type, number("relation", "ref"), role == null ? "" : role));
    }

    private long number(String kind, String attribute) {
        var text = xml.getAttributeValue(null, attribute);
        if (text == null) {
            throw new OsmException("a %s at line %d has no %s"
                    .formatted(kind, xml.getLocation().getLineNumber(), attribute));
        }
        return Long.parseLong(text.strip());
    }

    private double degrees(long id, String attribute) {
        var text = xml.getAttributeValue(null, attribute);
        if (text == null) {
            throw new OsmException("node %d has no %s".formatted(id, attribute));
        }
        return Double.parseDouble(text.strip());
    }

    private void node(long id, double longitude, double latitude, Map<String, String> tags) {
        var node = Node.newBuilder()
                .setId(id)
                .setLon(Math.round(longitude * UNITS))
                .setLat(Math.round(latitude * UNITS));
        tags.forEach((key, value) -> node.addKeys(string(key)).addVals(string(value)));
        nodes.addNodes(node);
    }

    private void way(long id, List<Long> refs, Map<String, String> tags, @Nullable Instant changed) {
        var way = Way.newBuilder().setId(id);
        long last = 0;
        for (long ref : refs) {
            way.addRefs(ref - last);
            last = ref;
        }
        tags.forEach((key, value) -> way.addKeys(string(key)).addVals(string(value)));
        if (changed != null) {
            way.setInfo(Info.newBuilder().setTimestamp(changed.getEpochSecond()));
        }
        ways.addWays(way);
    }

    private void relation(long id, List<Member> members, Map<String, String> tags) {
        var relation = Relation.newBuilder().setId(id);
        long last = 0;
        for (var member : members) {
            relation.addTypes(member.type()).addMemids(member.ref() - last).addRolesSid(string(member.role()));
            last = member.ref();
        }
        tags.forEach((key, value) -> relation.addKeys(string(key)).addVals(string(value)));
        relations.addRelations(relation);
    }

    /** Number of the text in the block's table, in which 0 is none. */
    private int string(String text) {
        return strings.computeIfAbsent(text, t -> strings.size() + 1);
    }

    private void hand() {
        if (size == 0) {
            return;
        }
        var table = StringTable.newBuilder().addS(ByteString.EMPTY);
        strings.keySet().forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
        pass.parse(PrimitiveBlock.newBuilder()
                .setStringtable(table)
                .addPrimitivegroup(nodes)
                .addPrimitivegroup(ways)
                .addPrimitivegroup(relations)
                .build());
        strings = new LinkedHashMap<>();
        nodes = PrimitiveGroup.newBuilder();
        ways = PrimitiveGroup.newBuilder();
        relations = PrimitiveGroup.newBuilder();
        size = 0;
    }
}
