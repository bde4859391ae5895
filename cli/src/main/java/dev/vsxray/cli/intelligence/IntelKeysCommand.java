package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "keys",
        description = "Make a pair of keys: NAME.private.pem to sign with, NAME.public.pem for the machines.",
        mixinStandardHelpOptions = true)
public final class IntelKeysCommand implements Callable<Integer> {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Surroundings around;

    @Parameters(paramLabel = "NAME", description = "Where to write them, without the ending.")
    private String name = "";

    public IntelKeysCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        Path privateFile = around.workingDirectory().resolve(name + ".private.pem");
        Path publicFile = around.workingDirectory().resolve(name + ".public.pem");
        if (Files.exists(privateFile) || Files.exists(publicFile)) {
            throw new UsageException("there are keys of the name " + name + " already; they are not overwritten");
        }
        KeyPair pair = SigningKeys.generate();
        Files.createFile(privateFile, ownerOnly());
        Files.write(
                privateFile,
                SigningKeys.toPem(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.TRUNCATE_EXISTING);
        Files.writeString(publicFile, SigningKeys.toPem(pair.getPublic()), StandardOpenOption.CREATE_NEW);
        around.out()
                .println("key " + SigningKeys.id(pair.getPublic()) + "; machines trust it when "
                        + publicFile.getFileName() + " lies in "
                        + StateFolder.of(around).trustedKeys());
        return ExitCode.DONE.number();
    }

    /** A private key is its owner's from the first moment; Windows inherits the folder's rights. */
    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
