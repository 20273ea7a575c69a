package se.lagesbild.backend.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** The coordinate systems in which the map services speak: WGS 84, Web Mercator and those of the area. */
@Component
public class OfferedCrs {
    private final Map<Integer, Crs> bySrid = new LinkedHashMap<>();
    private final CrsName storage;

    OfferedCrs(Area area) {
        bySrid.put(Crs.WGS_84.srid(), Crs.WGS_84);
        bySrid.put(Crs.WEB_MERCATOR.srid(), Crs.WEB_MERCATOR);
        bySrid.put(area.crs().srid(), area.crs());
        area.furtherCrs().forEach(crs -> bySrid.put(crs.srid(), crs));
        storage = CrsName.of(area.crs());
    }

    /** The one in which features are kept. */
    public CrsName storage() {
        return storage;
    }

    /** CRS84 first. */
    public List<CrsName> list() {
        var names = new java.util.ArrayList<>(List.of(CrsName.CRS84));
        bySrid.values().forEach(crs -> names.add(CrsName.of(crs)));
        return names;
    }

    /** Empty where it is no name, or of a system that is not offered. */
    public Optional<CrsName> find(String text) {
        return CrsName.read(text).filter(name -> bySrid.containsKey(name.crs().srid()));
    }

    /**
     * @return CRS84 where nothing was asked for
     * @throws Problem 400 naming what is offered
     */
    public CrsName read(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return CrsName.CRS84;
        }
        return find(text)
                .orElseThrow(() -> Problem.badQuery(
                        parameter,
                        "not-one-of",
                        text.length() > 80 ? text.substring(0, 80) + "…" : text,
                        list().stream().map(CrsName::text).collect(Collectors.joining(", "))));
    }
}
