package se.lagesbild.backend.observations.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chosen rows of questions that were asked lately. A question is answered once for each segment, whoever else asks meanwhile; a change
 * touches small segments, so that the large one's answer stays. Thread-safe.
 */
public final class Choosing {
    private static final long MOST_BYTES = 64L << 20;
    private static final long ENTRY_BYTES = 500;

    private final Kinds kinds;
    private final Map<Key, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private long newest;

    public Choosing(Kinds kinds) {
        this.kinds = kinds;
    }

    /** @param dead by identity: another array, another answer */
    private record Key(Segment segment, @Nullable Object dead, Object question) {}

    private static final class Answer {
        private @Nullable Selection selection;

        synchronized Selection get(Supplier<Selection> choose) {
            var known = selection;
            if (known == null) {
                known = choose.get();
                selection = known;
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

    /** @param question equal for the same ids at the same moment; @param ids asked for once for each segment at most */
    public List<Selection> rows(Snapshot snapshot, Object question, Supplier<? extends Iterable<UUID>> ids) {
        forgetAllBut(snapshot);
        var rows = new ArrayList<Selection>();
        for (var part : snapshot.parts()) {
            rows.add(answer(part, question).get(() -> Selection.of(part.segment(), part.dead(), ids.get(), kinds)));
        }
        return rows;
    }

    /** An answer holds its segment: one that is gone must not keep it in memory. */
    private synchronized void forgetAllBut(Snapshot snapshot) {
        if (snapshot.version() <= newest) {
            return;
        }
        newest = snapshot.version();
        var there = Collections.newSetFromMap(new IdentityHashMap<Segment, Boolean>());
        snapshot.parts().forEach(part -> there.add(part.segment()));
        for (var keys = answers.keySet().iterator(); keys.hasNext(); ) {
            var key = keys.next();
            if (!there.contains(key.segment())) {
                bytes -= size(key);
                keys.remove();
            }
        }
    }

    private synchronized Answer answer(Part part, Object question) {
        var key = new Key(part.segment(), part.dead(), question);
        var answer = answers.get(key);
        if (answer == null) {
            answer = new Answer();
            answers.put(key, answer);
            bytes += size(key);
            var eldest = answers.keySet().iterator();
            while (bytes > MOST_BYTES && answers.size() > 1) {
                bytes -= size(eldest.next());
                eldest.remove();
            }
        }
        return answer;
    }

    private static long size(Key key) {
        return ENTRY_BYTES + (long) key.segment().size * Selection.BYTES_PER_ROW;
    }
}
