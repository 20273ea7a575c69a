package se.lagesbild.backend.maps.prints;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/** A map on paper, as PDF or as a picture. */
@RestController
class MapPrintController {
    private final PrintOrderReader reader;
    private final MapSheet sheets;
    private final ReadLog readLog;
    private final Clock clock;
    private final Area area;

    MapPrintController(PrintOrderReader reader, MapSheet sheets, ReadLog readLog, Clock clock, Area area) {
        this.reader = reader;
        this.sheets = sheets;
        this.readLog = readLog;
        this.clock = clock;
        this.area = area;
    }

    @PostMapping("/api/map-prints")
    ResponseEntity<byte[]> print(Viewer viewer, @RequestBody JsonNode body, Locale locale) {
        var order = reader.read(viewer, body);
        var made = sheets.make(viewer, order, locale);
        for (var shown : order.layers()) {
            if (shown.layer().logged()) {
                var id = shown.layer().id();
                var asked = order.filter().canonical() + shown.layer().asked();
                readLog.read(viewer, "map-print/" + id, asked, made.told(id));
            }
        }
        var pdf = PaperPdf.write(made.page());
        var today = LocalDate.ofInstant(clock.instant(), area.timeZone());
        var name = "lagesbild-" + area.id() + "-" + today + (order.pdf() ? ".pdf" : ".png");
        return ResponseEntity.ok()
                .contentType(order.pdf() ? MediaType.APPLICATION_PDF : MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(order.pdf() ? pdf : PaperPdf.firstPage(pdf, Sheet.DPI));
    }
}
