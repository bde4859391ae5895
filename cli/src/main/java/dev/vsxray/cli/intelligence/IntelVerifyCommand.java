package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.signatures.intelligence.bundle.BundleException;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "verify", description = "Check the signature of a bundle.", mixinStandardHelpOptions = true)
public final class IntelVerifyCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "Trusted public key. Default: those kept with the state.")
    private List<Path> keys = new ArrayList<>();

    public IntelVerifyCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        try {
            IntelligenceBundle bundle = BundleSignature.verify(found.bytes(file), found.trustedKeys(keys));
            around.out()
                    .println(file + ": signature is good; made " + bundle.made() + ", "
                            + bundle.set().size() + " entries as of "
                            + bundle.set().asOf());
            return ExitCode.DONE.number();
        } catch (BundleException refused) {
            throw new UsageException(file + ": " + refused.getMessage());
        }
    }
}
