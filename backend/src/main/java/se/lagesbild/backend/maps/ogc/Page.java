package se.lagesbild.backend.maps.ogc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** A document as a plain page: headings, lists, tables and links, without a script. */
final class Page {
    private final Asked asked;
    private final String title;
    private final StringBuilder html = new StringBuilder(8_192);

    Page(Asked asked, String title) {
        this.asked = asked;
        this.title = title;
    }

    byte[] of(Map<String, Object> document) {
        html.append("<!doctype html>\n<html lang=\"")
                .append(asked.english() ? "en" : "sv")
                .append("\">\n<head>\n");
        html.append(
                "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<title>").append(text(title)).append(" – Lägesbild</title>\n");
        for (var sheet : List.of("tokens", "ogc")) {
            html.append("<link rel=\"stylesheet\" href=\"/shared/")
                    .append(sheet)
                    .append(".css\">\n");
        }
        html.append("<link rel=\"icon\" href=\"/shared/icon.svg\" type=\"image/svg+xml\">\n</head>\n<body>\n");
        way();
        html.append("<main>\n<h1>").append(text(title)).append("</h1>\n");
        var features = document.get("features");
        document.forEach((name, value) -> {
            if (value == features && features != null) {
                features(children(value));
            } else if (name.equals("links")) {
                links(children(value));
            } else if (name.equals("description")) {
                html.append("<p>").append(text(value)).append("</p>\n");
            } else if (!name.equals("title") && !name.equals("timeStamp") && !name.equals("type")) {
                section(name, value);
            }
        });
        html.append("</main>\n</body>\n</html>\n");
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The way from the root to here. */
    private void way() {
        html.append("<nav aria-label=\"").append(text(asked.word("ogc-way"))).append("\">\n<ol>\n");
        var address = new StringBuilder(asked.root());
        crumb(address.toString(), asked.word("ogc-root"));
        var below = asked.path().substring(asked.root().length());
        for (var step : below.split("/", -1)) {
            if (!step.isEmpty()) {
                address.append('/').append(step);
                crumb(address.toString(), step);
            }
        }
        html.append("</ol>\n</nav>\n");
    }

    private void crumb(String address, String name) {
        html.append("<li>");
        link(address + "?f=html", name);
        html.append("</li>\n");
    }

    private void section(String name, Object value) {
        html.append("<section>\n<h2>").append(text(name)).append("</h2>\n");
        value(value);
        html.append("</section>\n");
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Collection<?> list) {
            list(List.copyOf(list));
        } else if (value instanceof JsonNode node) {
            html.append("<code>").append(text(shortened(node.toString()))).append("</code>");
        } else {
            scalar(value);
        }
    }

    private void map(Map<?, ?> map) {
        html.append("<dl>\n");
        map.forEach((name, value) -> {
            html.append("<dt>").append(text(name)).append("</dt><dd>");
            if (name.equals("links")) {
                links(children(value));
            } else {
                value(value);
            }
            html.append("</dd>\n");
        });
        html.append("</dl>\n");
    }

    private void list(List<?> list) {
        if (list.stream().allMatch(Number.class::isInstance)) {
            html.append(text(list.toString().replaceAll("[\\[\\]]", "")));
            return;
        }
        html.append("<ul>\n");
        for (var one : list) {
            html.append("<li>");
            if (one instanceof Map<?, ?> map && map.get("id") != null) {
                entry(map);
            } else {
                value(one);
            }
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    /** Something with a name of its own: told by its title and its links, all else stands on its own page. */
    private void entry(Map<?, ?> map) {
        html.append("<h3>")
                .append(text(map.get("title") == null ? map.get("id") : map.get("title")))
                .append("</h3>\n");
        if (map.get("links") == null) {
            map(map);
        } else {
            links(children(map.get("links")));
        }
    }

    private void features(List<Map<?, ?>> features) {
        var columns = new LinkedHashSet<Object>();
        features.forEach(feature -> columns.addAll(((Map<?, ?>) feature.get("properties")).keySet()));
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(text(title))
                .append("\">\n<table>\n");
        html.append("<caption>")
                .append(text(asked.word("ogc-rows", features.size())))
                .append("</caption>\n<thead><tr>");
        html.append("<th scope=\"col\">id</th>");
        columns.forEach(
                column -> html.append("<th scope=\"col\">").append(text(column)).append("</th>"));
        html.append("<th scope=\"col\">")
                .append(text(asked.word("ogc-geometry")))
                .append("</th></tr></thead>\n<tbody>\n");
        for (var feature : features) {
            html.append("<tr><th scope=\"row\">");
            link(
                    asked.path() + "/" + Asked.encoded(String.valueOf(feature.get("id"))) + "?f=html",
                    String.valueOf(feature.get("id")));
            html.append("</th>");
            var properties = (Map<?, ?>) feature.get("properties");
            for (var column : columns) {
                html.append("<td>");
                scalar(properties.get(column));
                html.append("</td>");
            }
            html.append("<td>");
            value(feature.get("geometry"));
            html.append("</td></tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
    }

    private void links(List<Map<?, ?>> links) {
        html.append("<ul class=\"links\">\n");
        for (var one : links) {
            html.append("<li>");
            if (Boolean.TRUE.equals(one.get("templated"))) {
                html.append(text(one.get("title")))
                        .append(": <code>")
                        .append(text(one.get("href")))
                        .append("</code>");
            } else {
                link(String.valueOf(one.get("href")), one.get("title") + form(String.valueOf(one.get("type"))));
            }
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void link(String address, String name) {
        html.append("<a href=\"")
                .append(text(address))
                .append("\">")
                .append(text(name))
                .append("</a>");
    }

    private void scalar(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            html.append(text(asked.word(truth ? "ogc-yes" : "ogc-no")));
        } else if (value != null) {
            var shown = value instanceof Double number
                    ? new BigDecimal(number.toString()).toPlainString()
                    : String.valueOf(value);
            if (shown.startsWith("http://") || shown.startsWith("https://")) {
                html.append("<code>").append(text(shown)).append("</code>");
            } else {
                html.append(text(shown));
            }
        }
    }

    private static String form(String type) {
        return type.equals(Link.HTML) ? " (HTML)" : type.contains("json") ? " (JSON)" : " (" + type + ")";
    }

    private static String shortened(String json) {
        return json.length() > 200 ? json.substring(0, 200) + "…" : json;
    }

    private static List<Map<?, ?>> children(@Nullable Object list) {
        return list instanceof Collection<?> all
                ? all.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList()
                : List.of();
    }

    private static String text(@Nullable Object text) {
        return HtmlUtils.htmlEscape(String.valueOf(text), "UTF-8");
    }
}
