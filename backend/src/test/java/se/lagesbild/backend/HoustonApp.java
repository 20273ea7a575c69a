package se.lagesbild.backend;

import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lagesbild.backend.access.AccountsOfTests;
import se.lagesbild.start.TestDatabase;

/**
 * The whole program for a town far away, made by a folder alone: other boundary, coordinate system, time zone and
 * categories, no demonstration. On a database of its own, shared by all tests that extend this.
 */
@SpringBootTest(
        classes = LagesbildApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lagesbild.area=src/test/areas/houston", "lagesbild.demo=false"})
@Import({FixedClock.class, AccountsOfTests.class})
public abstract class HoustonApp extends RunningApp {
    /** Area, mapping and a sample of the town's real data. */
    public static final Path FOLDER = Path.of("src/test/areas/houston");

    private static final class Database {
        static final se.lagesbild.start.Database IN_USE = TestDatabase.create("houston");
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Http.database(properties, () -> Database.IN_USE);
    }
}
