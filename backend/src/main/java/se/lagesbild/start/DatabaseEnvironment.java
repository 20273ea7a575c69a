package se.lagesbild.start;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives Spring the database that was chosen, before any pool is made. Acts only where {@code lagesbild.database=auto}, so that a test or
 * an installation with a {@code spring.datasource.url} of its own is left alone. One database for the whole process, opened at first use
 * and closed after the last context.
 */
public final class DatabaseEnvironment implements EnvironmentPostProcessor, Ordered {
    private static @Nullable OpenDatabase open;

    /** Hands over a database that the start opened itself. */
    static synchronized void use(OpenDatabase database) {
        open = database;
        SpringApplication.getShutdownHandlers().add(database::close);
    }

    private static synchronized OpenDatabase opened() {
        OpenDatabase current = open;
        if (current == null) {
            current = Outside.current().openDatabase(Word.RUN.text(), new Progress(System.out));
            use(current);
        }
        return current;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("lagesbild.database", "").equals("auto")) return;
        Database database = opened().database();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "lagesbildDatabase",
                        Map.of(
                                "spring.datasource.url", database.url(),
                                "spring.datasource.username", database.user(),
                                "spring.datasource.password", database.password())));
    }

    /** Last, so that configuration files and arguments have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
