package se.lagesbild.backend.patrols;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Rounds of the last and the next weeks: for planners all, for wardens those handed out. Names no person. */
@Component
class RoundLayer implements MapLayer {
    private static final int DAYS_BACK = 28;
    private static final int DAYS_AHEAD = 28;
    private static final List<Field> FIELDS = List.of(
            new Field("name", Type.TEXT, "Namn", "Name", List.of()),
            new Field("day", Type.TEXT, "Dag", "Day", List.of()),
            new Field("start", Type.TIME, "Börjar", "Starts", List.of()),
            new Field("end", Type.TIME, "Slutar", "Ends", List.of()),
            new Field("stops", Type.INTEGER, "Antal stopp", "Stops", List.of()),
            new Field("walkedMetres", Type.INTEGER, "Att gå (m)", "To walk (m)", List.of()),
            new Field("streetMetres", Type.INTEGER, "Gata (m)", "Street (m)", List.of()),
            new Field("handedOut", Type.BOOLEAN, "Utlämnad", "Handed out", List.of()));

    private final RoundQueries rounds;
    private final Clock clock;
    private final Area area;
    private final FeatureSource features;

    RoundLayer(RoundQueries rounds, Clock clock, Area area, Ground ground) {
        this.rounds = rounds;
        this.clock = clock;
        this.area = area;
        this.features = new FeatureList(
                "Ronder", "Rounds", FeatureSource.Shape.LINE_STRING, FIELDS, "start", ground, this::rows);
    }

    @Override
    public String id() {
        return "rounds";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.WARDEN);
    }

    @Override
    public boolean logged() {
        return true;
    }

    @Override
    public Optional<FeatureSource> features() {
        return Optional.of(features);
    }

    private List<Row> rows(Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), area.timeZone());
        return rounds.list(viewer, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD)).stream()
                .map(this::row)
                .toList();
    }

    private Row row(Round round) {
        var sheet = round.sheet();
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", sheet.name());
        values.put("day", sheet.day().toString());
        values.put("start", sheet.start());
        values.put("end", sheet.end());
        values.put("stops", sheet.stops().size());
        values.put("walkedMetres", sheet.walkedMetres());
        values.put("streetMetres", sheet.streetMetres());
        values.put("handedOut", round.inHands());
        return new Row(round.id().toString(), way(sheet), values);
    }

    /** The walk, or straight from stop to stop where the streets are not known. */
    private @Nullable Geometry way(RoundSheet sheet) {
        var way = sheet.way();
        var points = (way == null ? sheet.stops().stream().map(RoundSheet.Stop::point) : way.stream())
                .map(at -> new Coordinate(at.get(0), at.get(1)))
                .toArray(Coordinate[]::new);
        return points.length < 2
                ? null
                : area.crs().from(Crs.WGS_84, Crs.WGS_84.geometries().createLineString(points));
    }
}
