package se.lagesbild.backend.maps.wfs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;
import se.lagesbild.gis.formats.Area;
import tools.jackson.core.exc.JacksonIOException;

/** The address of the WFS: finds out which operation is asked for and answers it, or says what was wrong. */
@RestController
class WfsController {
    private static final Logger log = LoggerFactory.getLogger(WfsController.class);
    private static final String XML = "text/xml;charset=UTF-8";

    private final WfsTypes types;
    private final WfsSystems systems;
    private final WfsFeatures features;
    private final Area area;

    WfsController(WfsTypes types, WfsSystems systems, WfsFeatures features, Area area) {
        this.types = types;
        this.systems = systems;
        this.features = features;
        this.area = area;
    }

    @GetMapping("/ogc/wfs")
    void get(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws Exception {
        answer(viewer, request, response, () -> WfsRequest.of(request.getParameterMap()));
    }

    @PostMapping("/ogc/wfs")
    void post(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws Exception {
        boolean form = Objects.requireNonNullElse(request.getContentType(), "")
                .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        answer(
                viewer,
                request,
                response,
                () -> form ? WfsRequest.of(request.getParameterMap()) : XmlRequest.read(request.getInputStream()));
    }

    private interface Reader {
        WfsRequest read() throws IOException;
    }

    private void answer(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Reader reader)
            throws Exception {
        var names = new WfsNames(
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        try {
            answer(viewer, names, reader.read(), request, response);
        } catch (WfsFault fault) {
            fault(names, fault, request, response);
        } catch (Problem problem) {
            var locator =
                    problem.fields().isEmpty() ? "" : problem.fields().get(0).pointer();
            fault(names, new WfsFault(Code.INVALID, locator, problem), request, response);
        } catch (XMLStreamException | JacksonIOException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            log.debug("whoever asked has gone before all was sent", e);
        }
    }

    private void answer(
            Viewer viewer, WfsNames names, WfsRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        var service = asked.get("service");
        if (!service.equalsIgnoreCase("WFS")) {
            throw new WfsFault(Code.INVALID, "service", Problem.of(400, "wfs-no-service", WfsRequest.shown(service)));
        }
        var operation = asked.get("request");
        checkVersion(operation, asked);
        switch (operation.toLowerCase(Locale.ROOT)) {
            case "getcapabilities" -> {
                response.setContentType(XML);
                new CapabilitiesAnswer(response.getOutputStream(), names, area, systems).write(types.list(viewer));
            }
            case "describefeaturetype" -> {
                var described = described(viewer, names, asked);
                response.setContentType("application/gml+xml; version=3.2");
                SchemaAnswer.write(response.getOutputStream(), names, described);
            }
            case "liststoredqueries" -> {
                response.setContentType(XML);
                StoredQueryAnswer.list(response.getOutputStream(), names, types.list(viewer));
            }
            case "describestoredqueries" -> {
                checkStoredQuery(asked);
                response.setContentType(XML);
                StoredQueryAnswer.describe(response.getOutputStream(), names);
            }
            case "getfeature" -> features.features(viewer, names, asked, request, response);
            case "getpropertyvalue" -> features.values(viewer, names, asked, request, response);
            default ->
                throw new WfsFault(
                        Code.NO_OPERATION,
                        WfsRequest.shown(operation),
                        Problem.of(400, "wfs-no-operation", WfsRequest.shown(operation)));
        }
    }

    /** Many map clients ask for features as GeoJSON in the words of 1.1, which mean the same. */
    private static void checkVersion(String operation, WfsRequest asked) {
        if (operation.equalsIgnoreCase("GetCapabilities")) {
            var accepted = asked.list("acceptversions");
            if (!accepted.isEmpty() && accepted.stream().noneMatch(version -> version.startsWith("2."))) {
                throw new WfsFault(
                        Code.NO_VERSION,
                        "AcceptVersions",
                        Problem.of(400, "wfs-no-version", WfsRequest.shown(String.join(", ", accepted))));
            }
            return;
        }
        var version = Objects.requireNonNullElse(asked.find("version"), "2.0.0");
        boolean json = operation.equalsIgnoreCase("GetFeature")
                && version.startsWith("1.")
                && Format.read(asked.find("outputformat")) == Format.GEO_JSON;
        if (!version.startsWith("2.0") && !json) {
            throw new WfsFault(Code.INVALID, "version", Problem.of(400, "wfs-no-version", WfsRequest.shown(version)));
        }
    }

    private List<WfsTypes.Type> described(Viewer viewer, WfsNames names, WfsRequest asked) {
        var wanted = asked.list(asked.find("typenames") == null ? "typename" : "typenames");
        return wanted.isEmpty()
                ? types.list(viewer)
                : wanted.stream()
                        .map(name -> types.get(viewer, names, name, asked.find("namespaces")))
                        .distinct()
                        .toList();
    }

    private static void checkStoredQuery(WfsRequest asked) {
        for (var id : asked.list("storedquery_id")) {
            if (!id.equals(WfsQuestions.BY_ID)) {
                throw new WfsFault(
                        Code.INVALID,
                        "storedQuery_id",
                        Problem.of(400, "wfs-no-stored-query", WfsRequest.shown(id), WfsQuestions.BY_ID));
            }
        }
    }

    private static void fault(WfsNames names, WfsFault fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        var body = new ByteArrayOutputStream();
        FaultAnswer.write(body, names, fault, ProblemText.wanted(request));
        response.reset();
        response.setStatus(fault.problem().status());
        response.setContentType(XML);
        response.getOutputStream().write(body.toByteArray());
    }
}
