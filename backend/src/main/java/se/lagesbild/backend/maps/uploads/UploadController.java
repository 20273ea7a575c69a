package se.lagesbild.backend.maps.uploads;

import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.FeatureFile;
import se.lagesbild.gis.geo.Crs;

/** Uploads over HTTP. */
@RestController
class UploadController {
    private static final int LONGEST_NAME = 100;

    private final Uploads uploads;
    private final Area area;

    UploadController(Uploads uploads, Area area) {
        this.uploads = uploads;
        this.area = area;
    }

    record SkippedView(long row, String code, String reason) {}

    record FieldView(String name, String type) {}

    /** @param bounds west, south, east, north in WGS 84 @param skipped the first hundred @param skippedCount all of them */
    record UploadView(
            UUID id,
            String name,
            String format,
            int features,
            List<String> geometryTypes,
            List<FieldView> fields,
            @Nullable List<Double> bounds,
            String crs,
            boolean shared,
            List<SkippedView> skipped,
            int skippedCount,
            OffsetDateTime uploadedAt,
            String by) {}

    @PutMapping("/api/uploads/{id}")
    ResponseEntity<UploadView> put(
            Viewer viewer,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam String format,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam(required = false) @Nullable String shared,
            @RequestParam(required = false) @Nullable String personalData,
            InputStream body) {
        var wish = new Uploads.Wish(
                id, name(name), format(format), crs(crs), "true".equals(shared), "checked".equals(personalData));
        var receipt = uploads.take(viewer, wish, body);
        return ResponseEntity.status(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(receipt.upload(), locale));
    }

    @GetMapping("/api/uploads")
    Map<String, List<UploadView>> list(Viewer viewer, Locale locale) {
        return Map.of(
                "uploads",
                uploads.list(viewer).stream()
                        .map(upload -> view(upload, locale))
                        .toList());
    }

    @DeleteMapping("/api/uploads/{id}")
    ResponseEntity<Void> delete(Viewer viewer, @PathVariable UUID id) {
        uploads.remove(viewer, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/uploads/{id}/restore")
    UploadView restore(Viewer viewer, Locale locale, @PathVariable UUID id) {
        return view(uploads.restore(viewer, id), locale);
    }

    private static String name(String given) {
        var name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.badQuery("name", "name-length", name.length(), LONGEST_NAME);
        }
        for (var hit : PersonalDataGuard.find(name)) {
            throw new Problem(
                    422, "invalid", List.of(new Problem.Field("name", hit.kind().code(), hit.from(), hit.to())), 1);
        }
        return name;
    }

    private static FeatureFile.Format format(String given) {
        for (var format : FeatureFile.Format.values()) {
            if (format.name().equalsIgnoreCase(given)) {
                return format;
            }
        }
        throw Problem.badQuery("format", "not-one-of", shown(given), "geojson, gpkg, csv");
    }

    private static Crs crs(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return Crs.WGS_84;
        }
        try {
            return Crs.of(given);
        } catch (IllegalArgumentException e) {
            throw Problem.badQuery("crs", "not-a-crs", shown(given));
        }
    }

    private static String shown(String given) {
        return given.length() > 40 ? given.substring(0, 40) + "…" : given;
    }

    private UploadView view(Upload upload, Locale locale) {
        var words = locale.getLanguage().equals("en") ? Locale.ENGLISH : ProblemText.SWEDISH;
        return new UploadView(
                upload.id(),
                upload.name(),
                upload.format().name().toLowerCase(Locale.ROOT),
                upload.features(),
                upload.geometryTypes(),
                upload.fields().stream()
                        .map(field -> new FieldView(field.name(), field.type().name()))
                        .toList(),
                upload.bounds(),
                upload.crs(),
                upload.shared(),
                upload.skipped().stream()
                        .map(row -> new SkippedView(row.row(), row.code(), ProblemText.text(words, row.code())))
                        .toList(),
                upload.skippedCount(),
                upload.uploadedAt().atZone(area.timeZone()).toOffsetDateTime(),
                upload.byName());
    }
}
