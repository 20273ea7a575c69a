package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.formats.GmlWriter;

/** Writes XML as it comes, with the prefixes that WFS documents use. What XML cannot hold is left out of texts. */
final class XmlOut {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;
    private final Map<String, String> namespaces = new LinkedHashMap<>();

    XmlOut(OutputStream stream, WfsNames names) throws XMLStreamException {
        out = FACTORY.createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
        namespaces.put("wfs", "http://www.opengis.net/wfs/2.0");
        namespaces.put("ows", "http://www.opengis.net/ows/1.1");
        namespaces.put("fes", "http://www.opengis.net/fes/2.0");
        namespaces.put("gml", GmlWriter.NAMESPACE);
        namespaces.put("xlink", "http://www.w3.org/1999/xlink");
        namespaces.put("xsd", XMLConstants.W3C_XML_SCHEMA_NS_URI);
        namespaces.put("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        namespaces.put(WfsNames.PREFIX, names.namespace());
    }

    XMLStreamWriter writer() {
        return out;
    }

    String namespace(String prefix) {
        var namespace = namespaces.get(prefix);
        if (namespace == null) {
            throw new IllegalArgumentException("no namespace for " + prefix);
        }
        return namespace;
    }

    /** Begins the document. @param name with prefix @param prefixes that are used in it */
    XmlOut root(String name, String... prefixes) throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        start(name);
        for (var prefix : prefixes) {
            out.writeNamespace(prefix, namespace(prefix));
        }
        return this;
    }

    XmlOut start(String name) throws XMLStreamException {
        int colon = name.indexOf(':');
        var prefix = name.substring(0, colon);
        out.writeStartElement(prefix, name.substring(colon + 1), namespace(prefix));
        return this;
    }

    /** A null value leaves the attribute out. */
    XmlOut attribute(String name, @Nullable String value) throws XMLStreamException {
        if (value == null) {
            return this;
        }
        int colon = name.indexOf(':');
        if (colon < 0) {
            out.writeAttribute(name, value);
        } else if (name.startsWith("xml:")) {
            out.writeAttribute("xml", XMLConstants.XML_NS_URI, name.substring(colon + 1), value);
        } else {
            var prefix = name.substring(0, colon);
            out.writeAttribute(prefix, namespace(prefix), name.substring(colon + 1), value);
        }
        return this;
    }

    XmlOut text(String text) throws XMLStreamException {
        out.writeCharacters(writable(text));
        return this;
    }

    /** An element with a text in it. */
    XmlOut element(String name, String text) throws XMLStreamException {
        return start(name).text(text).end();
    }

    XmlOut end() throws XMLStreamException {
        out.writeEndElement();
        return this;
    }

    /** Ends what is open and sends it. */
    void finish() throws XMLStreamException {
        out.writeEndDocument();
        out.flush();
    }

    private static String writable(String text) {
        if (text.codePoints().allMatch(XmlOut::isWritable)) {
            return text;
        }
        return text.codePoints()
                .filter(XmlOut::isWritable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The signs of XML 1.0. */
    private static boolean isWritable(int sign) {
        return sign == '\t'
                || sign == '\n'
                || sign == '\r'
                || (sign >= 0x20 && sign <= 0xD7FF)
                || (sign >= 0xE000 && sign <= 0xFFFD)
                || sign >= 0x10000;
    }
}
