package se.lagesbild.backend.patrols;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.maps.Papers;

/** A round as XHTML: the same words on a phone and on paper. Pure. */
final class BriefPage {
    /** A4 between its margins. */
    static final int MAP_WIDE_MM = 186;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Brief brief;
    private final RoundSheet sheet;
    private final Locale locale;
    private final boolean english;
    private final String town;
    private final String program;
    private final StringBuilder html = new StringBuilder();

    /** @param town name of the municipality @param program version of what writes it */
    BriefPage(Brief brief, Locale locale, String town, String program) {
        this.brief = brief;
        this.sheet = brief.round().sheet();
        this.locale = locale;
        this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        this.town = town;
        this.program = program;
    }

    /** @param mapMm height of the map @param letters in points */
    record Size(int mapMm, double letters) {}

    /** With the web's own style sheets, in light and dark; the map takes the width there is. */
    String onScreen(Papers.Picture map) {
        var address =
                "/api/rounds/%s/brief?f=pdf&amp;lang=%s".formatted(brief.round().id(), english ? "en" : "sv");
        html.setLength(0);
        html.append("<!DOCTYPE html>\n");
        head("""
                <meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>\
                <link rel="icon" href="/shared/icon.svg"/>\
                <link rel="stylesheet" href="/shared/tokens.css"/><link rel="stylesheet" href="/shared/brief.css"/>\
                <script type="module" src="/shared/brief.js"></script>""");
        html.append("<main><p class=\"acts\"><button type=\"button\" id=\"print\" hidden=\"hidden\">")
                .append(plain(text("print")))
                .append("</button> <a href=\"")
                .append(address)
                .append("\">")
                .append(plain(text("pdf")))
                .append("</a></p>");
        body(map, "");
        paragraph("soft", source(map));
        return html.append("</main></body></html>").toString();
    }

    /** A page of A4 that becomes tagged PDF. */
    String onPaper(Papers.Picture map, Size size) {
        html.setLength(0);
        head("<style>" + style(size, source(map)) + "</style>");
        body(map, " style=\"width:%dmm;height:%dmm\"".formatted(MAP_WIDE_MM, size.mapMm()));
        return html.append("</body></html>").toString();
    }

    private void head(String more) {
        var title = text("title", sheet.name(), date());
        html.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(english ? "en" : "sv")
                .append("\"><head><title>")
                .append(plain(title))
                .append("</title><meta name=\"description\" content=\"")
                .append(plain(text("description", sheet.name(), date(), clock(sheet.start()))))
                .append("\"/>")
                .append(more)
                .append("</head><body>");
    }

