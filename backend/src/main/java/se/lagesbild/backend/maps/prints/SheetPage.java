package se.lagesbild.backend.maps.prints;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerWords;
import se.lagesbild.backend.maps.drawing.MapWords;

/** Writes the sheet as XHTML that becomes tagged PDF. Pure. */
final class SheetPage {
    private static final int PER_INCH = 96;

    private SheetPage() {}

    /** @param picture drawn at two pixels for each of a screen */
    record Sign(String words, BufferedImage picture) {}

    /**
     * @param selection phrases, besides the period
     * @param map fills the sheet's width
     * @param scale N of 1:N
     * @param paged false for a picture, which has no other pages and no number on this one
     * @param leftOut titles of what the screen shows and the sheet does not
     * @param example true where something shown was made up
     * @param crs code of the map's system
     */
    record Parts(
            String title,
            String period,
            List<String> selection,
            Sheet sheet,
            BufferedImage map,
            long scale,
            ScaleBar bar,
            BufferedImage north,
            List<Sign> signs,
            List<String> sources,
            List<String> leftOut,
            boolean example,
            boolean paged,
            List<LayerWords.Table> tables,
            String version,
            ZonedDateTime made,
            String crs) {}

    /** The period in words; the last day is named, not the first one after. */
    static String period(LayerFilter filter, ZoneId zone, Locale locale) {
        if (filter.from() == null && filter.until() == null) {
            return MapWords.text(locale, "print.all-time");
        }
        return MapWords.text(
                locale, "print.period", moment(filter.from(), zone, false), moment(filter.until(), zone, true));
    }

