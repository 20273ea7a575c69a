package se.lagesbild.backend.maps.wfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Conditions;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.Condition;
import se.lagesbild.gis.formats.FesReader;
import se.lagesbild.gis.formats.GmlReader;
import se.lagesbild.gis.formats.SafeXml;
import se.lagesbild.gis.formats.XmlException;
import se.lagesbild.gis.geo.CrsName;

/** Reads what GetFeature and GetPropertyValue ask for. */
@Component
class WfsQuestions {
    /** Features in an answer where the request does not say: told in the capabilities, and the answer tells how many there are. */
    static final int USUAL_COUNT = 100_000;

    static final String BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById";

    private static final String BY_ID_AS_URI = "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById";
    private static final int MOST_IDS = 100;

    private final WfsTypes types;
    private final WfsSystems systems;
    private final Ground ground;
    private final Area area;

    WfsQuestions(WfsTypes types, WfsSystems systems, Ground ground, Area area) {
        this.types = types;
        this.systems = systems;
        this.ground = ground;
        this.area = area;
    }

    /** @throws WfsFault naming what cannot be used */
    WfsQuestion read(Viewer viewer, WfsNames names, WfsRequest request) {
        if (request.find("sortby") != null) {
            throw new WfsFault(Code.NO_OPTION, "sortBy", Problem.of(400, "wfs-no-option", "sortBy"));
        }
        var stored = request.find("storedquery_id");
        return stored == null ? adHoc(viewer, names, request) : byId(viewer, request, stored);
    }

    private WfsQuestion byId(Viewer viewer, WfsRequest request, String stored) {
        if (!stored.equals(BY_ID) && !stored.equals(BY_ID_AS_URI)) {
            throw new WfsFault(
                    Code.INVALID,
                    "storedQuery_id",
                    Problem.of(400, "wfs-no-stored-query", WfsRequest.shown(stored), BY_ID));
        }
        var text = request.get("id");
        var feature = WfsNames.Feature.read(text);
        var type = types.list(viewer).stream()
                .filter(one -> WfsNames.xml(one.id()).equals(feature.collection()))
                .findFirst()
                .orElseThrow(() -> noFeature(text));
        return question(type, List.of(feature.id()), FeatureSource.Question.ALL, request, true, "1 id");
    }

    static WfsFault noFeature(String id) {
        return new WfsFault(Code.NOT_FOUND, "id", Problem.of(404, "wfs-no-feature", WfsRequest.shown(id)));
    }

    private WfsQuestion adHoc(Viewer viewer, WfsNames names, WfsRequest request) {
        var ids = new ArrayList<>(request.list(request.find("resourceid") == null ? "featureid" : "resourceid"));
        var typeName = typeName(request, ids);
        var type = types.get(viewer, names, typeName, request.find("namespaces"));
        var conditions = new ArrayList<Condition>();
        var logged = new ArrayList<String>();
        var box = request.find("bbox");
        if (box != null) {
            conditions.add(box(box));
            logged.add("bbox=" + WfsRequest.shown(box));
        }
        var element = filter(request);
        if (element != null) {
            try {
                var read =
                        new FesReader(type::field, WfsNames.GEOMETRY, systems.usual(), area.timeZone()).read(element);
                ids.addAll(read.ids());
                if (read.condition() != null) {
                    conditions.add(read.condition());
                    logged.add("filter=" + String.join(",", read.fields()));
                }
            } catch (XmlException e) {
                throw new WfsFault(
                        Code.INVALID,
                        e.locator().isEmpty() ? "filter" : e.locator(),
                        Problem.of(400, "wfs-filter", e.getMessage()));
            }
        }
        if (ids.size() > MOST_IDS) {
            throw new WfsFault(Code.INVALID, "resourceId", Problem.of(400, "wfs-many-ids", ids.size(), MOST_IDS));
        }
        if (!ids.isEmpty()) {
            if (!conditions.isEmpty()) {
                throw new WfsFault(Code.INVALID, "resourceId", Problem.of(400, "wfs-ids-alone"));
            }
            logged.add(ids.size() + " ids");
        }
        var condition = conditions.isEmpty()
                ? null
                : Conditions.fit("filter", new Condition.And(conditions), type.fields(), ground);
        return question(
                type,
                ids.isEmpty() ? null : ownIds(type, ids),
                new FeatureSource.Question(LayerFilter.ALL, null, condition),
                request,
                false,
                String.join("&", logged));
    }

