package dev.vsxray.cli.decision;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.reports.policy.AllowedExtensions;
import dev.vsxray.reports.policy.PolicyFormat;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "policy",
        description = "What the editors themselves are told to allow.",
        mixinStandardHelpOptions = true)
public final class PolicyCommand {

    @Command(
            name = "export",
            description = "Write VS Code's extensions.allowed from the verdicts and decisions of a JSON report, with"
                    + " versions pinned.",
            mixinStandardHelpOptions = true)
    public static final class Export implements Callable<Integer> {

        private final Surroundings around;

        @Parameters(paramLabel = "REPORT", description = "A JSON report of a scan or of a fleet.")
        private Path report = Path.of("");

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                converter = FormatConverter.class,
                description = "settings (default), linux (policy.json), windows (.reg), admx (text of the policy),"
                        + " macos (.mobileconfig).")
        private PolicyFormat format = PolicyFormat.SETTINGS;

        @Option(
                names = "--allow",
                paramLabel = "VERDICT",
                description = "The worst verdict that is allowed: risky (default), no-findings.")
        private Allowed allowed = Allowed.RISKY;

        @Option(
                names = "--rest",
                paramLabel = "WHAT",
                description = "What becomes of extensions that are not in the report: block (default), allow.")
        private Rest rest = Rest.BLOCK;

        public Export(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() throws IOException {
            AllowedExtensions setting = AllowedExtensions.of(read(), allowed.verdict, rest == Rest.ALLOW);
            around.out().print(format.written(setting));
            around.out().flush();
            setting.notes().stream().distinct().forEach(note -> around.err().println(note));
            return ExitCode.DONE.number();
        }

        private ScanReport read() throws IOException {
            Path file = around.workingDirectory().resolve(report);
            if (!Files.isRegularFile(file)) {
                throw new UsageException(report + ": there is no such report.");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return JsonReportReader.read(in);
            }
        }
    }

    /** {@code --allow}. */
    enum Allowed {
        NO_FINDINGS(Verdict.NO_FINDINGS),
        RISKY(Verdict.RISKY);

        private final Verdict verdict;

        Allowed(Verdict verdict) {
            this.verdict = verdict;
        }

        /** As on the command line. */
        @Override
        public String toString() {
            return verdict.word();
        }
    }

    /** {@code --rest}. */
    enum Rest {
        BLOCK,
        ALLOW
    }

    /** Formats by their names on the command line. */
    static final class FormatConverter implements ITypeConverter<PolicyFormat> {
        @Override
        public PolicyFormat convert(String word) {
            return PolicyFormat.named(word)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected settings, linux, windows, admx or macos, found " + word));
        }
    }
}
