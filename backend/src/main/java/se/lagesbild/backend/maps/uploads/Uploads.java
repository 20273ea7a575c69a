package se.lagesbild.backend.maps.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.FeatureFile;
import se.lagesbild.gis.formats.FeatureFileException;
import se.lagesbild.gis.geo.Crs;

/** Takes files in as layers, and takes them away again. */
@Service
class Uploads {
    private final UploadQueries uploads;
    private final Area area;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Uploads(UploadQueries uploads, Area area, Clock clock, TransactionTemplate transaction) {
        this.transaction = transaction;
        this.uploads = uploads;
        this.area = area;
        this.clock = clock;
    }

    /** What the sender says of the file. @param checked true: what looks like personal data was looked at, and is none */
    record Wish(UUID id, String name, FeatureFile.Format format, Crs crs, boolean shared, boolean checked) {}

    record Receipt(Upload upload, boolean created) {}

    /**
     * Stores a file; the same again is harmless. Rows that cannot be used are told and left out.
     *
     * @throws Problem 422 when the file cannot be read, holds nothing of use, or texts that look like personal data; 409 when another file is
     *     stored under the id. Nothing is stored then
     */
    Receipt take(Viewer viewer, Wish wish, InputStream body) {
        // a slow sender holds no connection to the database
        var copy = copy(body);
        try {
            var sha256 = sha256(copy);
            return Objects.requireNonNull(transaction.execute(status -> take(viewer, wish, copy, sha256)));
        } finally {
            delete(copy);
        }
    }

    private Receipt take(Viewer viewer, Wish wish, Path file, String sha256) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        uploads.tidy(now);
        var begun = new Upload(
                wish.id(),
                wish.name(),
                wish.format(),
                wish.crs().code(),
                wish.shared(),
                sha256,
                0,
                List.of(),
                List.of(),
                null,
                List.of(),
                0,
                now,
                viewer.id(),
                viewer.displayName());
        if (!uploads.insert(begun)) {
            return uploads.find(wish.id())
                    .filter(there -> there.sha256().equals(sha256) && there.shared() == wish.shared())
                    .map(there -> new Receipt(there, false))
                    .orElseThrow(() -> Problem.of(409, "other-file", wish.id()));
        }
        var sink = new UploadSink(area, wish.checked(), features -> uploads.insertFeatures(wish.id(), features));
        try {
            FeatureFile.read(file, wish.format(), wish.crs(), area.crs(), sink);
        } catch (FeatureFileException e) {
            throw Problem.of(422, e.code(), e.args().toArray());
        }
        var read = sink.finish(begun);
        uploads.describe(read);
        return new Receipt(read, true);
    }

    @Transactional
    void remove(Viewer viewer, UUID id) {
        if (!uploads.remove(id, clock.instant())) {
            throw Problem.notFound("upload", id);
        }
    }

    @Transactional
    Upload restore(Viewer viewer, UUID id) {
        if (!uploads.restore(id)) {
            throw Problem.notFound("upload", id);
        }
        return uploads.find(id).orElseThrow();
    }

    /** What the viewer may see, latest first. */
    List<Upload> list(Viewer viewer) {
        return uploads.list().stream()
                .filter(upload -> UploadLayers.readers(upload).stream().anyMatch(viewer::is))
                .toList();
    }

    private static Path copy(InputStream body) {
        try {
            var copy = Files.createTempFile("lagesbild-upload", "");
            try {
                Files.copy(body, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException e) {
                delete(copy);
                throw e;
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
