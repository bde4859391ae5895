package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code node:path}, always with {@code /}: what matters of a path here is which file it names, not on which system.
 * Paths keep their holes, so that {@code join(home, ".ssh")} ends in {@code /.ssh} whatever home is.
 */
final class NodePath {

    private NodePath() {}

    static void install(Realm realm, PlainObject path) {
        path.put("sep", Text.of("/"));
        path.put("delimiter", Text.of(":"));
        path.put("posix", path);
        path.put("win32", path);
        function(realm, path, "join", in -> joined(in, in.arguments()));
        function(realm, path, "resolve", NodePath::resolve);
        each(realm, path, "normalize", NodePath::normalize);
        each(realm, path, "toNamespacedPath", text -> text);
        each(realm, path, "dirname", NodePath::directory);
        each(realm, path, "extname", NodePath::extension);
        function(realm, path, "basename", NodePath::baseName);
        function(realm, path, "isAbsolute", NodePath::isAbsolute);
        function(realm, path, "relative", NodePath::relative);
        function(realm, path, "parse", NodePath::parse);
        function(realm, path, "format", NodePath::format);
    }

    private static void function(Realm realm, PlainObject path, String name, Invocation.Body body) {
        Invocation.method(realm, path, name, 1, body);
        path.put(name, path.own(name).orElseThrow().value());
    }

    private static void each(Realm realm, PlainObject path, String name, UnaryOperator<String> change) {
        function(realm, path, name, in -> {
            PartialText text = PartialText.of(in.calls(), in.argument(0));
            return value(change.apply(slashes(text.parts())), text.facts());
        });
    }

    private static String slashes(String path) {
        return path.replace('\\', '/');
    }

    private static Value value(String path, Facts facts) {
        return path.contains(Unknown.HOLE) || !facts.isEmpty() ? Unknown.text(path, facts) : Text.of(path);
    }

    private static Value joined(Invocation in, List<Value> parts) {
        StringBuilder path = new StringBuilder();
        Facts facts = Facts.NONE;
        for (Value part : parts) {
            PartialText text = PartialText.of(in.calls(), part);
            facts = facts.join(text.facts());
            if (!text.parts().isEmpty()) {
                path.append(path.isEmpty() ? "" : "/").append(text.parts());
            }
        }
        return value(normalize(slashes(path.toString())), facts);
    }

    private static Value resolve(Invocation in) {
        List<Value> used = new ArrayList<>();
        for (int i = in.count() - 1; i >= 0; i--) {
            used.add(0, in.argument(i));
            if (startsAtRoot(PartialText.of(in.calls(), in.argument(i)).parts())) {
                return joined(in, used);
            }
        }
        used.add(0, Unknown.TEXT);
        return joined(in, used);
    }

    /** A hole may be an absolute path, and nearly always is: a home, a workspace, an extension's own folder. */
    private static boolean startsAtRoot(String path) {
        String text = slashes(path);
        return text.startsWith("/")
                || text.startsWith("~")
                || text.startsWith(Unknown.HOLE)
                || text.matches("[A-Za-z]:/.*");
    }

    /** Without {@code .}, {@code ..} and empty segments; a segment with a hole may be several, so {@code ..} keeps it. */
    private static String normalize(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        boolean absolute = path.startsWith("/");
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.isEmpty() || segment.equals(".")) {
                continue;
            }
            String last = kept.isEmpty() ? "" : kept.get(kept.size() - 1);
            boolean removes = segment.equals("..")
                    && !last.isEmpty()
                    && !last.equals("..")
                    && !last.equals("~")
                    && !last.contains(Unknown.HOLE);
            if (removes) {
                kept.remove(kept.size() - 1);
            } else if (!segment.equals("..") || !absolute || !kept.isEmpty()) {
                kept.add(segment);
            }
        }
        String joined = (absolute ? "/" : "") + String.join("/", kept);
        String end = path.endsWith("/") && !joined.endsWith("/") && !joined.isEmpty() ? "/" : "";
        return joined.isEmpty() ? "." : joined + end;
    }

    private static String trimmed(String path) {
        String text = path;
        while (text.length() > 1 && text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static String directory(String path) {
        String text = trimmed(path);
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            return text.contains(Unknown.HOLE) ? Unknown.HOLE : ".";
        }
        return slash == 0 ? "/" : text.substring(0, slash);
    }

    private static String base(String path) {
        String text = trimmed(path);
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static String extension(String path) {
        String name = base(path);
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            return name.contains(Unknown.HOLE) ? Unknown.HOLE : "";
        }
        return name.substring(dot);
    }

    private static Value baseName(Invocation in) {
        PartialText path = PartialText.of(in.calls(), in.argument(0));
        String name = base(slashes(path.parts()));
        String suffix = in.has(1) ? in.text(1).map(Text::value).orElse("") : "";
        boolean cut = !suffix.isEmpty() && name.endsWith(suffix) && !name.equals(suffix);
        return value(cut ? name.substring(0, name.length() - suffix.length()) : name, path.facts());
    }

    private static Value isAbsolute(Invocation in) {
        String path = PartialText.of(in.calls(), in.argument(0)).parts();
        return path.startsWith(Unknown.HOLE) ? in.sanitised(Unknown.Kind.BOOLEAN) : Bool.of(startsAtRoot(path));
    }

    private static Value relative(Invocation in) {
        PartialText from = PartialText.of(in.calls(), in.argument(0));
        PartialText to = PartialText.of(in.calls(), in.argument(1));
        String base = trimmed(slashes(from.parts())) + "/";
        String target = slashes(to.parts());
        Facts facts = from.facts().join(to.facts());
        return target.startsWith(base)
                ? value(target.substring(base.length()), facts)
                : Unknown.text(Unknown.HOLE + "/" + base(target), facts);
    }

    private static Value parse(Invocation in) {
        PartialText path = PartialText.of(in.calls(), in.argument(0));
        String text = slashes(path.parts());
        String name = base(text);
        String extension = extension(text);
        PlainObject parsed = in.calls().newObject();
        parsed.put("root", Text.of(text.startsWith("/") ? "/" : ""));
        parsed.put("dir", value(directory(text), path.facts()));
        parsed.put("base", value(name, path.facts()));
        parsed.put("ext", value(extension, path.facts()));
        parsed.put("name", value(name.substring(0, name.length() - extension.length()), path.facts()));
        return parsed;
    }

    private static Value format(Invocation in) {
        Value parts = in.argument(0);
        Value directory = in.calls().get(parts, "dir");
        Value name = in.calls().get(parts, "base");
        if (name instanceof Undefined) {
            name = PartialText.concatenate(
                    in.calls(),
                    List.of(in.calls().get(parts, "name"), in.calls().get(parts, "ext")));
        }
        return directory instanceof Undefined ? name : joined(in, List.of(directory, name));
    }
}
