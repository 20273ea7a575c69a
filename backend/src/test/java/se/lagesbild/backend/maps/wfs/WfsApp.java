package se.lagesbild.backend.maps.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.lagesbild.backend.Http.Answer;
import se.lagesbild.backend.TrelleborgApp;

/** Asks the WFS of the demonstration. */
abstract class WfsApp extends TrelleborgApp {
    static final String WFS = "/ogc/wfs?service=WFS&version=2.0.0&request=";
    static final String FES =
            "<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'>";

    String base() {
        return "http://127.0.0.1:" + port;
    }

    ServedSchemas schemas() {
        return new ServedSchemas(base(), path -> {
            var answer = path.startsWith("/ogc/schemas/") ? http.anonymous(path) : http.get("planerare", path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            return answer.text();
        });
    }

    Answer features(String account, String type, String rest) {
        return http.get(account, WFS + "GetFeature&typeNames=" + type + rest);
    }

    /** Features that fulfil a filter, given as what stands inside {@code fes:Filter}. */
    Answer filtered(String type, String filter, String rest) {
        return features("planerare", type, "&filter=" + encoded(FES + filter + "</fes:Filter>") + rest);
    }

    long matched(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Long.parseLong(xml(answer).getDocumentElement().getAttribute("numberMatched"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Document xml(Answer answer) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.body()));
        } catch (Exception e) {
            throw new AssertionError(answer.text(), e);
        }
    }

    static List<Element> elements(Answer answer, String name) {
        var found = xml(answer).getElementsByTagNameNS("*", name);
        var list = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            list.add((Element) found.item(i));
        }
        return list;
    }

    static List<String> texts(Answer answer, String name) {
        return elements(answer, name).stream().map(Element::getTextContent).toList();
    }

    /** Ids of the features in an answer. */
    static List<String> ids(Answer answer) {
        var ids = new ArrayList<String>();
        for (var member : elements(answer, "member")) {
            ids.add(((Element) member.getFirstChild()).getAttributeNS("http://www.opengis.net/gml/3.2", "id"));
        }
        return ids;
    }
}
