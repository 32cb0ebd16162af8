package dev.pressyard.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;

@AnalyzeClasses(packages = "dev.pressyard.portal", importOptions = DoNotIncludeTests.class)
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
    static final ArchRule controllersArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule formsAndViewsAreRecords = classes()
            .that()
            .haveSimpleNameEndingWith("Form")
            .or()
            .haveSimpleNameEndingWith("View")
            .should()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule errorsMeetHttpInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("..portal.web..", "..portal.state..", "..portal.api..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ExceptionHandler.class);

    @ArchTest
    static final ArchRule processesAreNotStartedHere =
            noClasses().should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule theSandboxIsMetAtRunTimeOnly =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.pressyard.sandbox..");

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(PortalApplication.class).verify();
    }
}
