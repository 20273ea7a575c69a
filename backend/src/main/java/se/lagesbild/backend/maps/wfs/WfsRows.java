package se.lagesbild.backend.maps.wfs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;

/** The features of a question, fetched in pages as they are written: however many there are, few are in memory. */
final class WfsRows implements Iterator<FeatureSource.Row> {
    private static final int PAGE = 1_000;

    private final Viewer viewer;
    private final WfsQuestion question;
    private final long matched;
    private final long returned;
    private final Deque<FeatureSource.Row> ready = new ArrayDeque<>();
    private @Nullable String next;
    private long left;

    /** Counts and fetches the first page. */
    WfsRows(Viewer viewer, WfsQuestion question) {
        this.viewer = viewer;
        this.question = question;
        var source = question.type().source();
        var ids = question.ids();
        if (ids != null) {
            var found = source.listOf(viewer, ids);
            matched = found.size();
            found.stream().skip(question.start()).limit(question.count()).forEach(ready::add);
            returned = question.hits() ? 0 : ready.size();
            left = returned;
            return;
        }
        matched = source.count(viewer, question.question());
        left = question.hits() ? 0 : Math.max(0, Math.min(question.count(), matched - question.start()));
        if (left > 0) {
            fetch(null, (int) question.start());
        }
        // where one page is all, what is told is what was found, even if something came or went after the count
        returned = next == null ? ready.size() : left;
        left = returned;
    }

    private void fetch(@Nullable String after, int skip) {
        int wanted = (int) Math.min(PAGE, left);
        var page = question.type().source().page(viewer, question.question(), after, skip, wanted);
        ready.addAll(page.rows());
        next = left > wanted ? page.next() : null;
    }

    /** All that there are. */
    long matched() {
        return matched;
    }

    /** Those that this iterator gives. */
    long returned() {
        return returned;
    }

    @Override
    public boolean hasNext() {
        if (left > 0 && ready.isEmpty() && next != null) {
            fetch(next, 0);
        }
        return left > 0 && !ready.isEmpty();
    }

    @Override
    public FeatureSource.Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        return ready.removeFirst();
    }
}
