package se.lagesbild.backend.observations.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chosen rows of questions that were asked lately. A question is answered once for each segment, whoever else asks meanwhile; a change
 * touches small segments, so that the large one's answer stays. Thread-safe.
 */
public final class Choosing {
    private static final long MOST_BYTES = 64L << 20;
    private static final long ENTRY_BYTES = 1_000;

    /** Marks and weights of each kind, for both grids. */
    private static final long BYTES_PER_KIND = 2 * (Byte.BYTES + Integer.BYTES);

    /** A text of the question is an object of its own, about twice as large as it is long. */
    private static final long BYTES_PER_LETTER = 4;

    private final Kinds kinds;
    private final Map<Object, Found> searches = new ConcurrentHashMap<>();
    private final Map<Key, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private long newest;

    public Choosing(Kinds kinds) {
        this.kinds = kinds;
    }

    /** @param dead by identity: another array, another answer */
    private record Key(Segment segment, @Nullable Object dead, Object question) {}

    private static final class Answer {
        private final long bytes;
        private @Nullable Selection selection;

        Answer(long bytes) {
            this.bytes = bytes;
        }

        synchronized Selection get(Supplier<Selection> choose) {
            var known = selection;
            if (known == null) {
                known = choose.get();
                selection = known;
            }
            return known;
        }
    }

    /** What the database found for a question, for as long as somebody needs it. */
    private static final class Found {
        private @Nullable Iterable<UUID> ids;

        synchronized Iterable<UUID> get(Supplier<? extends Iterable<UUID>> search) {
            var known = ids;
            if (known == null) {
                known = search.get();
                ids = known;
            }
            return known;
        }
    }

    /** @param question equal for the same test */
    public List<Selection> rows(Snapshot snapshot, Object question, RowTest test) {
        forgetAllBut(snapshot);
        var rows = new ArrayList<Selection>();
        for (var part : snapshot.parts()) {
            rows.add(answer(part, question).get(() -> Selection.of(part.segment(), part.dead(), test, kinds)));
        }
        return rows;
    }

    /** @param question equal for the same ids at the same moment; @param ids asked for once, whoever else asks meanwhile */
    public List<Selection> rows(Snapshot snapshot, Object question, Supplier<? extends Iterable<UUID>> ids) {
        forgetAllBut(snapshot);
        var found = searches.computeIfAbsent(question, asked -> new Found());
        try {
            var rows = new ArrayList<Selection>();
            for (var part : snapshot.parts()) {
                rows.add(answer(part, question)
                        .get(() -> Selection.of(part.segment(), part.dead(), found.get(ids), kinds)));
            }
            return rows;
        } finally {
            searches.remove(question, found);
        }
    }

    /** What the answers hold, rather too much than too little. */
    synchronized long bytes() {
        return bytes;
    }

    /** An answer holds its segment: one that is gone must not keep it in memory. */
    private synchronized void forgetAllBut(Snapshot snapshot) {
        if (snapshot.version() <= newest) {
            return;
        }
        newest = snapshot.version();
        var there = Collections.newSetFromMap(new IdentityHashMap<Segment, Boolean>());
        snapshot.parts().forEach(part -> there.add(part.segment()));
        for (var entries = answers.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            if (!there.contains(entry.getKey().segment())) {
                bytes -= entry.getValue().bytes;
                entries.remove();
            }
        }
    }

    private synchronized Answer answer(Part part, Object question) {
        var key = new Key(part.segment(), part.dead(), question);
        var answer = answers.get(key);
        if (answer == null) {
            answer = new Answer(size(key));
            answers.put(key, answer);
            bytes += answer.bytes;
            var eldest = answers.values().iterator();
            while (bytes > MOST_BYTES && answers.size() > 1) {
                bytes -= eldest.next().bytes;
                eldest.remove();
            }
        }
        return answer;
    }

    private long size(Key key) {
        return ENTRY_BYTES
                + (long) key.segment().size * Selection.BYTES_PER_ROW
                + kinds.list().size() * BYTES_PER_KIND
                + key.question().toString().length() * BYTES_PER_LETTER;
    }
}
