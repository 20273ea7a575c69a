package se.lagesbild.gis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "se.lagesbild.gis", importOptions = DoNotIncludeTests.class)
class PackagesPointOneWayTest {

    @ArchTest
    static final ArchRule statsThenNetworkThenFormatsThenGeo = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("stats")
            .definedBy("se.lagesbild.gis.stats")
            .layer("network")
            .definedBy("se.lagesbild.gis.network")
            .layer("formats")
            .definedBy("se.lagesbild.gis.formats")
            .layer("geo")
            .definedBy("se.lagesbild.gis.geo")
            .whereLayer("stats")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("stats")
            .whereLayer("formats")
            .mayOnlyBeAccessedByLayers("stats", "network");

    @ArchTest
    static final ArchRule geoToolsStaysInGeo = noClasses()
            .that()
            .resideOutsideOfPackage("se.lagesbild.gis.geo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.geotools..", "si.uom..");

    /** A GeoPackage is a file that happens to be one. */
    @ArchTest
    static final ArchRule noDatabase = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("GeoPackage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule noFrameworkNoClock = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
