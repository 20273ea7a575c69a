package se.lagesbild.start.bench;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.places.Streets;
import se.lagesbild.gis.formats.Area;

/** What {@code bench} adds to the program: its own word. */
@Configuration(proxyBeanMethods = false)
public class BenchConfiguration {
    @Bean
    Command bench(
            DataSource pool,
            Area area,
            Installation installation,
            ObjectProvider<Command> commands,
            Environment environment,
            Streets streets) {
        return new Bench(pool, area, installation, commands, environment, streets);
    }
}
