package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML that somebody sent: no DOCTYPE and so no entities of its own, nothing fetched from elsewhere, and no deeper than a request needs.
 * Stateless. How long the text may be is for the caller to say.
 */
public final class SafeXml {
    /** Elements in elements; a filter of a client has under 20. */
    static final int MOST_DEPTH = 64;

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SafeXml() {}

    /** @throws XmlException naming line and column */
    public static Element read(String xml) {
        return read(new InputSource(new StringReader(xml)));
    }

    /**
     * @param xml in the encoding that it declares
     * @throws XmlException naming line and column
     */
    public static Element read(InputStream xml) {
        return read(new InputSource(xml));
    }

    private static Element read(InputSource xml) {
        try {
            return builder().parse(xml).getDocumentElement();
        } catch (SAXParseException e) {
            throw new XmlException(
                    "",
                    "the XML cannot be read at line %d, column %d: it must be well-formed, without DOCTYPE, and at most %d elements deep"
                            .formatted(e.getLineNumber(), e.getColumnNumber(), MOST_DEPTH));
        } catch (SAXException e) {
            throw new XmlException("", "the XML cannot be read: it must be well-formed, without DOCTYPE");
        } catch (IOException e) {
            throw new XmlException("", "the XML cannot be read: its bytes do not fit its encoding");
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(MOST_DEPTH));
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(Throwing.ALWAYS);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        }
    }

    /** The parser's own handler writes to the console. */
    private enum Throwing implements ErrorHandler {
        ALWAYS;

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** The elements right below this one. */
    public static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The first element of this local name right below, or null. */
    public static @Nullable Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> name(element).equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Name without prefix. */
    public static String name(Element element) {
        return element.getLocalName();
    }

    /** Text of the element and what is below it, without spaces around it. */
    public static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** The attribute, or null where there is none. */
    public static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }
}
