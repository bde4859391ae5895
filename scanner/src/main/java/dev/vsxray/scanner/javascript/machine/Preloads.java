package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of the environment by which other programs load code before their own: what they name runs in each program
 * that inherits them. https://nodejs.org/api/cli.html#node_optionsoptions, ld.so(8), bash(1), gitvariables(7)
 */
final class Preloads {

    static final String SINK = "program-preload";

    private static final String NODE_OPTIONS = "NODE_OPTIONS";

    private static final Set<String> NAMES = Set.of(
            NODE_OPTIONS,
            "LD_PRELOAD",
            "LD_AUDIT",
            "DYLD_INSERT_LIBRARIES",
            "BASH_ENV",
            "ENV",
            "PROMPT_COMMAND",
            "PYTHONSTARTUP",
            "PERL5OPT",
            "RUBYOPT",
            "JAVA_TOOL_OPTIONS",
            "GIT_SSH_COMMAND",
            "GIT_ASKPASS",
            "SSH_ASKPASS",
            "GIT_EXTERNAL_DIFF");

    private static final Pattern SCRIPT =
            Pattern.compile("(?:^|\\s)(?:--require|-r|--import|--loader|--experimental-loader)(?:=|\\s+)"
                    + "(?:\"([^\"]+)\"|'([^']+)'|(\\S+))");

    private final Machine machine;
    private final ArgumentTexts texts;

    Preloads(Machine machine) {
        this.machine = machine;
        this.texts = new ArgumentTexts(machine);
    }

    static boolean isName(String variable) {
        return NAMES.contains(variable);
    }

    /** The scripts that a variable, or an argument, makes each Node program load. */
    List<String> scriptsIn(Value options) {
        List<String> scripts = new ArrayList<>();
        for (String text : texts.textsOf(options)) {
            Matcher script = SCRIPT.matcher(text);
            while (script.find()) {
                for (int group = 1; group <= script.groupCount(); group++) {
                    if (script.group(group) != null) {
                        scripts.add(script.group(group));
                    }
                }
            }
        }
        return scripts;
    }

    /** What programs will load first, written into an object that is to become their environment. */
    void named(String key, Value value) {
        if (key.equals(NODE_OPTIONS)) {
            fetchedBefore(value, "env." + key);
        }
    }

    /** A script that the program has fetched and parked in a file is data of the network where it is loaded. */
    void fetchedBefore(Value options, String path) {
        List<String> scripts = scriptsIn(options);
        Facts parked = machine.parkedFiles.in(List.of(), scripts);
        if (parked.isTainted()) {
            machine.arrivals.observe(SINK, path, parked, scripts, Facts.NONE, machine.context);
        }
    }

    /** What the environment that a program is started with names itself, besides what it inherits. */
    List<Value> within(List<Value> arguments) {
        List<Value> found = new ArrayList<>();
        for (Value argument : arguments) {
            if (argument instanceof HeapObject options
                    && machine.access.get(options, "env") instanceof HeapObject environment) {
                for (String name : environment.enumerableKeys()) {
                    Property property = environment.find(name);
                    if (isName(name) && property != null && !property.isAccessor()) {
                        found.add(property.value());
                    }
                }
            }
        }
        return found;
    }
}
