package se.lagesbild.backend.observations.photos;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;

/** Photos over HTTP. */
@RestController
class PhotoController {
    private static final byte[] NOTHING = {};

    private final Photos photos;
    private final ReadLog readLog;

    PhotoController(Photos photos, ReadLog readLog) {
        this.photos = photos;
        this.readLog = readLog;
    }

    @PutMapping(
            path = "/api/photos/{id}",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    ResponseEntity<Map<String, Object>> put(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.CONTENT_RANGE, required = false) @Nullable String contentRange,
            @RequestBody(required = false) byte @Nullable [] body) {
        var bytes = body == null ? NOTHING : body;
        var progress = photos.receive(viewer, id, ContentRange.read(contentRange, bytes.length), bytes);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("received", progress.received());
        answer.put("total", progress.total());
        if (progress.sha256() == null) {
            return ResponseEntity.accepted().body(answer);
        }
        answer.put("sha256", progress.sha256());
        return ResponseEntity.status(progress.news() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(answer);
    }

    @GetMapping("/api/photos/{id}")
    ResponseEntity<byte[]> get(Viewer viewer, @PathVariable UUID id) {
        var picture = photos.read(viewer, id);
        readLog.read(viewer, "photo", id.toString(), 1);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.contentType()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(picture.file());
    }
}
