package se.lagesbild.backend.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of reads in the database. */
@Repository
class ReadLogQueries implements ReadLog {
    private static final Duration ONCE_PER = Duration.ofHours(1);
    private static final int REMEMBERED = 2_000;
    private static final int LONGEST_FILTER = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Instant> lately = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    });

    ReadLogQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void read(Viewer viewer, String what, String filter, long rows) {
        jdbc.sql("""
                        insert into access.read_log (read_at, account_id, account_name, what, filter, row_count, purpose)
                        values (:at, :id, :name, :what, :filter, :rows, :purpose)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", viewer.id())
                .param("name", viewer.name())
                .param("what", what)
                .param("filter", filter.length() > LONGEST_FILTER ? filter.substring(0, LONGEST_FILTER) : filter)
                .param("rows", rows)
                .param("purpose", viewer.purpose())
                .update();
    }

    @Override
    public void tiles(Viewer viewer, String what, String filter) {
        var now = clock.instant();
        var key = viewer.id() + " " + what + " " + filter;
        var last = lately.get(key);
        if (last == null || last.plus(ONCE_PER).isBefore(now)) {
            read(viewer, what, filter, -1);
            lately.put(key, now);
        }
    }
}
