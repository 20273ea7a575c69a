package se.lagesbild.backend.maps.wfs;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;
import se.lagesbild.gis.formats.SafeXml;
import se.lagesbild.gis.formats.XmlException;

/** Reads a request in XML into one with the names of parameters. */
final class XmlRequest {
    private static final Set<String> WFS = Set.of(
            "http://www.opengis.net/wfs/2.0",
            "http://www.opengis.net/wfs"); // the latter: 1.1, as many map clients post

    private final Map<String, String> values = new TreeMap<>();
    private @Nullable Element filter;

    private XmlRequest() {}

    /** @throws WfsFault for what cannot be read or is no request */
    static WfsRequest read(InputStream body) {
        Element root;
        try {
            root = SafeXml.read(body);
        } catch (XmlException e) {
            throw new WfsFault(Code.UNREADABLE, "", new Problem(400, "wfs-xml", List.of(), e.getMessage()));
        }
        if (!WFS.contains(Objects.requireNonNullElse(root.getNamespaceURI(), ""))) {
            throw new WfsFault(
                    Code.NO_OPERATION,
                    WfsRequest.shown(SafeXml.name(root)),
                    Problem.of(400, "wfs-no-operation", WfsRequest.shown(SafeXml.name(root))));
        }
        var request = new XmlRequest();
        request.operation(root);
        return new WfsRequest(request.values, request.filter);
    }

    private void operation(Element root) {
        put("request", SafeXml.name(root));
        attributes(root);
        var types = new ArrayList<String>();
        boolean query = false;
        for (var child : SafeXml.children(root)) {
            switch (SafeXml.name(child)) {
                case "Query", "StoredQuery" -> {
                    if (query) {
                        throw new WfsFault(Code.NO_OPTION, "Query", Problem.of(400, "wfs-one-query"));
                    }
                    query = true;
                    query(child);
                }
                case "TypeName" -> types.add(typeName(child, SafeXml.text(child)));
                case "AcceptVersions" -> put("acceptversions", texts(child));
                case "StoredQueryId" -> put("storedquery_id", SafeXml.text(child));
                default -> {
                    // sections, formats and the like: what they ask for does not change the answer
                }
            }
        }
        if (!types.isEmpty()) {
            put("typenames", String.join(",", types));
        }
    }

    private void query(Element query) {
        attributes(query);
        var names = new ArrayList<String>();
        for (var child : SafeXml.children(query)) {
            switch (SafeXml.name(child)) {
                case "PropertyName" -> names.add(SafeXml.text(child));
                case "Filter" -> filter = child;
                case "Parameter" -> put(child.getAttribute("name"), SafeXml.text(child));
                case "SortBy" -> put("sortby", "…");
                default ->
                    throw new WfsFault(
                            Code.NO_OPTION,
                            SafeXml.name(child),
                            Problem.of(400, "wfs-no-option", WfsRequest.shown(SafeXml.name(child))));
            }
        }
        if (!names.isEmpty()) {
            put("propertyname", String.join(",", names));
        }
        if (SafeXml.name(query).equals("StoredQuery")) {
            put("storedquery_id", query.getAttribute("id"));
        }
    }

    private void attributes(Element element) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = (Attr) attributes.item(i);
            var name = attribute.getName().toLowerCase(Locale.ROOT);
            if (name.equals("typenames") || name.equals("typename")) {
                var types = new ArrayList<String>();
                for (var type : attribute.getValue().strip().split("[\\s,]+")) {
                    types.add(typeName(element, type));
                }
                put("typenames", String.join(",", types));
            } else if (name.indexOf(':') < 0 && !name.equals("xmlns") && !name.equals("id")) {
                put(name, attribute.getValue());
            }
        }
    }

    /** With our prefix where it is in our namespace; the document's own prefixes are kept beside it. */
    private String typeName(Element where, String type) {
        int colon = type.indexOf(':');
        if (colon < 0) {
            return type;
        }
        var prefix = type.substring(0, colon);
        var namespace = where.lookupNamespaceURI(prefix);
        if (namespace != null) {
            values.merge("namespaces", "xmlns(%s,%s)".formatted(prefix, namespace), (one, other) -> one + "," + other);
        }
        return type;
    }

    private static String texts(Element parent) {
        return String.join(
                ",", SafeXml.children(parent).stream().map(SafeXml::text).toList());
    }

    private void put(String name, String value) {
        if (!value.isBlank()) {
            values.put(name.toLowerCase(Locale.ROOT), value.strip());
        }
    }
}
