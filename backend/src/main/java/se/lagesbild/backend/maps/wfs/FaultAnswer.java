package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;

/** Says what was wrong, as an {@code ows:ExceptionReport}. */
final class FaultAnswer {
    private FaultAnswer() {}

    static void write(OutputStream out, WfsNames names, WfsFault fault, Locale wanted) throws XMLStreamException {
        boolean english = Locale.ENGLISH.getLanguage().equals(wanted.getLanguage());
        var xml = new XmlOut(out, names);
        xml.root("ows:ExceptionReport", "ows", "xsi")
                .attribute("version", "2.0.0")
                .attribute("xml:lang", english ? "en" : "sv")
                .attribute(
                        "xsi:schemaLocation", "http://www.opengis.net/ows/1.1 " + names.schema("ows/1.1.0/owsAll.xsd"));
        xml.start("ows:Exception")
                .attribute("exceptionCode", fault.code().name)
                .attribute("locator", fault.locator().isEmpty() ? null : fault.locator())
                .element("ows:ExceptionText", text(fault.problem(), wanted));
        xml.finish();
    }

    /** Of the fields at fault where the problem names some, else of the problem itself. */
    private static String text(Problem problem, Locale wanted) {
        var document = ProblemText.document(problem, wanted);
        if (document.get("errors") instanceof java.util.List<?> errors
                && !errors.isEmpty()
                && errors.get(0) instanceof Map<?, ?> first) {
            return String.valueOf(first.get("detail"));
        }
        return String.valueOf(document.get("detail"));
    }
}
