package se.lagesbild.backend.places.ground;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.MappedPlaces;

/** Places of the extract in force, counted and measured. */
@Repository
class MappedPlaceQueries implements MappedPlaces {
    private final JdbcClient jdbc;
    private final GroundQueries ground;
    private final List<PlaceKind> kinds = PlaceKind.all();

    MappedPlaceQueries(JdbcClient jdbc, GroundQueries ground) {
        this.jdbc = jdbc;
        this.ground = ground;
    }

    @Override
    public List<Kind> kinds(Viewer viewer) {
        var loaded = ground.loaded().map(GroundQueries.Loaded::placeKinds).orElse(List.of());
        return kinds.stream()
                .map(kind -> new Kind(kind.code(), kind.titleSv(), kind.titleEn(), loaded.contains(kind.code())))
                .toList();
    }

    @Override
    public Optional<Extract> extract(Viewer viewer) {
        return ground.loaded()
                .map(loaded -> new Extract(GroundFeatureQueries.SOURCE, loaded.attribution(), loaded.asOf()));
    }

    @Override
    public List<Spot> within(Viewer viewer, Geometry polygon, double metres) {
        return jdbc.sql("""
                        select p.kind, ST_X(p.spot) as east, ST_Y(p.spot) as north,
                               ST_Intersects(p.spot, ST_GeomFromEWKB(:polygon)) as inside
                        from places.mapped_place p
                        where ST_DWithin(p.spot, ST_GeomFromEWKB(:polygon), :metres)
                        order by p.kind, east, north, p.n
                        """)
                .param("polygon", wkb(polygon))
                .param("metres", metres)
                .query(Spot.class)
                .list();
    }

    @Override
    public List<Nearest> nearest(Viewer viewer, Geometry polygon) {
        return jdbc.sql("""
                        select k.kind, near.name, near.metres
                        from unnest(:kinds::text[]) with ordinality as k (kind, position)
                        cross join lateral (
                          select p.name, ST_Distance(p.geom, ST_GeomFromEWKB(:polygon)) as metres
                          from places.mapped_place p
                          where p.kind = k.kind
                          order by p.geom <-> ST_GeomFromEWKB(:polygon), p.n -- the index gives them nearest first
                          limit 1
                        ) near
                        order by k.position
                        """)
                .param("kinds", kinds.stream().map(PlaceKind::code).toArray(String[]::new))
                .param("polygon", wkb(polygon))
                .query(Nearest.class)
                .list();
    }

    @Override
    public Optional<Envelope> covered(Viewer viewer) {
        return jdbc.sql("""
                        select ST_XMin(box) as west, ST_YMin(box) as south, ST_XMax(box) as east, ST_YMax(box) as north
                        from (
                          select ST_Extent(part) as box
                          from (
                            select ST_Extent(p.spot)::geometry as part from places.mapped_place p
                            union all
                            select ST_Extent(s.geom)::geometry from places.street_segment s
                          ) parts
                        ) extent
                        where box is not null
                        """)
                .query((row, i) -> new Envelope(
                        row.getDouble("west"), row.getDouble("east"), row.getDouble("south"), row.getDouble("north")))
                .optional();
    }

    @Override
    public List<CellCount> cells(Viewer viewer, double cellMetres) {
        return jdbc.sql("""
                        select p.kind, floor(ST_X(p.spot) / :cell)::bigint as "column", floor(ST_Y(p.spot) / :cell)::bigint as "row",
                               count(*)::int as n
                        from places.mapped_place p
                        group by 1, 2, 3
                        """).param("cell", cellMetres).query(CellCount.class).list();
    }

    private static byte[] wkb(Geometry geometry) {
        return new WKBWriter(2, true).write(geometry);
    }
}
