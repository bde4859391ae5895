package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Files of the machine that a page reads by the address that {@code Webview.asWebviewUri} gives for them. Not those of the
 * extension itself: what a page loads of its own package is looked at as a part of that.
 */
final class PageResources {

    /** What such addresses began with in the editor's first versions; here it stands for all. */
    private static final String SCHEME = "vscode-resource:";

    private PageResources() {}

    /** The address of a file or folder; null where its path is not known, or in the package. */
    static @Nullable Value at(Value uri) {
        String path = uri instanceof Text text
                ? text.value()
                : uri instanceof Unknown unknown ? unknown.partial().orElse("") : "";
        boolean isElsewhere = (path.startsWith("/") || path.startsWith("~"))
                && !path.startsWith(Modules.ROOT)
                && !path.contains(Unknown.HOLE);
        return isElsewhere ? Unknown.text(SCHEME + path, uri.facts()) : null;
    }

    static boolean isOne(String address) {
        return address.startsWith(SCHEME);
    }
}