    /** Those that belong to the type; the others are not among its features. */
    private static List<String> ownIds(WfsTypes.Type type, List<String> ids) {
        return new LinkedHashSet<>(ids)
                .stream()
                        .map(WfsNames.Feature::read)
                        .filter(feature -> feature.collection().equals(WfsNames.xml(type.id())))
                        .map(WfsNames.Feature::id)
                        .toList();
    }

    private static String typeName(WfsRequest request, List<String> ids) {
        var sent = request.find("typenames", "typename");
        if (sent == null) {
            return ids.isEmpty()
                    ? request.get("typeNames")
                    : WfsNames.Feature.read(ids.get(0)).collection();
        }
        var several = Arrays.stream(sent.split("[\\s,()]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        if (several.size() != 1) {
            throw new WfsFault(Code.NO_OPTION, "typeNames", Problem.of(400, "wfs-one-query"));
        }
        return several.get(0);
    }

    private @Nullable Element filter(WfsRequest request) {
        var text = request.find("filter");
        if (text == null) {
            return request.filter();
        }
        try {
            return SafeXml.read(
                    text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text);
        } catch (XmlException e) {
            throw new WfsFault(Code.UNREADABLE, "filter", Problem.of(400, "wfs-xml", e.getMessage()));
        }
    }

    /** {@code lower1,lower2,upper1,upper2[,system]} in the order of the system's name. */
    private Condition box(String text) {
        var parts = text.split(",", 5);
        CrsName crs = parts.length == 5 ? systems.read("bbox", parts[4]) : systems.usual();
        try {
            var n = Arrays.stream(parts)
                    .limit(4)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (n.length == 4 && Arrays.stream(n).allMatch(Double::isFinite)) {
                return new Condition.Spatial(
                        new Condition.Property(WfsNames.GEOMETRY),
                        Condition.Relation.INTERSECTS,
                        new Condition.Place(GmlReader.box(crs, n[0], n[1], n[2], n[3])));
            }
        } catch (NumberFormatException | XmlException e) {
            // told below, with the whole value
        }
        throw new WfsFault(Code.INVALID, "bbox", Problem.of(400, "wfs-bbox", WfsRequest.shown(text)));
    }

    private WfsQuestion question(
            WfsTypes.Type type,
            @Nullable List<String> ids,
            FeatureSource.Question question,
            WfsRequest request,
            boolean alone,
            String logged) {
        var srsName = request.find("srsname");
        var resultType = Objects.requireNonNullElse(request.find("resulttype"), "results");
        boolean hits = resultType.toLowerCase(Locale.ROOT).equals("hits");
        if (!hits && !resultType.toLowerCase(Locale.ROOT).equals("results")) {
            throw new WfsFault(
                    Code.INVALID, "resultType", Problem.of(400, "wfs-result-type", WfsRequest.shown(resultType)));
        }
        long count = request.whole(USUAL_COUNT, "count", "maxFeatures");
        long start = request.whole(0, "startIndex");
        var format = Format.read(request.find("outputformat"));
        return new WfsQuestion(
                type,
                ids,
                question,
                chosen(type, request.list("propertyname")),
                count,
                start,
                hits,
                srsName == null ? systems.usual() : systems.read("srsName", srsName),
                format,
                alone,
                "%s%sstartIndex=%d&count=%d".formatted(logged, logged.isEmpty() ? "" : "&", start, count));
    }

    private static @Nullable Set<String> chosen(WfsTypes.Type type, List<String> sent) {
        if (sent.isEmpty() || sent.contains("*")) {
            return null;
        }
        var chosen = new LinkedHashSet<String>();
        for (var name : sent) {
            var step = FesReader.lastStep(name.replaceAll("[()]", ""));
            var field = type.field(step);
            if (field == null) {
                throw new WfsFault(
                        Code.INVALID,
                        "propertyName",
                        Problem.of(400, "wfs-no-field", WfsRequest.shown(step), type.id()));
            }
            chosen.add(field.name());
        }
        return chosen;
    }
}
