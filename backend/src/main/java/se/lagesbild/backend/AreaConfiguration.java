package se.lagesbild.backend;

import java.util.HashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.AreaFolder;

/** The municipality that this installation serves, read from its folder, and what the migrations need to know of it. */
@Configuration
class AreaConfiguration {

    @Bean
    AreaFolder areaFolder(@Value("${lagesbild.area}") String nameOrPath) {
        return AreaFolder.of(nameOrPath);
    }

    @Bean
    Area area(AreaFolder folder) {
        return folder.area();
    }

    @Bean
    FlywayConfigurationCustomizer sridOfTheArea(Area area) {
        return configuration -> {
            // a database of another area must not be migrated with this area's coordinate system
            InstallationQueries.refuseAnotherArea(configuration.getDataSource(), area.id());
            var placeholders = new HashMap<>(configuration.getPlaceholders());
            placeholders.put("srid", String.valueOf(area.crs().srid()));
            configuration.placeholders(placeholders);
        };
    }
}
