package se.lagesbild.backend.maps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Checks documents against the schemas of OGC and W3C, which lie in libraries; nothing is fetched. */
public final class OgcSchemas {
    private static final String OGC = "http://schemas.opengis.net/";
    private static final String W3C = "http://www.w3.org/";

    private OgcSchemas() {}

    /**
     * @param schema address of the schema at schemas.opengis.net, for example {@code wms/1.3.0/capabilities_1_3_0.xsd}
     * @return what is wrong, in the order of the document; empty when nothing is
     */
    public static List<String> faults(String schema, byte[] document) {
        var faults = new ArrayList<String>();
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(systemId, base));
            var validator = factory.newSchema(new StreamSource(open(OGC + schema), OGC + schema))
                    .newValidator();
            validator.setErrorHandler(new DefaultHandler() {
                @Override
                public void error(SAXParseException e) {
                    faults.add(e.getMessage());
                }
            });
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static LSInput input(String systemId, @Nullable String base) {
        var address =
                base == null ? systemId : URI.create(base).resolve(systemId).toString();
        try {
            var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            var input = ((DOMImplementationLS) builder.getDOMImplementation().getFeature("LS", "3.0")).createLSInput();
            input.setByteStream(open(address));
            input.setSystemId(address);
            return input;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String address) {
        var resource = address.startsWith(W3C)
                ? "org/xmlresolver/www.w3.org/" + address.substring(W3C.length())
                : "ogc/" + address.substring(OGC.length());
        var in = OgcSchemas.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("no library holds " + address);
        }
        return in;
    }
}