    private static String moment(@Nullable Instant instant, ZoneId zone, boolean end) {
        if (instant == null) {
            return "…";
        }
        var local = instant.atZone(zone);
        if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return (end ? local.toLocalDate().minusDays(1) : local.toLocalDate()).toString();
        }
        return local.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT));
    }

    static String write(Parts parts, Locale locale) {
        var english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        var html = new StringBuilder();
        html.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(english ? "en" : "sv")
                .append("\"><head><title>")
                .append(plain(parts.title()))
                .append("</title><meta name=\"description\" content=\"")
                .append(plain(described(parts, locale)))
                .append("\"/><style>")
                .append(style(parts, locale))
                .append("</style></head><body>");
        html.append("<h1>").append(plain(parts.title())).append("</h1>");
        var chosen = new ArrayList<String>();
        chosen.add(parts.period());
        chosen.addAll(parts.selection());
        paragraph(html, "chosen", String.join(" · ", chosen));
        if (parts.example()) {
            paragraph(html, "example", MapWords.text(locale, "print.example"));
        }
        html.append("<div class=\"map\">");
        image(html, parts.map(), described(parts, locale), parts.sheet().mapWidthMm());
        html.append("</div><div class=\"measure\">");
        image(
                html,
                parts.bar().image(),
                MapWords.text(locale, "print.bar", parts.bar().metres()),
                Sheet.DPI,
                0);
        html.append(" <span class=\"scale\">")
                .append(plain(MapWords.text(locale, "print.scale", grouped(parts.scale()), parts.crs())))
                .append("</span> ");
        image(html, parts.north(), MapWords.text(locale, "print.north"), Sheet.DPI, 0);
        html.append("</div>");
        legend(html, parts);
        paragraph(html, "source", String.join(" · ", parts.sources()));
        if (!parts.leftOut().isEmpty()) {
            paragraph(html, "source", MapWords.text(locale, "print.left-out", String.join(", ", parts.leftOut())));
        }
        tables(html, parts, locale);
        return html.append("</body></html>").toString();
    }

    private static String described(Parts parts, Locale locale) {
        return MapWords.text(locale, "print.described", parts.title(), parts.period());
    }

    private static String style(Parts parts, Locale locale) {
        var when = parts.made().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT));
        return """
                @page { size: %dmm %dmm; margin: %dmm %dmm %dmm %dmm; font-family: 'DejaVu Sans';
                  @bottom-left { content: '%s'; font-family: 'DejaVu Sans'; font-size: 7pt; color: #46525e; }
                  @bottom-right { content: %s; font-family: 'DejaVu Sans'; font-size: 7pt; color: #46525e; } }
                * { font-family: 'DejaVu Sans'; }
                body { margin: 0; font-size: 8.5pt; line-height: 1.3; color: #1a222b; }
                h1 { font-size: 14pt; margin: 0 0 1mm 0; line-height: 1.15; max-height: 12mm; overflow: hidden; }
                h2 { font-size: 11pt; margin: 5mm 0 1.5mm 0; }
                p { margin: 0 0 1mm 0; }
                .example { font-weight: bold; }
                .map { line-height: 0; }
                .measure { margin: 1mm 0 0 0; line-height: 1; }
                .measure img { vertical-align: middle; }
                .scale { padding: 0 5mm 0 2mm; }
                .legend { margin: 1mm 0 0 0; }
                .sign { display: inline-block; width: %dmm; height: 6mm; white-space: nowrap; overflow: hidden; }
                .sign p { margin: 0; }
                .sign img { vertical-align: middle; }
                .source { font-size: 7pt; color: #46525e; margin-top: 1mm; }
                .tables { page-break-before: always; }
                table { border-collapse: collapse; width: 100%%; -fs-table-paginate: paginate; }
                th, td { text-align: left; vertical-align: top; padding: 1mm 2mm; border-bottom: 0.2mm solid #cfd5da; }
                th { border-bottom-color: #46525e; }
                tr { page-break-inside: avoid; }
                """.formatted(
                parts.sheet().widthMm(),
                parts.sheet().heightMm(),
                Sheet.MARGIN_MM,
                Sheet.MARGIN_MM,
                Sheet.BOTTOM_MM,
                Sheet.MARGIN_MM,
                MapWords.text(locale, "print.footer", parts.version(), when),
                parts.paged()
                        ? "'%s ' counter(page) ' %s ' counter(pages)"
                                .formatted(MapWords.text(locale, "print.page"), MapWords.text(locale, "print.of"))
                        : "''",
                Sheet.LEGEND_COLUMN_MM - 2);
    }

    private static void legend(StringBuilder html, Parts parts) {
        if (parts.signs().isEmpty()) {
            return;
        }
        // no list: items beside each other are left untagged by the renderer, and then not read aloud
        html.append("<div class=\"legend\">");
        for (var sign : parts.signs()) {
            html.append("<div class=\"sign\"><p>");
            image(html, sign.picture(), sign.words(), 2 * PER_INCH, 0);
            html.append(" ").append(plain(sign.words())).append("</p></div>");
        }
        html.append("</div>");
    }

    private static void tables(StringBuilder html, Parts parts, Locale locale) {
        if (!parts.paged() || parts.tables().isEmpty()) {
            return;
        }
        html.append("<div class=\"tables\"><p>")
                .append(plain(MapWords.text(locale, "print.tables")))
                .append("</p>");
        for (var table : parts.tables()) {
            html.append("<h2>").append(plain(table.title())).append("</h2>");
            if (table.rows().isEmpty()) {
                paragraph(html, "none", MapWords.text(locale, "print.none"));
                continue;
            }
            html.append("<table><thead><tr>");
            table.heads()
                    .forEach(head -> html.append("<th scope=\"col\">")
                            .append(plain(head))
                            .append("</th>"));
            html.append("</tr></thead><tbody>");
            for (var row : table.rows()) {
                html.append("<tr>");
                row.forEach(cell -> html.append("<td>").append(plain(cell)).append("</td>"));
                html.append("</tr>");
            }
            html.append("</tbody></table>");
        }
        html.append("</div>");
    }

    private static void paragraph(StringBuilder html, String kind, String words) {
        html.append("<p class=\"")
                .append(kind)
                .append("\">")
                .append(plain(words))
                .append("</p>");
    }

    private static void image(StringBuilder html, BufferedImage image, String words, int widthMm) {
        image(html, image, words, 0, widthMm);
    }

    /** @param dpi that the picture was drawn for, where no width is given */
    private static void image(StringBuilder html, BufferedImage image, String words, int dpi, int widthMm) {
        double wide = widthMm > 0 ? widthMm : image.getWidth() * 25.4 / dpi;
        html.append("<img alt=\"")
                .append(plain(words))
                .append("\" style=\"width:")
                .append(String.format(
                        Locale.ROOT, "%.3fmm;height:%.3fmm", wide, wide * image.getHeight() / image.getWidth()))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png(image)))
                .append("\"/>");
    }

    static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }

    /** XHTML knows five names of signs alone; letters stand for themselves. */
    private static String plain(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