    private void body(Papers.Picture map, String size) {
        html.append("<h1>").append(plain(sheet.name())).append("</h1>");
        paragraph("facts", text("facts", date(), clock(sheet.start()), clock(sheet.end()), sheet.pair()));
        int minutes =
                sheet.stops().stream().mapToInt(RoundSheet.Stop::dwellMinutes).sum();
        int n = sheet.stops().size();
        paragraph(
                "facts",
                String.join(
                        " · ",
                        n == 1 ? text("stops.one") : text("stops.many", n),
                        text("minutes", minutes),
                        text("walk", BriefWords.distance(sheet.walkedMetres(), locale)),
                        version()));
        paragraph("emergency", text("emergency"));
        paragraph("contact", brief.contact() == null ? text("contact.none") : text("contact", brief.contact()));
        if (brief.example()) {
            paragraph("example", text("example"));
        }
        var order = IntStream.range(0, n)
                .mapToObj(i -> text("stop", i + 1, sheet.stops().get(i).name()))
                .collect(Collectors.joining(", "));
        html.append("<p class=\"map\"><img alt=\"")
                .append(plain(text("map", sheet.name(), order)))
                .append("\"")
                .append(size)
                .append(" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(map.png()))
                .append("\"/></p>");
        if (sheet.way() == null) {
            paragraph("soft", text("map.straight"));
        }
        html.append("<h2>").append(plain(text("heading.stops"))).append("</h2>");
        for (int i = 0; i < n; i++) {
            stop(i + 1, brief.stops().get(i));
        }
        html.append("<div class=\"stop\"><h3>").append(plain(text("end"))).append("</h3>");
        paragraph("way", brief.end());
        html.append("</div>");
    }

    private void stop(int number, Brief.Item item) {
        var stop = item.stop();
        html.append("<div class=\"stop\"><h3>")
                .append(plain(text("stop", number, stop.name())))
                .append(" <span class=\"time\">")
                .append(plain(text("stop.time", clock(stop.arrive()), clock(stop.leave()), stop.dwellMinutes())))
                .append("</span></h3>");
        said("way", item.way());
        said("why", stop.why());
        said("todo", stop.todo());
        said("hazards", stop.hazards());
        item.notes().forEach(note -> said(note.kind(), note.words()));
        html.append("</div>");
    }

    private void said(String kind, @Nullable String words) {
        if (words != null) {
            html.append("<p class=\"")
                    .append(kind)
                    .append("\"><strong>")
                    .append(plain(text(kind)))
                    .append(":</strong> ")
                    .append(plain(words))
                    .append("</p>");
        }
    }

    private String source(Papers.Picture map) {
        var told = new ArrayList<String>(List.of(
                text("source", town, program, brief.made().format(MOMENT)),
                text(
                        "source.scale",
                        String.format(Locale.ROOT, "%,d", map.scale()).replace(',', '\u00a0'))));
        told.addAll(map.sources());
        return String.join(" · ", told);
    }

    private String version() {
        var round = brief.round();
        var out = round.published();
        if (out == null) {
            return text("version.never", round.version());
        }
        if (out.withdrawnAt() != null) {
            return text("version.back", round.version(), moment(out.withdrawnAt()));
        }
        return out.version() == round.version()
                ? text("version.out", round.version(), moment(out.at()))
                : text("version.older", round.version(), out.version(), moment(out.at()));
    }

    private String style(Size size, String source) {
        return """
                @page { size: 210mm 297mm; margin: 10mm 12mm 11mm 12mm; font-family: 'DejaVu Sans';
                  @bottom-left { content: '%s'; font-family: 'DejaVu Sans'; font-size: 7pt; color: #46525e; }
                  @bottom-right { content: '%s ' counter(page) ' %s ' counter(pages); font-family: 'DejaVu Sans'; font-size: 7pt; color: #46525e; } }
                * { font-family: 'DejaVu Sans'; }
                body { margin: 0; font-size: %spt; line-height: 1.25; color: #1a222b; }
                h1 { font-size: 14pt; margin: 0 0 0.5mm 0; line-height: 1.15; }
                h2 { font-size: 10pt; margin: 1mm 0 0.3mm 0; }
                h3 { font-size: 1.12em; margin: 0; }
                p { margin: 0; }
                .facts { margin-bottom: 0.5mm; }
                .emergency, .example { font-weight: bold; }
                .map { margin: 1.5mm 0 0 0; line-height: 0; }
                .stop { margin: 0; padding: 0.6mm 0; border-top: 0.2mm solid #8796a4; page-break-inside: avoid; }
                .time { font-weight: normal; }
                .hazards { border-left: 1mm solid #744c00; padding-left: 1.5mm; }
                .soft { font-size: 7pt; color: #46525e; margin-top: 1mm; }
                """.formatted(quoted(source), text("page"), text("of"), size.letters());
    }

    /** Within single quotes of a style sheet. */
    private static String quoted(String words) {
        return words.replace("\\", "\\\\").replace("'", "\\'");
    }

    private void paragraph(String kind, String words) {
        html.append("<p class=\"")
                .append(kind)
                .append("\">")
                .append(plain(words))
                .append("</p>");
    }

    private String text(String key, Object... args) {
        return BriefWords.text(locale, key, args);
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(brief.made().getZone());
    }

    private String clock(Instant instant) {
        return local(instant).format(CLOCK);
    }

    private String moment(Instant instant) {
        return local(instant).format(MOMENT);
    }

    private String date() {
        return sheet.day()
                .format(DateTimeFormatter.ofPattern(
                        "EEEE d MMMM yyyy", english ? Locale.ENGLISH : ProblemText.SWEDISH));
    }

    /** XHTML knows five names of signs alone; letters stand for themselves. */
    private static String plain(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
