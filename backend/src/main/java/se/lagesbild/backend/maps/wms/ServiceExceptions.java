package se.lagesbild.backend.maps.wms;

import java.util.Locale;
import java.util.stream.Collectors;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.maps.drawing.MapWords;

/** Writes what is wrong as a ServiceExceptionReport. */
final class ServiceExceptions {
    private static final String OGC = "http://www.opengis.net/ogc";

    private ServiceExceptions() {}

    static byte[] report(WmsFault fault, boolean old, Locale locale) {
        return report(fault.code(), fault.locator(), MapWords.text(locale, "wms." + fault.words(), fault.args()), old);
    }

    /** A fault of the selection. */
    static byte[] report(Problem problem, boolean old, Locale locale) {
        var wanted = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : ProblemText.SWEDISH;
        var words = problem.fields().stream()
                .map(field -> ProblemText.text(wanted, field.code(), field.args()))
                .collect(Collectors.joining(" "));
        var field = problem.fields().isEmpty() ? null : problem.fields().get(0).pointer();
        boolean time = "datetime".equals(field);
        return report(
                time ? "InvalidDimensionValue" : "InvalidParameterValue",
                time ? "time" : field,
                words.isEmpty() ? ProblemText.text(wanted, problem.code(), problem.args()) : words,
                old);
    }

    private static byte[] report(
            @org.jspecify.annotations.Nullable String code,
            @org.jspecify.annotations.Nullable String locator,
            String words,
            boolean old) {
        var xml = new Xml();
        if (old) {
            xml.open("ServiceExceptionReport", "version", "1.1.1");
        } else {
            xml.open(
                    "ServiceExceptionReport",
                    "version",
                    "1.3.0",
                    "xmlns",
                    OGC,
                    "xmlns:xsi",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:schemaLocation",
                    OGC + " http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd");
        }
        return xml.text("ServiceException", words, "code", code, "locator", old ? null : locator)
                .close()
                .bytes();
    }
}
