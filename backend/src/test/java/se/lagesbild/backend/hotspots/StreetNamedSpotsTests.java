package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.OsloApp;
import tools.jackson.databind.JsonNode;

/** What a place is called where streets are loaded. Uses 2021, where nothing else is. */
class StreetNamedSpotsTests extends OsloApp {
    @Autowired
    JdbcClient jdbc;

    private void put(double longitude, double latitude, String at) {
        var answer =
                http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "OFF-BERU", "occurredAt": "%s", "positionKind": "GPS", "positionAccuracy": 5}}""".formatted(longitude, latitude, at));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private JsonNode first(String user, String datetime) {
        var answer = http.get(user, "/api/hotspots?datetime=" + datetime);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("features").path(0).path("properties");
    }

    /** Reports along 40 m of Karl Johans gate: the streets that cross the square there hold none. */
    @Test
    void aPlaceIsTheStretchOfStreetThatHoldsItsReports() {
        var street = jdbc.sql("""
                        select s.name, ST_X(p.a) as x1, ST_Y(p.a) as y1, ST_X(p.b) as x2, ST_Y(p.b) as y2
                        from places.street_segment s
                        cross join lateral (select ST_Transform(ST_LineInterpolatePoint(s.geom, 0.3), 4326) as a,
                                                   ST_Transform(ST_LineInterpolatePoint(s.geom, 0.7), 4326) as b) p
                        where s.name is not null and s.length_m between 60 and 100 and s.highway = 'residential'
                          and not exists (select from places.street_segment other
                                          where other.name <> s.name and ST_DWithin(other.geom, ST_LineInterpolatePoint(s.geom, 0.5), 25))
                        order by s.id
                        limit 1
                        """)
                .query((row, i) -> new Object[] {
                    row.getString("name"),
                    row.getDouble("x1"),
                    row.getDouble("y1"),
                    row.getDouble("x2"),
                    row.getDouble("y2")
                })
                .single();
        for (int i = 0; i < 24; i++) {
            double part = i / 23.0;
            put(
                    (double) street[1] + part * ((double) street[3] - (double) street[1]),
                    (double) street[2] + part * ((double) street[4] - (double) street[2]),
                    "2021-05-%02dT20:00:00+02:00".formatted(1 + i));
        }
        var spot = first("planerare", "2021-05-01/2021-05-28");
        assertThat(spot.path("name").asString()).startsWith((String) street[0]);
        assertThat(spot.path("streets").path(0).asString()).isEqualTo(street[0]);
        var stretch = spot.path("stretches").path(0);
        assertThat(stretch.path("street").asString()).isEqualTo(street[0]);
        assertThat(stretch.path("n").asInt()).isBetween(5, 24);
        assertThat(stretch.path("metres").asInt()).isBetween(20, 500);
        assertThat(spot.path("sentence").asString())
                .startsWith(spot.path("name").asString() + ": ");

        var forPolice = first("polis", "2021-05-01/2021-05-28");
        assertThat(forPolice.path("name").asString())
                .isEqualTo(spot.path("name").asString());
        assertThat(forPolice.path("stretches").path(0).path("n").isNull())
                .as("a number of a part of a place may be one report")
                .isTrue();
    }

    /** In the fjord, 80 to 290 m from the nearest street. */
    @Test
    void whereNoStreetIsInsideTheNearestOneIsNamed() {
        var water = jdbc.sql("""
                        with box as (select ST_Extent(geom) as e from places.street_segment),
                        point as (
                          select ST_SetSRID(ST_MakePoint(x, y), (select ST_SRID(geom) from places.street_segment limit 1)) as geom
                          from box, generate_series(ST_XMin(e)::int, ST_XMax(e)::int, 100) x,
                               generate_series(ST_YMin(e)::int, ST_YMax(e)::int, 100) y
                        ),
                        far as (
                          select p.geom, (select min(ST_Distance(s.geom, p.geom)) from places.street_segment s
                                          where s.name is not null and s.geom && ST_Expand(p.geom, 400)) as d
                          from point p
                        )
                        select ST_X(ST_Transform(geom, 4326)) as x, ST_Y(ST_Transform(geom, 4326)) as y
                        from far where d between 200 and 250
                        """)
                .query((row, i) -> new double[] {row.getDouble("x"), row.getDouble("y")})
                .list();
        boolean found = false;
        for (int i = 0; i < Math.min(20, water.size()) && !found; i++) {
            var at = water.get(i);
            int status = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                     "properties": {"category": "OFF-BERU", "occurredAt": "2021-08-10T20:00:00+02:00", "positionKind": "GPS"}}""".formatted(at[0], at[1]))
                    .status();
            if (status == 201) {
                found = true;
                assertThat(first("planerare", "2021-08-01/2021-08-28")
                                .path("name")
                                .asString())
                        .doesNotContain("om centrum");
            }
        }
        assertThat(found)
                .as("a point of %d that lies within the town", water.size())
                .isTrue();
    }

    /** Both ends of one street; 2021-10. */
    @Test
    void placesOfOneNameAreToldApart() {
        var ends = jdbc.sql("""
                        with middle as (
                          select s.name, ST_Transform(ST_LineInterpolatePoint(s.geom, 0.5), 4326) as p, ST_LineInterpolatePoint(s.geom, 0.5) as m
                          from places.street_segment s
                          where s.name is not null and s.length_m > 60
                            and not exists (select from places.street_segment other
                                            where other.name <> s.name and ST_DWithin(other.geom, ST_LineInterpolatePoint(s.geom, 0.5), 65))
                        )
                        select ST_X(a.p) as x1, ST_Y(a.p) as y1, ST_X(b.p) as x2, ST_Y(b.p) as y2
                        from middle a join middle b on a.name = b.name and ST_Distance(a.m, b.m) > 500
                        order by a.name, ST_Distance(a.m, b.m) desc
                        limit 1
                        """)
                .query((row, i) ->
                        new double[] {row.getDouble("x1"), row.getDouble("y1"), row.getDouble("x2"), row.getDouble("y2")
                        })
                .single();
        for (int i = 0; i < 24; i++) {
            put(ends[i % 2 * 2], ends[i % 2 * 2 + 1], "2021-10-%02dT20:00:00+02:00".formatted(1 + i));
        }
        var answer = http.get("planerare", "/api/hotspots?datetime=2021-10-01/2021-10-28");
        var names = answer.json()
                .path("features")
                .valueStream()
                .map(one -> one.path("properties").path("name").asString())
                .toList();
        assertThat(names).hasSize(2).doesNotHaveDuplicates();
        assertThat(names).allMatch(name -> name.contains(", ") && name.endsWith(" om centrum"));
    }
}
