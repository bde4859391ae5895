package dev.vsxray.scanner.javascript.syntax;

/** The parts of the grammar, which call one another, and the state of one parse that they share. */
final class Grammar {

    final Dialect dialect;
    final ParseLimits limits;
    final Problems problems;
    final Lexer lexer;
    final NodeStack nodes = new NodeStack();
    final Nesting nesting;
    final Context context = new Context();
    final EarlyErrors early;

    final ExpressionParser expressions;
    final CallParser calls;
    final PrimaryParser primaries;
    final ObjectParser objects;
    final TemplateParser templates;
    final ArrowParser arrows;
    final FunctionParser functions;
    final ClassParser classes;
    final PatternParser patterns;
    final PatternConverter converter;
    final StatementParser statements;
    final LoopParser loops;
    final DeclarationParser declarations;
    final ModuleParser modules;
    final JsxParser jsx;
    final TypeScriptSkipper types;
    final TypeScriptParser typeScript;
    final TypeScriptStatements typeScriptStatements;
    final Recovery recovery;

    Grammar(Lexer lexer, Dialect dialect, ParseLimits limits, Problems problems) {
        this.dialect = dialect;
        this.limits = limits;
        this.problems = problems;
        this.lexer = lexer;
        this.nesting = new Nesting(limits.depth());
        this.early = new EarlyErrors(this);
        this.expressions = new ExpressionParser(this);
        this.calls = new CallParser(this);
        this.primaries = new PrimaryParser(this);
        this.objects = new ObjectParser(this);
        this.templates = new TemplateParser(this);
        this.arrows = new ArrowParser(this);
        this.functions = new FunctionParser(this);
        this.classes = new ClassParser(this);
        this.patterns = new PatternParser(this);
        this.converter = new PatternConverter(this);
        this.statements = new StatementParser(this);
        this.loops = new LoopParser(this);
        this.declarations = new DeclarationParser(this);
        this.modules = new ModuleParser(this);
        this.jsx = new JsxParser(this);
        this.types = new TypeScriptSkipper(this);
        this.typeScript = new TypeScriptParser(this);
        this.typeScriptStatements = new TypeScriptStatements(this);
        this.recovery = new Recovery(this);
    }
}
