package dev.vsxray.scanner.archive;

import java.nio.file.Files;
import java.nio.file.Path;

/** Opens what a path names. Never throws for what it finds there: that becomes gaps and traits of the package. */
public final class PackageOpener {

    private final ReadLimits limits;

    public PackageOpener(ReadLimits limits) {
        this.limits = limits;
    }

    /** Opens the extension in this folder, or this archive whatever its name. */
    public ExtensionPackage open(Path folderOrArchive) {
        Survey survey = new Survey(limits);
        if (Files.isDirectory(folderOrArchive)) {
            return new FolderReader(folderOrArchive, survey, limits).read();
        }
        if (!Files.isRegularFile(folderOrArchive)) {
            survey.gap(Gaps.unreadable("", "is neither a folder nor a plain file"));
            return survey.toPackage(() -> {});
        }
        return new VsixReader(new ArchiveBytes.OnDisk(folderOrArchive), survey, limits).read();
    }
}
