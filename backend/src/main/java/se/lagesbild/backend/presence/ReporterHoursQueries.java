package se.lagesbild.backend.presence;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** Adds up shifts. */
@Repository
class ReporterHoursQueries implements ReporterHours {
    private static final String HOURS = """
            with walked as (
              select s.party, s.started_at as began,
                     least(
                       coalesce(s.ended_at, s.end_at, cast(:now as timestamptz)),
                       cast(:now as timestamptz),
                       s.started_at + make_interval(mins => :longest)) as ended,
                     coalesce(s.break_minutes, 0) * 60.0 as break_s
              from presence.shift s
              where s.started_at is not null
            ),
            part as (
              -- the break is spread over the shift: a period that holds half the shift holds half its break
              select w.party,
                     extract(epoch from least(w.ended, coalesce(cast(:until as timestamptz), 'infinity'))
                                      - greatest(w.began, coalesce(cast(:from as timestamptz), '-infinity')))
                       * greatest(0, 1 - w.break_s / extract(epoch from w.ended - w.began)) as seconds
              from walked w
              where w.ended > w.began
                and w.ended > coalesce(cast(:from as timestamptz), '-infinity')
                and w.began < coalesce(cast(:until as timestamptz), 'infinity')
            )
            select p.party, count(*) as shifts, sum(p.seconds) / 3600 as hours
            from part p
            group by p.party
            order by p.party
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReporterHoursQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Sum(Party party, int shifts, double hours) {}

    @Override
    public Hours count(Viewer viewer, @Nullable Instant from, @Nullable Instant until) {
        var sums = jdbc.sql(HOURS)
                .param("longest", (int) Shift.LONGEST.toMinutes())
                .param("now", ShiftQueries.at(clock.instant()))
                .param("from", ShiftQueries.at(from), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", ShiftQueries.at(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, i) ->
                        new Sum(Party.valueOf(row.getString("party")), row.getInt("shifts"), row.getDouble("hours")))
                .list();
        Map<Party, Double> byParty = new EnumMap<>(Party.class);
        for (var party : Party.values()) {
            byParty.put(party, 0.0);
        }
        sums.forEach(sum -> byParty.put(sum.party(), rounded(sum.hours())));
        return new Hours(
                rounded(sums.stream().mapToDouble(Sum::hours).sum()),
                sums.stream().mapToInt(Sum::shifts).sum(),
                byParty);
    }

    private static double rounded(double hours) {
        return Math.round(hours * 100) / 100.0;
    }
}
