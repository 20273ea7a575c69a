package se.lagesbild.backend.places.areas;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;

/** The zones of the area's folder are there before the first observation is stored. */
@Component
class LoadZones implements InitializingBean {
    private final DrawnAreas areas;
    private final Area town;

    LoadZones(DrawnAreas areas, Area town) {
        this.areas = areas;
        this.town = town;
    }

    @Override
    public void afterPropertiesSet() {
        areas.takeOver(town.zones(), Viewer.system("zoner ur områdets mapp"));
    }
}
