package se.lagesbild.backend.observations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** Changes are kept for an hour. */
    private static final Duration ASLEEP = Duration.ofMinutes(30);

    private final ObservationIndexQueries queries;
    private final Kinds kinds = new Kinds();
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Snapshot snapshot;

    private long versions;
    private long settled;
    private Instant heardAt = Instant.EPOCH;

    /** Changes that were heard, by number, with their transaction: only of those that were not settled. */
    private final Map<Long, Long> heard = new HashMap<>();

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
        lock.lock();
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

    /** Hears what is new and takes it over, if it is little. */
    private void look() {
        var now = snapshot;
        if (now == null || !large.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        var changes = hear();
        var few = new LinkedHashSet<UUID>();
        for (var change : changes) {
            if (change.rowCount() > FEW) {
                large.add(change);
            } else {
                few.addAll(change.ids());
            }
        }
        if (!few.isEmpty()) {
            take(now, List.copyOf(few));
        }
        lastLookNanos = began;
    }

    /** All changes since; none, and no snapshot, where everything must be read anew. */
    private List<ObservationIndexQueries.Change> hear() {
        // where this fails nothing was heard, and nothing is lost
        var news = queries.news(settled, heard.keySet(), FEW);
        try {
            if (news.settled() < settled) {
                // another server, or an older state of this one
                snapshot = null;
                return List.of();
            }
            boolean slept = heardAt.plus(ASLEEP).isBefore(news.at());
            settled = news.settled();
            heardAt = news.at();
            news.changes().forEach(change -> heard.put(change.seq(), change.xid()));
            heard.values().removeIf(xid -> xid < settled);
            if (slept || news.changes().stream().anyMatch(ObservationIndexQueries.Change::everything)) {
                snapshot = null;
                return List.of();
            }
            return news.changes();
        } catch (RuntimeException e) {
            snapshot = null;
            throw e;
        }
    }

    private void take(Snapshot now, List<UUID> ids) {
        try {
            snapshot = now.with(ids, queries.some(ids, kinds), MOVED_AT_ONCE);
        } catch (RuntimeException e) {
            // heard, but not taken over: never again to be heard
            snapshot = null;
            throw e;
        }
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
            heard.clear();
            // before the rows are read: what is written meanwhile is heard afterwards, perhaps again
            var news = queries.news(Long.MAX_VALUE, List.of(), 0);
            settled = news.settled();
            heardAt = news.at();
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
                // still coming in: all of it is taken over at the end
                large.addAll(hear());
            }
            return large.stream()
                    .mapToInt(ObservationIndexQueries.Change::rowCount)
                    .filter(rows -> rows > FEW)
                    .sum();
        } finally {
            lock.unlock();
        }
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
            ids.addAll(change.ids().isEmpty() ? queries.ids(change.seq()) : change.ids());
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

    void forgetOld() {
        queries.forgetOld();
    }
}
