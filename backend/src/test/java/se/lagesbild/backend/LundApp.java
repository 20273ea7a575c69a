package se.lagesbild.backend;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lagesbild.start.TestDatabase;

/** The whole program with a small extract that has buildings, green and places. Shared as {@link TrelleborgApp}. */
@SpringBootTest(
        classes = LagesbildApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lagesbild.area=src/test/areas/lund", "lagesbild.demo=true"})
@Import(FixedClock.class)
public abstract class LundApp extends RunningApp {
    private static final class Database {
        static final se.lagesbild.start.Database IN_USE = TestDatabase.create("lund");
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Http.database(properties, () -> Database.IN_USE);
    }
}
