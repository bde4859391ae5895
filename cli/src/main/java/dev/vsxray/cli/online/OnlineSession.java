package dev.vsxray.cli.online;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.online.download.Retrieval;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.provenance.Demands;
import dev.vsxray.online.provenance.OnlineServices;
import dev.vsxray.online.registry.ExtensionReference;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** One conversation with registries, and a folder for what they serve; the folder goes when the session ends. */
public final class OnlineSession implements Closeable {

    /** Who is asked: the public services, or in tests somebody on this machine. */
    public interface Services extends BiFunction<Web, Optional<URI>, OnlineServices> {}

    /** Characters of a name that somebody else chose. */
    private static final int LONGEST = 200;

    private final OnlineOptions options;
    private final Surroundings around;
    private final OnlineServices services;
    private final Path folder;

    private OnlineSession(OnlineOptions options, Surroundings around, OnlineServices services, Path folder) {
        this.options = options;
        this.around = around;
        this.services = services;
        this.folder = folder;
    }

    public static OnlineSession open(OnlineOptions options, Surroundings around, Services services) throws IOException {
        return new OnlineSession(
                options,
                around,
                services.apply(options.web(around), options.gallery()),
                Files.createTempDirectory("vsxray-online"));
    }

    OnlineServices services() {
        return services;
    }

    /** Fetches packages by name. */
    public Retrieval fetch(List<ExtensionReference> references) throws IOException {
        return Retrieval.of(references, services.registries(), options.platform(), folder.resolve("packages"));
    }

    /** @param integrity whether the packages of installed extensions are fetched to be compared */
    public ProvenanceSource provenance(Retrieval fetched, boolean integrity) {
        return services.provenance(
                new Demands(
                        options.minAge(),
                        Optional.of(folder.resolve("compared")).filter(unused -> integrity),
                        options.signatureRoots(around),
                        fetched.packages()),
                around.clock());
    }

    /** The report with what could not be fetched among its errors. */
    public static ScanReport withProblems(ScanReport report, List<Retrieval.Problem> problems) {
        List<ScanError> errors = new ArrayList<>(report.errors());
        problems.forEach(problem -> errors.add(new ScanError(problem.reason(), problem.reference())));
        return new ScanReport(report.tool(), report.scan(), report.rules(), report.extensions(), errors);
    }

    public static String line(Retrieval.Problem problem) {
        return VisibleText.of(problem.reference(), LONGEST) + ": " + VisibleText.of(problem.reason(), 2 * LONGEST);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
