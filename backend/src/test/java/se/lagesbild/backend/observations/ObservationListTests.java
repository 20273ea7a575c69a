package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;

/** The list, its filter and its pages. Uses January 2015, where nothing else is. */
class ObservationListTests extends TrelleborgApp {
    private static final String MONTH = "datetime=2015-01-01/2015-01-31";
    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    private void put(double longitude, double latitude, String category, String at, String note) {
        var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "%s", "occurredAt": "%s", "note": "%s"}}""".formatted(
                        longitude, latitude, category, at, note));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @BeforeEach
    void sevenObservations() {
        if (!made) {
            made = true;
            put(13.1500, 55.3760, "MIL-KLOT", "2015-01-05T10:00:00+01:00", "röd färg på väggen");
            put(13.1510, 55.3760, "MIL-KLOT", "2015-01-05T10:00:00+01:00", "100 % täckt");
            put(13.1520, 55.3760, "TRA-BUS", "2015-01-06T21:00:00+01:00", "");
            put(13.1530, 55.3760, "TRA-BUS", "2015-01-07T21:00:00+01:00", "");
            put(13.1540, 55.3760, "HAM-UPPS", "2015-01-08T03:00:00+01:00", "");
            // half past midnight in Trelleborg is still the day before in UTC
            put(13.2500, 55.4000, "OFF-LJUD", "2015-01-31T23:30:00Z", "");
            put(13.2500, 55.4000, "OFF-LJUD", "2015-01-31T22:30:00Z", "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the last instant of the month is local midnight: 22:30 UTC is in, 23:30 UTC is February
                "datetime=2015-01-01/2015-01-31 | 6",
                "datetime=2015-01-01/2015-02-01 | 7",
                "datetime=2015-01-05 | 2",
                "datetime=2015-01-05T09:00:00Z/2015-01-06T20:00:00Z | 2",
                "datetime=2015-01-01/2015-01-31&category=MIL-KLOT | 2",
                "datetime=2015-01-01/2015-01-31&category=MIL-KLOT,TRA-BUS | 4",
                "datetime=2015-01-01/2015-01-31&setting=TRAFFIC | 2",
                "datetime=2015-01-01/2015-01-31&setting=PORT,TRAFFIC | 3",
                "datetime=2015-01-01/2015-01-31&source=STAFF | 6",
                "datetime=2015-01-01/2015-01-31&source=WARDEN | 0",
                "datetime=2015-01-01/2015-01-31&bbox=13.149,55.375,13.1525,55.377 | 3",
                "datetime=2015-01-01/2015-01-31&q=VÄGGEN | 1",
                "datetime=2015-01-01/2015-01-31&q=100%25 | 0",
                "datetime=2015-01-01/2015-01-31&q=100 %25 | 1"
            })
    void filtersTheSameInListAndCounts(String query, int expected) {
        var list = http.get("planerare", "/api/observations?" + query).json();
        assertThat(list.path("numberMatched").asInt()).isEqualTo(expected);
        assertThat(list.path("features").size()).isEqualTo(expected);
        assertThat(http.get("planerare", "/api/observations/counts?" + query)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(expected);
    }

    /** "All quiet" is an observation, so it is in the list and the total; it is no trouble, so hours and weeks leave it out. */
    @Test
    void countsAQuietVisitInTheTotalButNotInTheHours() {
        put(13.1500, 55.3760, "OFF-LUGN", "2015-03-02T21:10:00+01:00", "");
        put(13.1500, 55.3760, "OFF-LUGN", "2015-03-03T21:10:00+01:00", "");
        put(13.1500, 55.3760, "OFF-LJUD", "2015-03-03T22:10:00+01:00", "");

        var march = "datetime=2015-03-01/2015-03-31";
        var counts = http.get("planerare", "/api/observations/counts?" + march).json();
        var list = http.get("planerare", "/api/observations?" + march).json();
        int inHours = 0;
        for (var day : counts.path("weekdayHour")) {
            for (var hour : day) {
                inHours += hour.asInt();
            }
        }
        int inWeeks = 0;
        for (var week : counts.path("byWeek")) {
            inWeeks += week.path("n").asInt();
        }
        assertThat(list.path("numberMatched").asInt()).isEqualTo(3);
        assertThat(counts.path("total").asInt()).isEqualTo(3);
        assertThat(counts.path("quiet").asInt()).isEqualTo(2);
        assertThat(inHours).isEqualTo(1);
        assertThat(inWeeks).isEqualTo(1);
        assertThat(counts.path("weekdayHour").path(1).path(22).asInt())
                .as("Tuesday 22")
                .isEqualTo(1);

        var spots = http.get("planerare", "/api/hotspots?" + march).json();
        assertThat(spots.path("method").path("counted").asInt()).isEqualTo(1);
    }

    @Test
    void pagesHoldEachRowOnceNewestFirstWhileOthersWrite() {
        var ids = new ArrayList<String>();
        var times = new ArrayList<Instant>();
        var path = "/api/observations?" + MONTH + "&category=MIL-KLOT,TRA-BUS,HAM-UPPS,OFF-LJUD&limit=2";
        int pages = 0;
        while (path != null) {
            var page = http.get("planerare", path).json();
            assertThat(page.path("numberMatched").asInt())
                    .as("counted once, at the first page")
                    .isEqualTo(6);
            page.path("features").forEach(f -> {
                ids.add(f.path("id").asString());
                times.add(OffsetDateTime.parse(
                                f.path("properties").path("occurredAt").asString())
                        .toInstant());
            });
            var next = page.path("links").path(0).path("href").asString("");
            path = next.isEmpty() ? null : next.substring(next.indexOf("/api"));
            pages++;
            // newer than all that was given: must push nothing out of the pages that follow
            put(13.1510, 55.3760, "MIL-SIKT", "2015-01-31T10:00:00+01:00", "skrivet under läsningen");
        }
        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        jdbc.sql("delete from observations.observation where category_code = 'MIL-SIKT' and occurred_at < '2016-01-01'")
                .update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0 | limit | not-between",
                "limit=tio | limit | not-a-number",
                "datetime=2015-02-31 | datetime | not-an-interval",
                "datetime=2015-02-03/2015-02-01 | datetime | interval-backwards",
                "setting=SKOG | setting | not-one-of",
                "source=SPION | source | not-one-of",
                "bbox=1,2,3 | bbox | not-a-bbox",
                "bbox=NaN,2,3,4 | bbox | not-a-bbox",
                "cursor=hej | cursor | not-a-cursor"
            })
    void namesTheParameterThatCannotBeUsed(String query, String parameter, String code) {
        var answer = http.get("planerare", "/api/observations?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.fault(parameter)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void everyReadLeavesARowInTheLog() {
        http.get("planerare", "/api/observations?" + MONTH + "&category=TRA-BUS&limit=1");
        var row = jdbc.sql(
                        "select account_name || ' ' || filter || ' ' || row_count from access.read_log order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row).isEqualTo("planerare datetime=2014-12-31T23:00:00Z/2015-01-31T23:00:00Z&category=TRA-BUS 1");
    }
}
