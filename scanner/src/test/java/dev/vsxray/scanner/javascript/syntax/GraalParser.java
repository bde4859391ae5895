package dev.vsxray.scanner.javascript.syntax;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.Optional;

/** The parser of GraalJS, as a second opinion. Needs a deep stack for real bundles. */
final class GraalParser {

    private static final int ECMASCRIPT = 15;

    private GraalParser() {}

    /** What both parsers can count: functions and calls, {@code new} and templates with a tag included. */
    record Counts(int functions, int calls) {}

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
        int[] functionsAndCalls = new int[2];
        program.accept(new NodeVisitor<LexicalContext>(new LexicalContext()) {
            @Override
            public boolean enterFunctionNode(FunctionNode function) {
                if (!function.isProgram() && !function.isModule() && !function.isClassFieldInitializer()) {
                    functionsAndCalls[0]++;
                }
                return true;
            }

            @Override
            public boolean enterCallNode(CallNode call) {
                functionsAndCalls[1]++;
                return true;
            }
        });
        return new Counts(functionsAndCalls[0], functionsAndCalls[1]);
    }
}
