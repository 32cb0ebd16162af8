package dev.pressyard.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "dev.pressyard.sandbox", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils|DTO)");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule theSandboxKnowsNoPortal =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.pressyard.portal..");

    @ArchTest
    static final ArchRule theEngineIsReachedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("..sandbox.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.dockerjava.core..", "com.github.dockerjava.zerodep..");

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of("dev.pressyard.sandbox").verify();
    }
}
