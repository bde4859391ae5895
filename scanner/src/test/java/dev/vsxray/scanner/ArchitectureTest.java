package dev.vsxray.scanner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.NetworkChannel;

/** The arrows between rooms, and the promises that the scanner never runs anything and never connects anywhere. */
@AnalyzeClasses(packages = "dev.vsxray", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SCANNER = "dev.vsxray.scanner..";
    private static final String JAVASCRIPT = "dev.vsxray.scanner.javascript..";
    private static final String MODEL = "dev.vsxray.scanner.model..";

    @ArchTest
    static final ArchRule knows_nothing_of_those_who_report_and_ask = noClasses()
            .that()
            .resideInAPackage(SCANNER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.vsxray.reports..", "dev.vsxray.online..", "dev.vsxray.nightly..", "dev.vsxray.cli..");

    @ArchTest
    static final ArchRule the_model_knows_no_room = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.vsxray.scanner",
                    "dev.vsxray.scanner.archive..",
                    "dev.vsxray.scanner.content..",
                    "dev.vsxray.scanner.indicator..",
                    "dev.vsxray.scanner.locate..",
                    "dev.vsxray.scanner.manifest..",
                    "dev.vsxray.scanner.match..",
                    "dev.vsxray.scanner.text..",
                    "dev.vsxray.scanner.verdict..",
                    JAVASCRIPT);

    @ArchTest
    static final ArchRule javascript_knows_scripts_and_the_catalogue_alone = noClasses()
            .that()
            .resideInAPackage(JAVASCRIPT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.vsxray.signatures.rule..",
                    "dev.vsxray.signatures.pattern..",
                    "dev.vsxray.signatures.intelligence..",
                    "dev.vsxray.scanner",
                    "dev.vsxray.scanner.archive..",
                    "dev.vsxray.scanner.indicator..",
                    "dev.vsxray.scanner.locate..",
                    "dev.vsxray.scanner.manifest..",
                    "dev.vsxray.scanner.match..",
                    "dev.vsxray.scanner.verdict..");

    @ArchTest
    static final ArchRule only_the_pipeline_and_its_tools_know_the_matcher = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.vsxray.scanner.archive..",
                    "dev.vsxray.scanner.content..",
                    "dev.vsxray.scanner.manifest..",
                    "dev.vsxray.scanner.locate..",
                    "dev.vsxray.scanner.text..",
                    "dev.vsxray.scanner.verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.vsxray.scanner.match..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("dev.vsxray.scanner.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_is_ever_run = noClasses()
            .that()
            .resideInAPackage(SCANNER)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Process.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "it starts a program or loads native code",
                    call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                    && (call.getName().equals("exec")
                                            || call.getName().startsWith("load"))
                            || call.getTargetOwner().isEquivalentTo(System.class)
                                    && call.getName().startsWith("load")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.tools..", "java.lang.invoke..");

    @ArchTest
    static final ArchRule nothing_is_ever_connected_to = noClasses()
            .that()
            .resideInAPackage(SCANNER)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Socket.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ServerSocket.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DatagramSocket.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(NetworkChannel.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URLConnection.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URL.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HttpClient.class);
}
