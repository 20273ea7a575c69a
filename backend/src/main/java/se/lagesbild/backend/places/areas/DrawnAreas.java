package se.lagesbild.backend.places.areas;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/** Keeps drawn areas with all their versions; nothing that was drawn is lost. */
@Service
class DrawnAreas {
    private final DrawnAreaQueries areas;
    private final AreaSheetReader reader;
    private final Zones zones;
    private final Area town;
    private final Clock clock;

    DrawnAreas(DrawnAreaQueries areas, AreaSheetReader reader, Zones zones, Area town, Clock clock) {
        this.areas = areas;
        this.reader = reader;
        this.zones = zones;
        this.town = town;
        this.clock = clock;
    }

    record Receipt(DrawnArea area, boolean created) {}

    /**
     * Stores an area; the same again is harmless. One that was taken away comes back when it is sent with its last version.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 422 from the reader, 404 when a version was seen of what is not there, 409 {@code other-content} when another content is
     *     stored and the version does not fit
     */
    @Transactional
    Receipt keep(Viewer viewer, AreaKind kind, UUID id, JsonNode feature, @Nullable Integer seen) {
        var sent = reader.read(kind, feature);
        var stored = areas.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("area", id);
            }
            var made = made(viewer, id, kind, 1, sent.sheet(), sent.geometry(), false);
            if (insert(made, viewer)) {
                return new Receipt(made, true);
            }
            stored = areas.lock(id);
        }
        var area = of(kind, id, stored.orElse(null));
        if (area.stands() && area.says(sent.sheet(), sent.geometry())) {
            return new Receipt(area, false);
        }
        fits(area, seen);
        // who redraws the outline takes responsibility for it; who only changes a word does not
        boolean example = area.example() && area.says(area.sheet(), sent.geometry());
        var next = made(viewer, id, kind, area.version() + 1, sent.sheet(), sent.geometry(), example);
        update(next, viewer);
        return new Receipt(next, false);
    }

    /** Takes it away; again is harmless. @throws Problem 404, 409 as {@link #keep} */
    @Transactional
    void remove(Viewer viewer, AreaKind kind, UUID id, @Nullable Integer seen) {
        var area = of(kind, id, areas.lock(id).orElse(null));
        if (area.stands()) {
            fits(area, seen);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            update(
                    new DrawnArea(
                            id,
                            kind,
                            area.version() + 1,
                            area.sheet(),
                            area.geometry(),
                            area.example(),
                            now,
                            viewer.displayName(),
                            now),
                    viewer);
        }
    }

    /** Brings back what was taken away; again is harmless. @throws Problem 404 */
    @Transactional
    DrawnArea restore(Viewer viewer, AreaKind kind, UUID id) {
        var area = of(kind, id, areas.lock(id).orElse(null));
        if (area.stands()) {
            return area;
        }
        var back = made(viewer, id, kind, area.version() + 1, area.sheet(), area.geometry(), area.example());
        update(back, viewer);
        return back;
    }

    /** The zones of the area's folder are there from the beginning, as what they are: drawn by whoever made the folder. */
    @Transactional
    void takeOver(List<Area.Zone> drawn, Viewer system) {
        if (areas.any(AreaKind.ZONE)) {
            return;
        }
        for (var zone : drawn) {
            var sheet = new AreaSheet(
                    zone.name(),
                    null,
                    null,
                    null,
                    zone.setting(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    zone.source(),
                    null,
                    null);
            var id = UUID.nameUUIDFromBytes(("zone " + town.id() + " " + zone.name()).getBytes(StandardCharsets.UTF_8));
            insert(
                    made(
                            system,
                            id,
                            AreaKind.ZONE,
                            1,
                            sheet,
                            town.crs().from(Crs.WGS_84, zone.polygon()),
                            zone.example()),
                    system);
        }
    }

    /** Examples for a demonstration, where there never was one of their kind. */
    @Transactional
    void takeExamples(List<DrawnArea> made, Viewer system) {
        if (!made.isEmpty() && !areas.any(made.get(0).kind())) {
            made.forEach(area -> insert(area, system));
        }
    }

    private boolean insert(DrawnArea area, Viewer by) {
        boolean inserted = areas.insert(area, by);
        zones.forget();
        return inserted;
    }

    private void update(DrawnArea area, Viewer by) {
        areas.update(area, by);
        zones.forget();
    }

    private DrawnArea made(
            Viewer by, UUID id, AreaKind kind, int version, AreaSheet sheet, Geometry geometry, boolean example) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new DrawnArea(id, kind, version, sheet, geometry, example, now, by.displayName(), null);
    }

    private static DrawnArea of(AreaKind kind, UUID id, @Nullable DrawnArea stored) {
        if (stored == null || stored.kind() != kind) {
            throw Problem.notFound("area", id);
        }
        return stored;
    }

    private static void fits(DrawnArea area, @Nullable Integer seen) {
        if (seen == null || seen != area.version()) {
            throw Problem.of(409, "other-content", area.id(), area.version());
        }
    }
}
