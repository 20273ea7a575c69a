package se.lagesbild.backend.maps.wfs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;
import se.lagesbild.gis.formats.FesReader;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.json.JsonMapper;

/** Answers with features, or with the values of one field: written to the log first, then sent as they are fetched. */
@Component
class WfsFeatures {
    private final WfsQuestions questions;
    private final WfsSystems systems;
    private final ReadLog readLog;
    private final Clock clock;
    private final JsonMapper json;

    WfsFeatures(WfsQuestions questions, WfsSystems systems, ReadLog readLog, Clock clock, JsonMapper json) {
        this.questions = questions;
        this.systems = systems;
        this.readLog = readLog;
        this.clock = clock;
        this.json = json;
    }

    void features(
            Viewer viewer, WfsNames names, WfsRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        var question = questions.read(viewer, names, asked);
        var rows = rows(viewer, question);
        if (question.alone() && rows.matched() == 0) {
            throw WfsQuestions.noFeature(asked.get("id"));
        }
        response.setContentType(mediaType(question, asked));
        var out = response.getOutputStream();
        var links = links(request, question, rows);
        if (question.format() == Format.GEO_JSON) {
            var wanted =
                    asked.find("srsname") == null ? Crs.WGS_84 : question.crs().crs();
            var answer = new GeoJsonAnswer(out, json, question, systems.own(), wanted);
            if (question.alone() && rows.hasNext()) {
                answer.alone(rows.next());
            } else {
                answer.collection(rows, now(), named(links));
            }
        } else {
            var answer = new GmlAnswer(out, names, question, systems.own());
            if (question.alone() && rows.hasNext()) {
                answer.alone(rows.next());
            } else {
                answer.collection(rows, now(), links);
            }
        }
    }

    void values(
            Viewer viewer, WfsNames names, WfsRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        var reference = FesReader.lastStep(asked.get("valueReference"));
        var question = questions.read(viewer, names, asked);
        var field = question.type().field(reference);
        if (field == null) {
            throw new WfsFault(
                    Code.INVALID,
                    "valueReference",
                    Problem.of(
                            400,
                            "wfs-no-field",
                            WfsRequest.shown(reference),
                            question.type().id()));
        }
        if (question.format() != Format.GML) {
            throw new WfsFault(
                    Code.INVALID,
                    "outputFormat",
                    Problem.of(400, "wfs-no-format", Format.GEO_JSON.mediaType(), Format.GML.mediaType()));
        }
        var rows = rows(viewer, question);
        response.setContentType(Format.GML.mediaType());
        new GmlAnswer(response.getOutputStream(), names, question, systems.own())
                .values(field.name(), rows, now(), links(request, question, rows));
    }

    private WfsRows rows(Viewer viewer, WfsQuestion question) {
        var rows = new WfsRows(viewer, question);
        if (question.type().layer().logged()) {
            readLog.read(viewer, "wfs/" + question.type().id(), question.logged(), rows.returned());
        }
        return rows;
    }

    private Instant now() {
        return clock.instant();
    }

    /** As it was named, for clients that compare. */
    private static String mediaType(WfsQuestion question, WfsRequest asked) {
        return question.format() == Format.GEO_JSON
                        && Set.of("application/json", "json")
                                .contains(Objects.requireNonNullElse(asked.find("outputformat"), ""))
                ? "application/json"
                : question.format().mediaType();
    }

    /** Of the pages before and after; only an address has such, a request in XML has not. */
    private static Map<String, String> links(HttpServletRequest request, WfsQuestion question, WfsRows rows) {
        Map<String, String> links = new LinkedHashMap<>();
        if (!request.getMethod().equals("GET") || question.hits()) {
            return links;
        }
        long end = question.start() + rows.returned();
        if (rows.returned() > 0 && end < rows.matched()) {
            links.put("next", page(request, end, question.count()));
        }
        if (question.start() > 0) {
            long start = Math.max(0, question.start() - question.count());
            links.put("previous", page(request, start, question.start() - start));
        }
        return links;
    }

    private static String page(HttpServletRequest request, long start, long count) {
        var address = ServletUriComponentsBuilder.fromRequest(request);
        for (var name : request.getParameterMap().keySet()) {
            if (Set.of("startindex", "count", "maxfeatures").contains(name.toLowerCase(java.util.Locale.ROOT))) {
                address.replaceQueryParam(name);
            }
        }
        return address.queryParam("startIndex", start)
                .queryParam("count", count)
                .build(false)
                .toUriString();
    }

    private static List<Map<String, String>> named(Map<String, String> links) {
        var list = new ArrayList<Map<String, String>>();
        links.forEach(
                (rel, address) -> list.add(Map.of("rel", rel, "href", address, "type", Format.GEO_JSON.mediaType())));
        return list;
    }
}
