package se.lagesbild.backend.observations.photos;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;

/**
 * Takes photos in parts, shows and erases them. Files and rows agree because one thing is done at a time; a row is written
 * when its file is safe, and a file goes when its row is marked, so that a crash leaves at most a file too many.
 */
@Service
public class Photos {
    private static final Logger log = LoggerFactory.getLogger(Photos.class);

    /** A phone that has been away for so long begins its photo anew. */
    private static final Duration PARTS_KEPT = Duration.ofDays(14);

    private static final Duration TIDIED_EVERY = Duration.ofDays(1);

    private final PhotoQueries queries;
    private final PhotoFiles files;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private Instant tidied = Instant.EPOCH;

    Photos(PhotoQueries queries, PhotoFiles files, Clock clock) {
        this.queries = queries;
        this.files = files;
        this.clock = clock;
    }

    /**
     * How far a photo has come.
     *
     * @param sha256 of the stored file; null while it is not whole
     * @param news true when this call made it whole
     */
    record Progress(int received, int total, @Nullable String sha256, boolean news) {}

    /** A stored photo. */
    record Picture(byte[] file, String contentType) {}

    /**
     * Takes one part, or answers how much has come. The same part twice is harmless.
     *
     * @throws Problem 404 when no observation of the viewer's names the photo; 409 when the part does not begin where the last
     *     one ended; 422 when the whole is no photo; 503 when the disk cannot take it
     */
    Progress receive(Viewer viewer, UUID photo, ContentRange range, byte[] bytes) {
        var observation = queries.observationNaming(viewer, photo).orElseThrow(() -> Problem.notFound("photo", photo));
        oneAtATime.lock();
        try {
            var stored = queries.find(photo);
            if (stored.isPresent()) {
                return ofSameObservation(stored.get(), observation);
            }
            if (range.total() == 0) {
                throw Problem.of(422, "not-a-photo");
            }
            int received = range.asks()
                    ? files.received(photo, range.total())
                    : append(photo, range, bytes, files.received(photo, range.total()));
            return received < range.total()
                    ? new Progress(received, range.total(), null, false)
                    : finish(observation, photo, range.total());
        } catch (IOException e) {
            log.error("a photo could not be written", e);
            throw Problem.of(503, "no-room");
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Progress ofSameObservation(PhotoQueries.Stored stored, UUID observation) {
        if (!stored.observationId().equals(observation)) {
            throw Problem.notFound("photo", stored.id());
        }
        return new Progress(stored.sentBytes(), stored.sentBytes(), stored.sha256(), false);
    }

    private int append(UUID photo, ContentRange range, byte[] bytes, int received) throws IOException {
        if (range.end() <= received) {
            var before = Arrays.copyOfRange(files.whole(photo, range.total()), range.start(), range.end());
            if (Arrays.equals(before, bytes)) {
                return received; // the answer to this part was lost
            }
        }
        if (range.start() != 0 && range.start() != received) {
            throw Problem.of(409, "wrong-offset", range.start(), received).with("received", received);
        }
        files.append(photo, range.total(), range.start(), bytes, clock.instant());
        return range.end();
    }

    private Progress finish(UUID observation, UUID photo, int total) throws IOException {
        CleanPhoto clean;
        try {
            clean = CleanPhoto.of(files.whole(photo, total));
        } catch (Problem notAPhoto) {
            files.forgetParts(photo);
            throw notAPhoto;
        }
        tidyOnceADay();
        var sha256 = files.keep(clean.file());
        var row = new PhotoQueries.Stored(photo, observation, sha256, clean.contentType(), total);
        if (!queries.store(row, clean, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            if (!queries.hashes().contains(sha256)) {
                files.remove(sha256);
            }
            files.forgetParts(photo);
            throw Problem.notFound("photo", photo);
        }
        files.forgetParts(photo);
        return new Progress(total, total, sha256, true);
    }

    /** @throws Problem 404 when there is none, it has not come whole, or the viewer may not see its observation */
    Picture read(Viewer viewer, UUID photo) {
        try {
            var stored = queries.find(viewer, photo).orElseThrow(() -> Problem.notFound("photo", photo));
            var file = files.read(stored.sha256());
            if (file.isEmpty()) {
                log.error("photo {}: its file {} is missing", photo, stored.sha256());
            }
            return new Picture(file.orElseThrow(() -> Problem.notFound("photo", photo)), stored.contentType());
        } catch (IOException e) {
            log.error("photo {} could not be read", photo, e);
            throw Problem.of(503, "no-room");
        }
    }

    /** Marks the photos that an observation no longer names, in the caller's transaction; then call {@link #clearErased}. */
    public void eraseAllBut(UUID observation, List<UUID> named) {
        queries.markErased(observation, named, clock.instant());
    }

    /** Marks all photos of an observation, in the caller's transaction; then call {@link #clearErased}. */
    public void eraseAll(UUID observation) {
        eraseAllBut(observation, List.of());
    }

    /** Removes the files of photos whose erasure is committed. What fails here is tried again the next time, and at the start. */
    public void clearErased() {
        oneAtATime.lock();
        try {
            removeErased();
        } catch (IOException e) {
            log.error("erased photos could not be removed yet", e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** After a start: what a crash left behind, and parts that nobody goes on with. */
    void tidy() {
        oneAtATime.lock();
        try {
            tidied = Instant.EPOCH;
            tidyOnceADay();
        } catch (IOException e) {
            log.error("the folder of photos could not be tidied", e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void tidyOnceADay() throws IOException {
        removeErased();
        var now = clock.instant();
        if (now.isBefore(tidied.plus(TIDIED_EVERY))) {
            return;
        }
        tidied = now;
        int parts = files.forgetPartsBefore(now.minus(PARTS_KEPT));
        int strays = files.removeAllBut(queries.hashes());
        if (parts + strays > 0) {
            log.info("photos: {} old parts and {} files without an observation removed", parts, strays);
        }
    }

    private void removeErased() throws IOException {
        for (var erased : queries.erased()) {
            files.forgetParts(erased.id());
            if (!erased.needed()) {
                files.remove(erased.sha256());
            }
            queries.forget(erased.id());
        }
    }
}
