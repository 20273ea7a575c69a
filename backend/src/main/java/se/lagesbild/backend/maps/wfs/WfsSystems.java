package se.lagesbild.backend.maps.wfs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.CrsName;

/** The coordinate systems that features are given out in: the area's own, its further ones, WGS 84 and Web Mercator. */
@Component
class WfsSystems {
    private final Set<Crs> offered = new LinkedHashSet<>();
    private final Crs own;

    WfsSystems(Area area) {
        own = area.crs();
        offered.add(own);
        offered.addAll(area.furtherCrs());
        offered.add(Crs.WGS_84);
        offered.add(Crs.WEB_MERCATOR);
    }

    /** The area's own as a URN, and so in the order of the register: for whoever names none. */
    CrsName usual() {
        return CrsName.urn(own);
    }

    Crs own() {
        return own;
    }

    /** Besides the usual one. */
    List<CrsName> others() {
        return offered.stream().skip(1).map(CrsName::urn).toList();
    }

    /** @throws WfsFault naming a system that is unknown or not offered */
    CrsName read(String parameter, String text) {
        try {
            var name = CrsName.read(text);
            if (offered.contains(name.crs())) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // told below, with those that are offered
        }
        var known = offered.stream().map(Crs::code).collect(Collectors.joining(", "));
        throw new WfsFault(Code.INVALID, parameter, Problem.of(400, "wfs-no-system", WfsRequest.shown(text), known));
    }
}
