package se.lagesbild.backend.observations;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Territory;

/** Checks rows on the caller's thread while the batch before is being stored on another. */
@Service
class BulkIntake implements ObservationIntake {
    /** Large enough that a statement's fixed cost is small, small enough to keep a batch in a few MB. */
    private static final int BATCH_ROWS = 10_000;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final ObservationIntakeQueries queries;
    private final Categories categories;
    private final Territory territory;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BulkIntake(
            ObservationIntakeQueries queries,
            Categories categories,
            Territory territory,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.categories = categories;
        this.territory = territory;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Result take(
            Viewer viewer,
            String sourceName,
            Content content,
            Iterator<Row> rows,
            Rejections rejections,
            LongConsumer progress) {
        if (!viewer.is(Role.PLANNER) && !viewer.is(Role.SYSTEM)) {
            throw Problem.of(403, "no-right");
        }
        var storing = Executors.newSingleThreadExecutor(task -> new Thread(task, "intake"));
        try {
            return new OneIntake(sourceName, content, rejections, storing).run(rows, progress);
        } finally {
            storing.shutdown();
        }
    }

    /** One call: what is being gathered, and the sums. */
    private final class OneIntake {
        private final String sourceName;
        private final Content content;
        private final Rejections rejections;
        private final ExecutorService storing;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        private final Instant latest = now.plus(ReportReader.AHEAD);
        private final CopyText text = new CopyText();
        private final Set<UUID> idsInBatch = new HashSet<>();
        private final Map<String, Long> rejected = new TreeMap<>();
        private @Nullable Future<ObservationIntakeQueries.Stored> underWay;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private long read;
        private long created;
        private long updated;

        OneIntake(String sourceName, Content content, Rejections rejections, ExecutorService storing) {
            this.sourceName = sourceName;
            this.content = content;
            this.rejections = rejections;
            this.storing = storing;
        }

        Result run(Iterator<Row> rows, LongConsumer progress) {
            try {
                while (hasNext(rows)) {
                    var row = rows.next();
                    read++;
                    // the same id twice in one statement is an error, and the later row is the newer one
                    if (idsInBatch.contains(row.id())) {
                        send();
                    }
                    gather(row);
                    if (idsInBatch.size() >= BATCH_ROWS) {
                        send();
                        progress.accept(read);
                    }
                }
                send();
            } finally {
                await();
            }
            progress.accept(read);
            long bad = rejected.values().stream().mapToLong(Long::longValue).sum();
            return new Result(read, created, updated, read - created - updated - bad, Map.copyOf(rejected));
        }

        /** A source that breaks off half way: what came before is stored, then its reason is told. */
        private boolean hasNext(Iterator<Row> rows) {
            try {
                return rows.hasNext();
            } catch (RuntimeException e) {
                send();
                throw e;
            }
        }

        private void gather(Row row) {
            var category = categories.find(row.categoryCode());
            if (category.isEmpty()) {
                reject(row, "no-such-category", row.categoryCode());
                return;
            }
            if (row.occurredAt().isAfter(latest)) {
                reject(row, "in-the-future", row.occurredAt(), now);
                return;
            }
            if (row.occurredAt().isBefore(EARLIEST)) {
                reject(row, "too-long-ago", row.occurredAt());
                return;
            }
            var ends = row.occurredUntil();
            if (ends != null && ends.isBefore(row.occurredAt())) {
                reject(row, "until-before-at", ends, row.occurredAt());
                return;
            }
            var note = row.note();
            if (note != null && note.length() > ReportReader.LONGEST_NOTE) {
                reject(row, "too-long", note.length(), ReportReader.LONGEST_NOTE);
                return;
            }
            if (note != null && note.indexOf('\0') >= 0) {
                reject(row, "control-character");
                return;
            }
            if (note != null && content == Content.REGISTER && holdsPersonalData(row, note)) {
                return;
            }
            var kind = PositionKind.valueOf(row.positionKind());
            Point point = null;
            if (kind != PositionKind.AREA) {
                point = located(row);
                if (point == null) {
                    return;
                }
            }
            var setting = category.get().setting();
            if (setting.equals("ANY")) {
                setting = point == null ? "PUBLIC_SPACE" : territory.settingAt(point);
            }
            var accuracy = row.positionAccuracyMetres();
            text.column(row.id())
                    .column(row.categoryCode())
                    .column(setting)
                    .column(row.source())
                    .column(row.occurredAt().truncatedTo(ChronoUnit.MICROS))
                    .column(ends == null ? null : known(ends, row.occurredAt()))
                    .column(point == null ? null : point.getX())
                    .column(point == null ? null : point.getY())
                    .column(kind)
                    .column(point == null ? null : accuracy == null ? kind.assumedAccuracyMetres() : accuracy)
                    .column(row.people())
                    .column(note)
                    .column(row.sourceUrl())
                    .endRow();
            idsInBatch.add(row.id());
            from = from == null || row.occurredAt().isBefore(from) ? row.occurredAt() : from;
            until = until == null || row.occurredAt().isAfter(until) ? row.occurredAt() : until;
        }

        /** Nobody knows yet what happens after now. */
        private Instant known(Instant ends, Instant at) {
            var cut = ends.isAfter(now) ? now : ends;
            return (cut.isBefore(at) ? at : cut).truncatedTo(ChronoUnit.MICROS);
        }

        private boolean holdsPersonalData(Row row, String note) {
            var hits = PersonalDataGuard.find(note);
            if (!hits.isEmpty()) {
                var first = hits.get(0);
                reject(row, first.kind().code(), first.from(), first.to());
            }
            return !hits.isEmpty();
        }

        private @Nullable Point located(Row row) {
            var longitude = row.longitude();
            var latitude = row.latitude();
            if (longitude == null || latitude == null || longitude.isNaN() || latitude.isNaN()) {
                reject(row, "no-position");
                return null;
            }
            var point = territory.locate(longitude, latitude);
            if (point.isEmpty()) {
                boolean swapped = territory.locate(latitude, longitude).isPresent();
                reject(row, swapped ? "swapped" : "outside-the-area", longitude + ", " + latitude, "området");
                return null;
            }
            return point.get();
        }

        private void reject(Row row, String code, Object... args) {
            rejected.merge(code, 1L, Long::sum);
            rejections.rejected(row.line(), code, args);
        }

        /** Hands the batch over; waits first for the one before, so that at most two are in memory. */
        private void send() {
            if (idsInBatch.isEmpty()) {
                return;
            }
            await();
            var copyText = text.take();
            var event = new ObservationsImported(
                    sourceName,
                    idsInBatch.size(),
                    java.util.Objects.requireNonNull(from),
                    java.util.Objects.requireNonNull(until));
            idsInBatch.clear();
            from = null;
            until = null;
            underWay = storing.submit(() -> transaction.execute(status -> {
                var stored = queries.store(sourceName, content == Content.EXAMPLE, now, copyText);
                if (stored.created() + stored.updated() > 0) {
                    events.publishEvent(event);
                }
                return stored;
            }));
        }

        private void await() {
            var waitingFor = underWay;
            underWay = null;
            if (waitingFor == null) {
                return;
            }
            try {
                var stored = waitingFor.get();
                created += stored.created();
                updated += stored.updated();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the import was interrupted; the same file again completes it", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("the batch could not be stored", e.getCause());
            }
        }
    }
}
