package se.lagesbild.backend.observations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.observations.index.Kinds;
import se.lagesbild.backend.observations.index.Snapshot;

/**
 * All observations in memory, never older than the question: whoever asks makes sure first that nothing was committed that is not in here,
 * with one small statement that those who ask at once share. While much is being read the answer is "not now", and the caller asks the
 * database instead. {@link IndexKeeper} does what takes long.
 */
@Component
class ObservationIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationIndex.class);

    /** Rows that a question reads itself; more of them, and the keeper reads while the database answers. */
    private static final int FEW = 2_000;

    /** Rows that are moved to put changed ones in order while a question waits. */
    private static final int MOVED_AT_ONCE = 20_000;

    /** From here on it is quicker to read everything anew. */
    private static final int MANY = 100_000;

    /** More changes than come between two readings. */
    private static final long VERSIONS_OF_A_READING = 1L << 40;

    /** For so long a change can be heard after its transaction. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration ASLEEP = KEPT.dividedBy(2);

    /** Longest wait for those who ask what is new. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final ObservationIndexQueries queries;
    private final Kinds kinds = new Kinds();
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Snapshot snapshot;

    private long versions;

    /** What was committed before it is in the snapshot, or waits in {@link #large}. */
    private ObservationIndexQueries.@Nullable Moment seen;

    /** Known to all who run and did not sleep once {@link #KEPT} has passed. */
    private ObservationIndexQueries.@Nullable Moment forgettable;

    /** Changes of many rows that wait for the keeper. */
    private final List<ObservationIndexQueries.Change> large = new ArrayList<>();

    private long lastLookNanos = System.nanoTime();

    ObservationIndex(ObservationIndexQueries queries) {
        this.queries = queries;
    }

    Kinds kinds() {
        return kinds;
    }

    /** As it is now, with all that was committed before the call; empty while it is being read. */
    Optional<Snapshot> current() {
        if (snapshot == null) {
            return Optional.empty();
        }
        long asked = System.nanoTime();
        if (!locked()) {
            return Optional.empty();
        }
        try {
            if (lastLookNanos - asked < 0) {
                look();
            }
            return large.isEmpty() ? Optional.ofNullable(snapshot) : Optional.empty();
        } catch (DataAccessException e) {
            LOG.warn("the index of observations could not ask what is new: {}", e.getMessage());
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean locked() {
        try {
            if (lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            LOG.warn("the index of observations is still asking what is new: the table answers instead");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Hears what is new and takes it over, if it is little. Where this fails nothing was heard, and nothing is lost. */
    private void look() {
        var now = snapshot;
        var since = seen;
        if (now == null || since == null || !large.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        var news = queries.news(since, FEW);
        if (mustBeReadAnew(since, news)) {
            snapshot = null;
            return;
        }
        var few = new LinkedHashSet<UUID>();
        var many = new ArrayList<ObservationIndexQueries.Change>();
        for (var change : news.changes()) {
            if (change.rowCount() > FEW) {
                many.add(change);
            } else {
                few.addAll(change.ids());
            }
        }
        if (!few.isEmpty()) {
            var ids = List.copyOf(few);
            snapshot = now.with(ids, queries.some(ids, kinds), MOVED_AT_ONCE);
        }
        large.addAll(many);
        seen = news.moment();
        lastLookNanos = began;
    }

    private static boolean mustBeReadAnew(ObservationIndexQueries.Moment since, ObservationIndexQueries.News news) {
        // another server, or an older state of this one
        boolean elsewhere = news.moment().end() < since.end();
        boolean slept = since.at().plus(ASLEEP).isBefore(news.moment().at());
        return elsewhere || slept || news.changes().stream().anyMatch(ObservationIndexQueries.Change::everything);
    }

    boolean loaded() {
        return snapshot != null;
    }

    /** Reads everything, on the keeper's thread; questions go to the database meanwhile. */
    void load() {
        long start = System.nanoTime();
        long version;
        lock.lock();
        try {
            versions += VERSIONS_OF_A_READING;
            version = versions;
            snapshot = null;
            large.clear();
            // before the rows are read: what is written meanwhile is heard afterwards, perhaps again
            seen = queries.now();
        } finally {
            lock.unlock();
        }
        var read = Snapshot.of(queries.all(kinds), version);
        lock.lock();
        try {
            // unless somebody else began to read later
            if (versions == version) {
                snapshot = read;
            }
        } finally {
            lock.unlock();
        }
        LOG.debug("index of {} observations read in {} ms", read.size(), (System.nanoTime() - start) / 1_000_000);
    }

    /** Hears what is new. @return how many rows wait for the keeper, of changes of many */
    int waiting() {
        lock.lock();
        try {
            if (large.isEmpty()) {
                look();
            } else {
                gather();
            }
            return large.stream()
                    .mapToInt(ObservationIndexQueries.Change::rowCount)
                    .filter(rows -> rows > FEW)
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    /** While much is coming in: all of it is taken over at the end. */
    private void gather() {
        var since = seen;
        if (since == null) {
            return;
        }
        var news = queries.news(since, FEW);
        if (mustBeReadAnew(since, news)) {
            snapshot = null;
        }
        large.addAll(news.changes());
        seen = news.moment();
    }

    /** Takes over what waits, on the keeper's thread. */
    void catchUp() {
        if (waiting() > MANY) {
            load();
            return;
        }
        List<ObservationIndexQueries.Change> due;
        Snapshot now;
        lock.lock();
        try {
            due = List.copyOf(large);
            now = snapshot;
        } finally {
            lock.unlock();
        }
        if (now == null) {
            return;
        }
        var ids = new LinkedHashSet<UUID>();
        for (var change : due) {
            var known = change.ids().isEmpty() ? queries.ids(change.seq()) : change.ids();
            if (known.isEmpty()) {
                // waited for so long that it was forgotten
                load();
                return;
            }
            ids.addAll(known);
        }
        // nobody else changes the snapshot while changes wait
        var caughtUp = now.with(List.copyOf(ids), queries.some(List.copyOf(ids), kinds), Integer.MAX_VALUE);
        lock.lock();
        try {
            if (snapshot == now) {
                snapshot = caughtUp;
                large.removeAll(due);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Puts large segments together, on the keeper's thread, while questions go on. */
    void tidy() {
        var before = snapshot;
        if (before == null || !before.untidy()) {
            return;
        }
        var tidied = before.tidied();
        lock.lock();
        try {
            var now = snapshot;
            if (now != null) {
                snapshot = tidied.since(before, now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what all have heard since; asked now and then, it forgets what is older than {@link #KEPT}. */
    void forgetOld() {
        var now = queries.now();
        var old = forgettable;
        if (old == null || old.at().isAfter(now.at())) {
            forgettable = now;
        } else if (old.at().plus(KEPT).isBefore(now.at())) {
            queries.forget(old);
            forgettable = now;
        }
    }
}
