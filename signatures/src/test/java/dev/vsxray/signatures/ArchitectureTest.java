package dev.vsxray.signatures;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vsxray", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_nothing_of_the_other_modules = noClasses()
            .that()
            .resideInAPackage("dev.vsxray.signatures..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.vsxray.scanner..",
                    "dev.vsxray.reports..",
                    "dev.vsxray.online..",
                    "dev.vsxray.nightly..",
                    "dev.vsxray.cli..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("dev.vsxray.signatures.(**)").should().beFreeOfCycles();
}
