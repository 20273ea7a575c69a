package se.lagesbild.backend.maps.prints;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.outside.OutsideLayers;
import tools.jackson.databind.JsonNode;

/** Reads {@code {paper, orientation, bbox, layers: [{id, opacity, and a layer's own parameters}], leftOut: [id], filter, title, f}}; tells of every fault at once. */
@Component
class PrintOrderReader {
    private static final int MOST_LAYERS = 20;
    private static final int MOST_LEFT_OUT = 20;
    private static final int LONGEST_TITLE = 120;

    private final LayerShelf layers;
    private final FilterReader filters;
    private final OutsideLayers outside;

    PrintOrderReader(LayerShelf layers, FilterReader filters, OutsideLayers outside) {
        this.outside = outside;
        this.layers = layers;
        this.filters = filters;
    }

    /** The words as the JSON has them. */
    enum Paper {
        A4,
        A3
    }

    PrintOrder read(Viewer viewer, JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("bbox", "layers");
        var paper = fields.word("paper", Paper.class);
        boolean landscape =
                choice(fields, "orientation", "landscape", "portrait").equals("landscape");
        boolean pdf = choice(fields, "f", "pdf", "png").equals("pdf");
        var box = box(fields);
        var shown = shown(viewer, fields);
        var title = fields.text("title", LONGEST_TITLE);
        var leftOut = leftOut(fields);
        var query = fields.raw("filter");
        if (fields.has("filter") && !query.isString()) {
            fields.fault("filter", "not-a-text");
        }
        fields.check();
        var filter = query.isString() ? filters.filter(query.asString()) : LayerFilter.ALL;
        return new PrintOrder(
                Sheet.of(paper == Paper.A3, landscape),
                java.util.Objects.requireNonNull(box, "checked"),
                shown,
                titles(viewer, leftOut),
                filter,
                title,
                pdf);
    }

    /** The first word is meant where none is given. */
    private static String choice(JsonFields fields, String name, String first, String second) {
        var word = fields.has(name) ? fields.raw(name).asString("") : first;
        if (!word.equals(first) && !word.equals(second)) {
            fields.fault(name, "not-one-of", fields.shown(name), first + ", " + second);
            return first;
        }
        return word;
    }

    private static @Nullable Envelope box(JsonFields fields) {
        var value = fields.raw("bbox");
        if (!fields.has("bbox")) {
            return null;
        }
        if (value.isArray() && value.size() == 4) {
            var n = new double[4];
            boolean numbers = true;
            for (int i = 0; i < 4; i++) {
                numbers &= value.get(i).isNumber();
                n[i] = value.get(i).asDouble(Double.NaN);
            }
            boolean usable = numbers
                    && n[0] < n[2]
                    && n[1] < n[3]
                    && Math.max(Math.abs(n[0]), Math.abs(n[2])) <= 180
                    && Math.max(Math.abs(n[1]), Math.abs(n[3])) <= 90;
            if (usable) {
                return new Envelope(n[0], n[2], n[1], n[3]);
            }
        }
        fields.fault("bbox", "not-a-bbox", fields.shown("bbox"));
        return null;
    }

    private static @Nullable String own(JsonFields wish, String name) {
        return wish.raw(name).isString() ? wish.raw(name).asString() : null;
    }

    private List<PrintOrder.Shown> shown(Viewer viewer, JsonFields fields) {
        var shown = new ArrayList<PrintOrder.Shown>();
        for (var wish : fields.each("layers", MOST_LAYERS)) {
            wish.require("id");
            var id = wish.id("id");
            var opacity = wish.number("opacity", 0, 1);
            if (id != null) {
                layers.find(viewer, id)
                        .ifPresentOrElse(
                                layer -> shown.add(new PrintOrder.Shown(
                                        layer.with(name -> own(wish, name)), opacity == null ? 1 : opacity)),
                                () -> wish.fault("id", "no-such-layer", id));
            }
        }
        return shown;
    }

    /** Each once. */
    private static Set<UUID> leftOut(JsonFields fields) {
        var ids = new LinkedHashSet<UUID>();
        if (!fields.has("leftOut")) {
            return ids;
        }
        var list = fields.raw("leftOut");
        if (!list.isArray()) {
            fields.fault("leftOut", "not-a-uuid", fields.shown("leftOut"));
            return ids;
        }
        if (list.size() > MOST_LEFT_OUT) {
            fields.fault("leftOut", "too-many", list.size(), MOST_LEFT_OUT);
            return ids;
        }
        for (var id : list) {
            try {
                ids.add(UUID.fromString(id.asString("")));
            } catch (IllegalArgumentException e) {
                fields.fault("leftOut", "not-a-uuid", fields.shown("leftOut"));
            }
        }
        return ids;
    }

    /** What the viewer may not see is not named either. */
    private List<String> titles(Viewer viewer, Set<UUID> ids) {
        return ids.stream()
                .map(id -> outside.title(viewer, id))
                .flatMap(Optional::stream)
                .toList();
    }
}
