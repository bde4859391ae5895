package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sign", description = "Sign a bundle in place.", mixinStandardHelpOptions = true)
public final class IntelSignCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file = Path.of("");

    @Option(names = "--private-key", paramLabel = "PEM", required = true, description = "The key to sign with.")
    private Path privateKey = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "PEM",
            required = true,
            description = "Its counterpart, named in the file.")
    private Path publicKey = Path.of("");

    public IntelSignCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        IntelligenceBundle bundle = found.bundle(file);
        PublicKey known = found.publicKey(publicKey);
        try {
            byte[] signed = BundleSignature.sign(
                    bundle, SigningKeys.privateKey(Files.readString(found.resolved(privateKey))), known);
            Files.write(found.resolved(file), signed);
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(privateKey + ": " + unusable.getMessage());
        }
        around.out().println(file + ": signed by " + SigningKeys.id(known));
        return ExitCode.DONE.number();
    }
}
