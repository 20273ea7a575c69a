package se.lagesbild.backend.maps.wfs;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** Checks documents against the schemas that they name, all of which must lie on the server that sent the document. */
final class ServedSchemas {
    private static final Map<String, String> FETCHED = new ConcurrentHashMap<>();
    private static final Map<TreeSet<String>, Schema> COMPILED = new ConcurrentHashMap<>();

    private final String base;
    private final Function<String, String> fetch;

    /** @param fetch text of an address on the server */
    ServedSchemas(String base, Function<String, String> fetch) {
        this.base = base;
        this.fetch = fetch;
    }

    /** @throws AssertionError naming what does not fit */
    void check(byte[] document) {
        try {
            var named = new TreeSet<String>(locations(document).values());
            if (named.isEmpty()) {
                throw new AssertionError("the document names no schema");
            }
            compiled(named).newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException e) {
            throw new AssertionError(
                    e.getMessage() + " in " + new String(document, java.nio.charset.StandardCharsets.UTF_8), e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** @throws AssertionError where it is no schema */
    void checkSchema(String address) {
        try {
            compiled(new TreeSet<>(java.util.Set.of(address)));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> locations(byte[] document) throws Exception {
        Element root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document))
                .getDocumentElement();
        var words = root.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "schemaLocation")
                .strip()
                .split("\\s+");
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return pairs;
    }

    private Schema compiled(TreeSet<String> named) throws SAXException {
        var known = COMPILED.get(named);
        if (known != null) {
            return known;
        }
        var factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(
                XMLConstants.FEATURE_SECURE_PROCESSING, false); // GML is larger than the limits for what strangers send
        factory.setResourceResolver((type, namespace, publicId, systemId, from) ->
                input(from == null ? URI.create(systemId) : URI.create(from).resolve(systemId), publicId));
        var schema = factory.newSchema(named.stream()
                .map(address -> new StreamSource(new StringReader(text(address)), address))
                .toArray(StreamSource[]::new));
        COMPILED.put(named, schema);
        return schema;
    }

    private LSInput input(URI address, String publicId) {
        try {
            var input = ((DOMImplementationLS)
                            DOMImplementationRegistry.newInstance().getDOMImplementation("LS"))
                    .createLSInput();
            input.setSystemId(address.toString());
            input.setPublicId(publicId);
            input.setCharacterStream(new StringReader(text(address.toString())));
            return input;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String address) {
        if (!address.startsWith(base)) {
            throw new AssertionError("a schema is sent for to another host: " + address);
        }
        return FETCHED.computeIfAbsent(address, all -> fetch.apply(all.substring(base.length())));
    }
}
