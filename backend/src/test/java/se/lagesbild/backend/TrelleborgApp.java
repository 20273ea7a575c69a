package se.lagesbild.backend;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lagesbild.start.TestDatabase;

/** The whole program as a demonstration of Trelleborg, on a database of its own, shared by all tests that extend this. */
@SpringBootTest(
        classes = LagesbildApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // services of the tests are called by this name; 127.0.0.1 stays closed
        properties = {"lagesbild.area=trelleborg", "lagesbild.demo=true", "lagesbild.outside.allow-private=localhost"})
@Import({FixedClock.class, Heard.class})
public abstract class TrelleborgApp extends RunningApp {
    private static final class Database {
        static final se.lagesbild.start.Database IN_USE = TestDatabase.create("trelleborg");
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Http.database(properties, () -> Database.IN_USE);
    }
}
