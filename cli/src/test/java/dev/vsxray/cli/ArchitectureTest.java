package dev.vsxray.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.NetworkChannel;

/** Held here because this module sees all the others. */
@AnalyzeClasses(packages = "dev.vsxray", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WAYS_OUT = {"dev.vsxray.online..", "dev.vsxray.nightly.notify.."};

    @ArchTest
    static final ArchRule only_what_is_named_so_goes_online = noClasses()
            .that()
            .resideOutsideOfPackages(WAYS_OUT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "javax.net..")
            .orShould()
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
            .areAssignableTo(HttpClient.class);

    @ArchTest
    static final ArchRule the_module_goes_online_through_one_package = noClasses()
            .that()
            .resideInAPackage("dev.vsxray.online..")
            .and()
            .resideOutsideOfPackage("dev.vsxray.online.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "javax.net..", "java.net.http..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("dev.vsxray.cli.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule commands_do_not_know_who_starts_them = noClasses()
            .that()
            .resideInAPackage("dev.vsxray.cli.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.vsxray.cli");
}
