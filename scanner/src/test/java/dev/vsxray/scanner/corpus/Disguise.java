package dev.vsxray.scanner.corpus;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.Parser;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What attackers do to a script so that nobody finds in it what it says. The script does the same as before. */
public enum Disguise {
    AS_WRITTEN("as written") {
        @Override
        public String of(String script) {
            return script;
        }
    },
    BUNDLED("bundled and minified") {
        @Override
        public String of(String script) {
            return Minifier.bundled(script);
        }
    },
    NAMES_COMPUTED("names of members computed") {
        @Override
        public String of(String script) {
            return replaced(script, Expression.Member.class, member -> {
                boolean plain = !member.optional() && !member.name().startsWith("#");
                int dot = script.lastIndexOf('.', member.end() - member.name().length());
                return plain && dot >= 0 ? new Change(dot, member.end(), "[" + split(member.name()) + "]") : null;
            });
        }
    },
    STRINGS_SPLIT("strings split") {
        @Override
        public String of(String script) {
            return strings(script, Disguise::split);
        }
    },
    STRINGS_REVERSED("strings reversed") {
        @Override
        public String of(String script) {
            return strings(
                    script,
                    text -> quoted(new StringBuilder(text).reverse().toString()) + ".split(\"\").reverse().join(\"\")");
        }
    },
    STRINGS_ENCODED("strings in Base64") {
        @Override
        public String of(String script) {
            return strings(script, text -> "Buffer.from(" + quoted(base64(text)) + ",\"base64\").toString()");
        }
    },
    STRINGS_IN_TABLE("strings in a rotated table") {
        @Override
        public String of(String script) {
            List<String> table = new ArrayList<>();
            String body = strings(script, text -> {
                if (!table.contains(text)) {
                    table.add(text);
                }
                return "_s(" + (table.indexOf(text) + 217) + ")";
            });
            int turn = table.size() / 3;
            List<String> turned = new ArrayList<>(table.subList(turn, table.size()));
            turned.addAll(table.subList(0, turn));
            String entries =
                    String.join(",", turned.stream().map(Disguise::quoted).toList());
            return "var _a=[" + entries + "];(function(a,n){while(n-->0)a.unshift(a.pop());})(_a," + turn
                    + ");function _s(i){return _a[i-217];}" + body;
        }
    },
    IN_A_LAYER("whole script in an evaluated text") {
        @Override
        public String of(String script) {
            return script.matches("(?s)(.*\\n)?(import|export)\\b.*")
                    ? script
                    : "eval(Buffer.from(\"" + base64(script) + "\",\"base64\").toString());";
        }
    };

    private final String title;

    Disguise(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The script in this disguise. */
    public abstract String of(String script);

    private record Change(int start, int end, String text) {}

    /** Texts of two and more characters; the module of the editor keeps its name, as it does in practice. */
    private static String strings(String script, Function<String, String> made) {
        return replaced(script, Expression.StringLiteral.class, literal -> {
            boolean worth = literal.value().length() > 1 && !literal.value().equals("vscode");
            return worth ? new Change(literal.start(), literal.end(), "(" + made.apply(literal.value()) + ")") : null;
        });
    }

    private static <T extends Node> String replaced(
            String script, Class<T> kind, Function<T, @Nullable Change> change) {
        List<Change> changes = new ArrayList<>();
        Object program = Parser.parse(script).program();
        Set<Record> directives = new HashSet<>();
        SyntaxWalk.over(program, node -> {
            if (node instanceof Statement.ExpressionStatement statement
                    && statement.expression() instanceof Expression.StringLiteral literal) {
                directives.add(literal);
            }
            if (kind.isInstance(node) && !directives.contains(node)) {
                Change next = change.apply(kind.cast(node));
                if (next != null) {
                    changes.add(next);
                }
            }
        });
        changes.sort(Comparator.comparingInt(Change::start).reversed());
        StringBuilder result = new StringBuilder(script);
        int before = script.length();
        for (Change next : changes) {
            if (next.end() <= before) {
                result.replace(next.start(), next.end(), next.text());
                before = next.start();
            }
        }
        return result.toString();
    }

    private static String split(String text) {
        int middle = text.length() / 2;
        return quoted(text.substring(0, middle)) + "+" + quoted(text.substring(middle));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
