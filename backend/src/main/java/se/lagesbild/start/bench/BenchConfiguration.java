package se.lagesbild.start.bench;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.Installation;
import se.lagesbild.gis.formats.Area;

/** What {@code bench} adds to the program: its own word, and a pool that can tell what is sent through it. */
@Configuration(proxyBeanMethods = false)
public class BenchConfiguration {
    @Bean
    static BeanPostProcessor recordingPool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new RecordingDataSource(pool) : bean;
            }
        };
    }

    @Bean
    Command bench(
            DataSource pool,
            Area area,
            Installation installation,
            ObjectProvider<Command> commands,
            Environment environment) {
        return new Bench((RecordingDataSource) pool, area, installation, commands, environment);
    }
}
