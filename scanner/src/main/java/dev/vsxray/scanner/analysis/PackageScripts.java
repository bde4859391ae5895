package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.content.ContentKind;
import dev.vsxray.scanner.content.ContentKinds;
import dev.vsxray.scanner.javascript.flow.ScriptFiles;
import dev.vsxray.scanner.text.FileText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a package as its scripts reach them. Reads each once; for one analysis on one thread. */
final class PackageScripts implements ScriptFiles {

    private final ExtensionPackage extension;
    private final Map<String, Optional<FileText>> read = new HashMap<>();

    PackageScripts(ExtensionPackage extension) {
        this.extension = extension;
    }

    @Override
    public Optional<FileText> file(String path) {
        return read.computeIfAbsent(path, this::read);
    }

    private Optional<FileText> read(String path) {
        return extension
                .file(path)
                .map(file -> file.content().bytes())
                .filter(ContentKinds::isText)
                .map(bytes -> FileText.of(path, bytes));
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return extension.file(path).map(file -> file.content().bytes());
    }

    @Override
    public boolean exists(String path) {
        return extension.file(path).isPresent();
    }

    @Override
    public List<String> below(String folder) {
        return extension.files().stream()
                .map(PackageFile::path)
                .filter(path -> path.startsWith(folder))
                .sorted()
                .toList();
    }

    @Override
    public List<String> scripts() {
        return extension.files().stream()
                .map(PackageFile::path)
                .filter(path -> ContentKind.promisedBy(path) == ContentKind.JAVASCRIPT)
                .toList();
    }
}
