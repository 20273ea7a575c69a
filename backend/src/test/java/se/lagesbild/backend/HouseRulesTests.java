package se.lagesbild.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.Query;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** What the house forbids beyond the order of its rooms. */
@AnalyzeClasses(packages = "se.lagesbild", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {
    private static final String ROOMS = "se.lagesbild.backend..";

    @ArchTest
    static final ArchRule sqlLivesInQueriesAlone = noClasses()
            .that()
            .resideInAPackage(ROOMS)
            .and()
            .haveSimpleNameNotEndingWith("Queries")
            .and(new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are not nested in Queries") {
                @Override
                public boolean test(JavaClass type) {
                    return !type.getName().contains("Queries$");
                }
            })
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(JdbcClient.class, JdbcTemplate.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule noNativeQueryAndNoEntityManager = noClasses()
            .that()
            .resideInAPackage(ROOMS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EntityManager.class, Query.class);

    @ArchTest
    static final ArchRule geoToolsStaysInGisData = noClasses()
            .that()
            .resideInAnyPackage(ROOMS, "se.lagesbild.start..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.geotools..");

    @ArchTest
    static final ArchRule gisDataKnowsNoSpringAndNoDatabase = noClasses()
            .that()
            .resideInAPackage("se.lagesbild.gis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.persistence..", "se.lagesbild.backend..");

    /** A GeoPackage is a file that happens to be a database. */
    @ArchTest
    static final ArchRule onlyGeoPackagesAreReadAsADatabase = noClasses()
            .that()
            .resideInAPackage("se.lagesbild.gis..")
            .and()
            .haveSimpleNameNotStartingWith("GeoPackage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..");

    @ArchTest
    static final ArchRule networkIsForPlacesAndRoutesAndHotspots = noClasses()
            .that()
            .resideInAPackage(ROOMS)
            .and()
            .resideOutsideOfPackages("..backend.places..", "..backend.routes..", "..backend.hotspots..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("se.lagesbild.gis.network..");

    @ArchTest
    static final ArchRule statisticsAreForTheRoomsThatJudge = noClasses()
            .that()
            .resideInAPackage(ROOMS)
            .and()
            .resideOutsideOfPackages(
                    "..backend.hotspots..", "..backend.situation..", "..backend.patrols..", "..backend.goals..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("se.lagesbild.gis.stats..");

    @ArchTest
    static final ArchRule gisPackagesLookDownOnly = com.tngtech.archunit.library.Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("stats")
            .definedBy("se.lagesbild.gis.stats..")
            .layer("network")
            .definedBy("se.lagesbild.gis.network..")
            .layer("formats")
            .definedBy("se.lagesbild.gis.formats..")
            .layer("geo")
            .definedBy("se.lagesbild.gis.geo..")
            .whereLayer("stats")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("stats")
            .whereLayer("formats")
            .mayOnlyBeAccessedByLayers("network", "stats");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideInAnyPackage(ROOMS, "se.lagesbild.gis..")
            .and()
            .doNotHaveSimpleName("TimeConfiguration")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule chanceIsSeeded = noClasses()
            .that()
            .resideInAnyPackage(ROOMS, "se.lagesbild.gis..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class)
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule listenersAreStoredAndRetried = methods().should().notBeAnnotatedWith(EventListener.class);

    @ArchTest
    static final ArchRule entitiesStayInside =
            classes().that().areAnnotatedWith(RestController.class).should(neverShowAnEntity());

    @ArchTest
    static final ArchRule eventsHoldNoGeometryAndNoFreeText = noClasses()
            .that()
            .resideInAPackage(ROOMS)
            .and()
            .haveNameMatching(".*(Reported|Imported|Withdrawn|Replaced|Adopted|Closed|Released|Frozen|Ranked|Recorded)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.locationtech.jts..");

    /** Which tables belong to whom; a query that names another room's schema breaks the house. */
    @Test
    void noQueryNamesAnotherRoomsSchema() throws IOException {
        var schemas = List.of("access", "places", "observations", "presence", "hotspots", "patrols", "lagesbild");
        var root = Path.of("src/main/java/se/lagesbild/backend");
        int looked = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith("Queries.java")).toList()) {
                var relative = root.relativize(file);
                var room = relative.getNameCount() > 1 ? relative.getName(0).toString() : "lagesbild";
                var text = read(file);
                looked++;
                for (var schema : schemas) {
                    if (!schema.equals(room)) {
                        assertThat(text)
                                .as("%s names a table of %s", file, schema)
                                .doesNotContainPattern("(from|join|into|update|table)\\s+" + schema + "\\.");
                    }
                }
            }
        }
        assertThat(looked).as("files of SQL that were looked at").isGreaterThanOrEqualTo(5);
    }

    /** The police's realm has one door. */
    @Test
    void onlyTheirOwnPackageNamesThePolicesSchema() throws IOException {
        var root = Path.of("src/main/java/se/lagesbild");
        var door = root.resolve("backend/presence/police");
        int inside = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                boolean names = read(file).contains("presence_police");
                inside += names && file.startsWith(door) ? 1 : 0;
                assertThat(names && !file.startsWith(door)).as(file.toString()).isFalse();
            }
        }
        assertThat(inside).isPositive();
    }

    @Test
    void everyRoomIsAnnotatedWithWhatItMayImport() throws IOException {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/se/lagesbild/backend"))) {
            for (var room : rooms.filter(Files::isDirectory).toList()) {
                assertThat(read(room.resolve("package-info.java")))
                        .as(room.toString())
                        .contains("@ApplicationModule(allowedDependencies", "@NullMarked");
            }
        }
    }

    private static ArchCondition<JavaClass> neverShowAnEntity() {
        return new ArchCondition<>("not show an entity in a signature") {
            @Override
            public void check(JavaClass controller, ConditionEvents events) {
                for (JavaMethod method : controller.getMethods()) {
                    Stream.concat(
                                    method.getReturnType().getAllInvolvedRawTypes().stream(),
                                    method.getParameterTypes().stream()
                                            .flatMap(t -> t.getAllInvolvedRawTypes().stream()))
                            .filter(type -> type.isAnnotatedWith(Entity.class))
                            .forEach(type -> events.add(
                                    SimpleConditionEvent.violated(method, method.getFullName() + " shows " + type)));
                }
            }
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules above must be able to find something: the classes they look at are there. */
    @ArchTest
    static void thereAreClassesToLookAt(JavaClasses all) {
        var packages = Map.of("se.lagesbild.backend.observations", 10L, "se.lagesbild.gis.geo", 3L);
        packages.forEach((name, least) -> assertThat(all.stream()
                        .filter(c -> c.getPackageName().startsWith(name))
                        .count())
                .as(name)
                .isGreaterThanOrEqualTo(least));
    }
}
