package dev.vsxray.scanner.corpus;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Parser;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.PropertyName;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What bundlers do to a script of a person: own names become short, comments and blanks go, and all of it becomes a module
 * of a bundle. A name is short everywhere in the file or nowhere, which is simpler than scopes and does the same.
 */
final class Minifier {

    /** Names that the bundle itself gives to a module, and one that means something to the editor. */
    private static final Set<String> KEPT =
            Set.of("module", "exports", "require", "arguments", "activate", "deactivate", "undefined");

    private static final String OPENING = "{([;,=:?&|>";
    private static final String CLOSING = "})];,=:?&|.";

    private final String script;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<Integer, Change> changes = new TreeMap<>();

    private record Change(int end, String text) {}

    private Minifier(String script) {
        this.script = script;
    }

    static String minified(String script) {
        return squeezed(new Minifier(script).renamed());
    }

    /** As webpack puts a module into a bundle. Modules of the language stay as they are, minified. */
    static String bundled(String script) {
        String small = minified(script);
        return script.matches("(?s)(.*\\n)?(import|export)\\b.*")
                ? small
                : "(()=>{var e={271:(module,exports,__webpack_require__)=>{" + small
                        + "\n}},t={};function r(n){var o=t[n];"
                        + "if(void 0!==o)return o.exports;var i=t[n]={exports:{}};return e[n](i,i.exports,r),i.exports}"
                        + "module.exports=r(271)})();";
    }

    private String renamed() {
        Object program = Parser.parse(script).program();
        SyntaxWalk.over(program, this::declare);
        SyntaxWalk.over(program, this::use);
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Change> change : changes.entrySet()) {
            result.append(script, from, change.getKey())
                    .append(change.getValue().text());
            from = change.getValue().end();
        }
        return result.append(script.substring(from)).toString();
    }

    private void declare(Record node) {
        if (node instanceof Statement.Declarator declarator) {
            bind(declarator.target());
        } else if (node instanceof FunctionNode function) {
            function.parameters().forEach(this::bind);
            bind(function.name());
        } else if (node instanceof Statement.Catch handler) {
            bind(handler.parameter());
        } else if (node instanceof Statement.ImportBinding binding) {
            bind(binding.local());
        }
    }

    private void bind(@Nullable Object pattern) {
        if (pattern instanceof Expression.Identifier identifier && !KEPT.contains(identifier.name())) {
            names.computeIfAbsent(identifier.name(), unused -> shortName(names.size()));
        } else if (pattern instanceof Pattern.WithDefault value) {
            bind(value.target());
        } else if (pattern instanceof Pattern.Rest rest) {
            bind(rest.target());
        } else if (pattern instanceof Pattern.ArrayPattern array) {
            array.elements().forEach(this::bind);
        } else if (pattern instanceof Pattern.ObjectPattern object) {
            object.properties().forEach(property -> bind(property.target()));
            bind(object.rest());
        }
    }

    /** Two letters and more with a sign in front: no word of the language or of a host. */
    private static String shortName(int number) {
        return "$" + Integer.toString(number, Character.MAX_RADIX);
    }

    private void use(Record node) {
        if (node instanceof Expression.ValueProperty property) {
            keepKey(property.name(), property.value());
        } else if (node instanceof Pattern.Property property) {
            keepKey(property.name(), property.target());
        } else if (node instanceof Statement.ImportBinding binding) {
            String name =
                    names.getOrDefault(binding.local().name(), binding.local().name());
            boolean alone = binding.imported().equals(binding.local().name());
            change(binding.local(), alone ? binding.imported() + " as " + name : name);
        } else if (node instanceof Expression.Identifier identifier && names.containsKey(identifier.name())) {
            change(identifier, names.getOrDefault(identifier.name(), ""));
        }
    }

    /** {@code {text}} has one place for key and value. */
    private void keepKey(PropertyName key, Object value) {
        Object target = value instanceof Pattern.WithDefault pattern ? pattern.target() : value;
        if (key instanceof PropertyName.Fixed fixed
                && target instanceof Expression.Identifier identifier
                && identifier.start() == fixed.start()
                && names.containsKey(identifier.name())) {
            change(identifier, fixed.name() + ":" + names.get(identifier.name()));
        }
    }

    private void change(Expression.Identifier identifier, String text) {
        changes.putIfAbsent(identifier.start(), new Change(identifier.end(), text));
    }

    private static String squeezed(String script) {
        boolean[] literal = new boolean[script.length() + 1];
        SyntaxWalk.over(Parser.parse(script).program(), node -> {
            if (node instanceof Expression.StringLiteral text) {
                mark(literal, text.start(), text.end());
            } else if (node instanceof Expression.Template text) {
                mark(literal, text.start(), text.end());
            } else if (node instanceof Expression.RegExpLiteral text) {
                mark(literal, text.start(), text.end());
            } else if (node instanceof Expression.Jsx text) {
                mark(literal, text.start(), text.end());
            }
        });
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < script.length()) {
            int end = literal[i] ? i : endOfBlank(script, i);
            if (end == i) {
                result.append(script.charAt(i++));
            } else {
                result.append(between(result, script, i, end));
                i = end;
            }
        }
        return result.toString();
    }

    private static void mark(boolean[] literal, int start, int end) {
        for (int i = start; i < end; i++) {
            literal[i] = true;
        }
    }

    /** Behind blanks and comments that begin at {@code from}. */
    private static int endOfBlank(String script, int from) {
        int at = from;
        while (at < script.length()) {
            if (Character.isWhitespace(script.charAt(at))) {
                at++;
            } else if (script.startsWith("//", at)) {
                int line = script.indexOf('\n', at);
                at = line < 0 ? script.length() : line;
            } else if (script.startsWith("/*", at)) {
                at = script.indexOf("*/", at) + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    /** A line end may end a statement, a blank may part two words; the rest is for people. */
    private static String between(StringBuilder before, String script, int start, int end) {
        boolean first = before.length() == 0 || OPENING.indexOf(before.charAt(before.length() - 1)) >= 0;
        boolean last = end == script.length() || CLOSING.indexOf(script.charAt(end)) >= 0;
        if (first || last) {
            return "";
        }
        return script.substring(start, end).indexOf('\n') >= 0 ? "\n" : " ";
    }
}
