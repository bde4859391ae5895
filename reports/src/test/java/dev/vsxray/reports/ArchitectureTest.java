package dev.vsxray.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vsxray", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_nothing_of_those_who_ask = noClasses()
            .that()
            .resideInAPackage("dev.vsxray.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.vsxray.online..", "dev.vsxray.nightly..", "dev.vsxray.cli..");

    @ArchTest
    static final ArchRule renders_what_was_found_and_never_looks_itself = noClasses()
            .that()
            .resideInAPackage("dev.vsxray.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.vsxray.scanner.archive..",
                    "dev.vsxray.scanner.content..",
                    "dev.vsxray.scanner.javascript..",
                    "dev.vsxray.scanner.match..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles = slices().matching("dev.vsxray.reports.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);
}
