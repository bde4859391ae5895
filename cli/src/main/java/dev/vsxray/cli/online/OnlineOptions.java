package dev.vsxray.cli.online;

import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.command.Version;
import dev.vsxray.online.http.Patience;
import dev.vsxray.online.http.Pause;
import dev.vsxray.online.http.ProxySettings;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebSettings;
import dev.vsxray.online.registry.TargetPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of every command that asks registries. */
public final class OnlineOptions {

    @Option(
            names = "--gallery",
            paramLabel = "URL",
            description = "A gallery that speaks the Marketplace's protocol, for extensions from a private one.")
    private Optional<URI> gallery = Optional.empty();

    @Option(
            names = "--target-platform",
            paramLabel = "PLATFORM",
            description = "Packages for this platform, such as linux-x64. Default: this machine's.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--min-age",
            paramLabel = "AGE",
            description = "How old a version must be: 7d, 36h. A younger one is a finding.")
    private Optional<String> minAge = Optional.empty();

    @Option(
            names = "--signature-root",
            paramLabel = "PEM",
            description = "Certificates that may stand at the end of a registry's signature. Repeatable.")
    private List<Path> roots = new ArrayList<>();

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "Certificate authorities to trust beside the system's. Default: SSL_CERT_FILE,"
                    + " NODE_EXTRA_CA_CERTS. Repeatable.")
    private List<Path> authorities = new ArrayList<>();

    Optional<URI> gallery() {
        return gallery;
    }

    String platform() {
        return platform.orElseGet(TargetPlatform::ofThisMachine);
    }

    Optional<Duration> minAge() {
        return minAge.map(OnlineOptions::age);
    }

    private static Duration age(String text) {
        if (!text.matches("\\d{1,4}[dh]")) {
            throw new UsageException("--min-age " + text + ": expected a number of days or hours, such as 7d or 36h.");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }

    /** The way out, as the user's machine has it: proxy and certificates from the environment. */
    public Web web(Surroundings around) {
        try {
            // A gallery on this machine may be spoken to in plain text; nothing of that leaves it.
            WebSettings settings = new WebSettings(
                    "vsxray/" + Version.ofTool(),
                    Patience.USUAL,
                    Optional.of(StateFolder.of(around).path().resolve("web")),
                    ProxySettings.of(around.environment()),
                    trusted(around),
                    true);
            return new Web(settings, around.clock(), Pause.real());
        } catch (IOException unreadable) {
            throw new UsageException("--ca-file: " + unreadable.getMessage());
        } catch (IllegalArgumentException noProxy) {
            throw new UsageException("HTTPS_PROXY: " + noProxy.getMessage());
        }
    }

    private List<Path> trusted(Surroundings around) {
        if (!authorities.isEmpty()) {
            return authorities.stream().map(around.workingDirectory()::resolve).toList();
        }
        return Stream.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")
                .flatMap(name -> around.variable(name).stream())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .distinct()
                .toList();
    }

    List<X509Certificate> signatureRoots(Surroundings around) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : roots) {
            try (InputStream in = Files.newInputStream(around.workingDirectory().resolve(file))) {
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(in)
                        .forEach(certificate -> certificates.add((X509Certificate) certificate));
            } catch (IOException | CertificateException unreadable) {
                throw new UsageException("--signature-root " + file + ": expected certificates in PEM.");
            }
        }
        return certificates;
    }
}
