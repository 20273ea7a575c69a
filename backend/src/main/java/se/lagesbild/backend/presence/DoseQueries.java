package se.lagesbild.backend.presence;

import static se.lagesbild.backend.presence.ShiftQueries.at;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;

/** Adds up visits. */
@Repository
class DoseQueries implements DoseLedger {
    private static final int WEEKS_BEFORE = 8;

    private static final String DOSE = """
            with visit as (
              select coalesce(v.place, v.place_name) as place, v.place_name, v.party, v.arrived_at, v.left_at,
                     v.arrived_at >= :from as in_week
              from presence.visit v
              where v.skip_reason is null
                and v.arrived_at >= :since
                and v.arrived_at < :until
            ),
            dose as (
              select v.place, v.party,
                     (array_agg(v.place_name order by v.arrived_at desc))[1] as name,
                     count(*) filter (where v.in_week) as visits,
                     coalesce(sum(extract(epoch from v.left_at - v.arrived_at)) filter (where v.in_week), 0) / 60 as minutes,
                     max(v.arrived_at) as last_visit
              from visit v
              group by v.place, v.party
            )
            select d.place, d.name, d.party, d.visits, d.minutes, d.last_visit
            from dose d
            order by d.name collate "sv-SE-x-icu", d.place, d.party desc
            """;

    private final JdbcClient jdbc;
    private final Area area;
    private final Clock clock;

    DoseQueries(JdbcClient jdbc, Area area, Clock clock) {
        this.jdbc = jdbc;
        this.area = area;
        this.clock = clock;
    }

    private record Row(String place, String name, Party party, int visits, long minutes, Instant lastVisit) {}

    @Override
    public List<PlaceDose> done(Viewer viewer, LocalDate monday) {
        var until = monday.plusWeeks(1);
        var today = LocalTimes.day(clock.instant(), area);
        var asOf = today.isBefore(until) ? today : until.minusDays(1);
        return jdbc
                .sql(DOSE)
                .param("since", at(LocalTimes.begin(monday.minusWeeks(WEEKS_BEFORE), area)))
                .param("from", at(LocalTimes.begin(monday, area)))
                .param("until", at(LocalTimes.begin(until, area)))
                .query((row, i) -> new Row(
                        row.getString("place"),
                        row.getString("name"),
                        Party.valueOf(row.getString("party")),
                        row.getInt("visits"),
                        Math.round(row.getDouble("minutes")),
                        row.getObject("last_visit", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(row -> seesVisits(viewer, row.party()) || row.minutes() > 0)
                .map(row -> seesVisits(viewer, row.party()) ? whole(row, asOf) : minutesAlone(row))
                .toList();
    }

    private static boolean seesVisits(Viewer viewer, Party party) {
        return party == Party.WARDENS || viewer.is(Role.POLICE);
    }

    private PlaceDose whole(Row row, LocalDate asOf) {
        long days = Math.max(0, ChronoUnit.DAYS.between(LocalTimes.day(row.lastVisit(), area), asOf));
        return new PlaceDose(
                row.place(),
                row.name(),
                row.party(),
                row.visits(),
                row.minutes(),
                LocalTimes.of(row.lastVisit(), area),
                days,
                null,
                null);
    }

    private static PlaceDose minutesAlone(Row row) {
        return new PlaceDose(row.place(), row.name(), row.party(), null, row.minutes(), null, null, null, null);
    }
}
