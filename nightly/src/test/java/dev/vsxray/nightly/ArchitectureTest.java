package dev.vsxray.nightly;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vsxray", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_only_what_is_below_it = noClasses()
            .that()
            .resideInAPackage("dev.vsxray.nightly..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.vsxray.online..", "dev.vsxray.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles = slices().matching("dev.vsxray.nightly.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);
}
