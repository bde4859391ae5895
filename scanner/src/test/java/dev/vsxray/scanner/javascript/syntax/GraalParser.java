package dev.vsxray.scanner.javascript.syntax;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.BreakNode;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.ContinueNode;
import com.oracle.js.parser.ir.DebuggerNode;
import com.oracle.js.parser.ir.ForNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IfNode;
import com.oracle.js.parser.ir.LabelNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.SwitchNode;
import com.oracle.js.parser.ir.ThrowNode;
import com.oracle.js.parser.ir.TryNode;
import com.oracle.js.parser.ir.WhileNode;
import com.oracle.js.parser.ir.WithNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parser of GraalJS, as a second opinion. Needs a deep stack for real bundles. */
final class GraalParser {

    private static final int ECMASCRIPT = 15;

    private static final Set<Class<? extends Node>> STATEMENTS = Set.of(
            IfNode.class,
            ForNode.class,
            WhileNode.class,
            SwitchNode.class,
            ThrowNode.class,
            TryNode.class,
            BreakNode.class,
            ContinueNode.class,
            LabelNode.class,
            WithNode.class,
            DebuggerNode.class);

    /** The same by the names of our records; {@code else if} is a branch of the statement it belongs to. */
    private static final List<String> KINDS = List.of(
            "Branch",
            "For",
            "ForIn",
            "ForOf",
            "While",
            "DoWhile",
            "Switch",
            "Throw",
            "Try",
            "Break",
            "Continue",
            "Labeled",
            "With",
            "Debugger");

    private GraalParser() {}

    /**
     * What both parsers can count.
     *
     * @param functions methods and accessors included
     * @param calls {@code new} and templates with a tag included
     * @param statements those that branch, repeat or leave: GraalJS adds none of its own to these
     */
    record Counts(int functions, int calls, int statements) {}

    /** Empty when GraalJS refuses the text. */
    static Optional<Counts> counts(String text, boolean module) {
        return DeepStack.call(() -> {
            try {
                return Optional.of(count(parse(text, module)));
            } catch (ParserException refused) {
                return Optional.empty();
            }
        });
    }

    private static FunctionNode parse(String text, boolean module) {
        ScriptEnvironment environment = ScriptEnvironment.builder()
                .ecmaScriptVersion(ECMASCRIPT)
                .annexB(true)
                .shebang(true)
                .topLevelAwait(true)
                .importAttributes(true)
                .classFields(true)
                .privateFieldsIn(true)
                .allowBigInt(true)
                .emptyStatements(true)
                .functionStatementBehavior(ScriptEnvironment.FunctionStatementBehavior.ACCEPT)
                .build();
        var parser = new com.oracle.js.parser.Parser(
                environment, Source.sourceFor("text", text), new ErrorManager.ThrowErrorManager());
        return module ? parser.parseModule("text") : parser.parse();
    }

    private static Counts count(FunctionNode program) {
        int[] counts = new int[3];
        program.accept(new NodeVisitor<LexicalContext>(new LexicalContext()) {
            @Override
            public boolean enterFunctionNode(FunctionNode function) {
                if (!function.isProgram() && !function.isModule() && !function.isClassFieldInitializer()) {
                    counts[0]++;
                }
                return true;
            }

            @Override
            public boolean enterCallNode(CallNode call) {
                counts[1]++;
                return true;
            }

            @Override
            protected boolean enterDefault(Node node) {
                if (STATEMENTS.contains(node.getClass())) {
                    counts[2]++;
                }
                return true;
            }
        });
        return new Counts(counts[0], counts[1], counts[2]);
    }

    /** What GraalJS should count where it reads the same: it writes out the constructors that a class has without saying so, and the call of super in them. */
    static Counts expected(Program program) {
        TreeWalk walk = TreeWalk.of(program);
        int silent = 0;
        int silentDerived = 0;
        for (ClassNode node : walk.classes()) {
            boolean speaks = node.elements().stream()
                    .anyMatch(element -> element instanceof ClassNode.Method method
                            && method.kind() == ClassNode.MethodKind.CONSTRUCTOR);
            silent += speaks ? 0 : 1;
            silentDerived += speaks || node.superClass() == null ? 0 : 1;
        }
        int calls = walk.count("Call") + walk.count("New") + walk.count("ImportCall") + walk.count("TaggedTemplate");
        int statements = KINDS.stream().mapToInt(walk::count).sum();
        return new Counts(walk.count("FunctionNode") + silent, calls + silentDerived, statements);
    }
}
