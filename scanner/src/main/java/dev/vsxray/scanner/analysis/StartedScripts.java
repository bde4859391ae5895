package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.content.ContentKind;
import dev.vsxray.scanner.content.TextKinds;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.scanner.script.CommandContext;
import dev.vsxray.scanner.script.CommandReader;
import dev.vsxray.scanner.script.ScriptFlows;
import dev.vsxray.scanner.script.ScriptFlows.ScriptFlow;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Scripts of a package in other languages than JavaScript that its program starts: what they do happens when the program
 * starts them, and under the same conditions.
 */
final class StartedScripts {

    /** Name of what flows in such a script end in. */
    static final String API = "script";

    /** Trait of what a script does that nobody asks for. */
    private static final String UNASKED = "unasked-script-does";

    /** Scripts of one package that are followed; the largest honest packages start some ten. */
    private static final int MAX_SCRIPTS = 40;

    private static final Set<String> STARTING =
            Set.of("process-spawn", "process-command", "terminal-command", "task-run", "process-argument");

    private static final Pattern COPYING = Pattern.compile(
            "node:fs(?:/promises)?(?:\\.promises)?\\.(?:copyFile|cp)(?:Sync)?|vscode\\.workspace\\.fs\\.copy");

    /** Of the name of a place, so that it is told from others. */
    private static final int SHORTEST_PLACE = 5;

    private static final String PACKAGED = "packaged-file";

    /** How the followed program names the folder that it is installed in. */
    private static final String FOLDER = "/${extensionPath}/";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\"'`;&|=,()]+");

    /** Started with this, an interpreter reads its script from its input. */
    private static final Pattern FROM_INPUT = Pattern.compile("-(?:\\s.*)?");

    /** These run JavaScript in a language of their own, with other objects than Node's. */
    private static final Pattern OTHER_HOSTS =
            Pattern.compile("(?i)\\b(?:cscript|wscript|mshta|osascript)\\b(?:\\.exe)?");

    /** The user is behind these, or nobody knows who. */
    private static final Set<Trigger> NO_ACCUSATION =
            Set.of(Trigger.USER_COMMAND, Trigger.CHAT_REQUEST, Trigger.UNKNOWN);

    private static final Set<String> ASKED = Set.of("user-confirmation", "user-started", "own-setting");

    private final PackageScripts files;

    StartedScripts(PackageScripts files) {
        this.files = files;
    }

    /** What the scripts do that calls among {@code features} start. */
    List<Feature> of(Collection<Feature> features) {
        Map<String, Set<CodeContext.Way>> started = started(features);
        List<Feature> found = new ArrayList<>();
        started.forEach((path, ways) -> {
            FileText text = files.file(path).orElseThrow();
            CodeContext context = new CodeContext(List.copyOf(ways), path + "@0", Optional.empty(), List.of());
            List<ScriptFlow> flows = ScriptFlows.in(text.text());
            flows.stream()
                    .filter(flow -> !flow.from().equals(ScriptFlows.PLACE))
                    .forEach(flow -> found.add(feature(flow, text, context)));
            if (ways.stream().anyMatch(StartedScripts::isUnasked)) {
                flows.stream()
                        .filter(flow -> flow.from().equals(ScriptFlows.PLACE))
                        .forEach(flow -> found.add(written(flow, text)));
                Stream.concat(features.stream(), commandsIn(path, features))
                        .flatMap(feature -> deed(feature, path))
                        .forEach(found::add);
            }
        });
        return found;
    }

    private Map<String, Set<CodeContext.Way>> started(Collection<Feature> features) {
        Map<String, Set<CodeContext.Way>> started = new LinkedHashMap<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.ApiCall call
                    && call.classes().stream().anyMatch(STARTING::contains)) {
                Set<String> paths = named(call);
                if (readsItsInput(call)) {
                    paths.addAll(readAsText(features));
                }
                paths.addAll(copiedTo(textsOf(call), features));
                boolean isByNode = textsOf(call).stream()
                        .noneMatch(text -> OTHER_HOSTS.matcher(text).find());
                paths.removeIf(path -> isByNode && isJavaScript(path));
                for (String path : paths) {
                    if (started.containsKey(path) || started.size() < MAX_SCRIPTS) {
                        started.computeIfAbsent(path, any -> new LinkedHashSet<>())
                                .addAll(call.context().ways());
                    }
                }
            }
        }
        return started;
    }

    /** Node runs what the machine follows as a program, which tells more of it than a look at its statements. */
    private boolean isJavaScript(String path) {
        ContentKind inside =
                files.file(path).map(FileText::text).map(TextKinds::of).orElse(ContentKind.TEXT);
        return inside == ContentKind.JAVASCRIPT
                || inside == ContentKind.TEXT && ContentKind.promisedBy(path) == ContentKind.JAVASCRIPT;
    }

    private static boolean readsItsInput(Feature.ApiCall call) {
        return call.arguments().stream()
                .flatMap(argument -> argument.texts().stream())
                .anyMatch(text -> FROM_INPUT.matcher(text).matches());
    }

    /** Scripts that are copied to a place which the call names. */
    private Set<String> copiedTo(List<String> texts, Collection<Feature> features) {
        Set<String> paths = new LinkedHashSet<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.ApiCall copy
                    && COPYING.matcher(copy.api()).matches()) {
                boolean isNamed = copy.arguments().stream()
                        .skip(1)
                        .flatMap(argument -> argument.texts().stream())
                        .anyMatch(to ->
                                to.length() >= SHORTEST_PLACE && texts.stream().anyMatch(text -> text.contains(to)));
                if (isNamed) {
                    paths.addAll(named(copy));
                }
            }
        }
        return paths;
    }

    private static List<String> textsOf(Feature.ApiCall call) {
        return call.arguments().stream()
                .flatMap(argument -> argument.texts().stream())
                .toList();
    }

    private Set<String> readAsText(Collection<Feature> features) {
        Set<String> paths = new LinkedHashSet<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.ApiCall call && call.classes().contains(PACKAGED)) {
                paths.addAll(named(call));
            }
        }
        return paths;
    }

    private Set<String> named(Feature.ApiCall call) {
        Set<String> paths = new LinkedHashSet<>();
        call.arguments().stream()
                .flatMap(argument -> argument.texts().stream())
                .flatMap(text -> Stream.of(BETWEEN_WORDS.split(text)))
                .map(word -> word.startsWith(FOLDER) ? word.substring(FOLDER.length()) : word)
                .map(word -> word.startsWith("./") ? word.substring(2) : word)
                .filter(word -> !word.isBlank() && files.file(word).isPresent())
                .forEach(paths::add);
        return paths;
    }

    private static boolean isUnasked(CodeContext.Way way) {
        return way.triggers().stream().noneMatch(NO_ACCUSATION::contains)
                && way.guards().stream().noneMatch(ASKED::contains);
    }

    private static Feature feature(ScriptFlow flow, FileText text, CodeContext context) {
        Evidence source = text.evidence(flow.source(), flow.source() + 40, flow.from() + " in a script");
        Evidence sink = text.evidence(flow.sink(), flow.sink() + 40, flow.to() + " by a script");
        SortedSet<String> through = new TreeSet<>();
        return new Feature.Flow(
                flow.from(),
                through,
                flow.to(),
                API,
                flow.destinations(),
                context,
                List.of(as(Evidence.Role.SOURCE, source), as(Evidence.Role.SINK, sink)));
    }

    private static Feature written(ScriptFlow flow, FileText text) {
        Facts facts = Facts.of("what", "writes").and("how", flow.to());
        return new Feature.Trait(
                UNASKED, facts.values(), text.evidence(flow.sink(), flow.sink() + 40, "Written to by a script"));
    }

    /** Commands in a file that is not told to be a script by its name; that it is started shows that it is one. */
    private Stream<Feature> commandsIn(String path, Collection<Feature> known) {
        boolean isRead = known.stream()
                .anyMatch(feature -> feature instanceof Feature.Trait trait
                        && trait.name().startsWith("command-")
                        && trait.evidence().location().file().equals(path));
        if (isRead || ContentKind.promisedBy(path) == ContentKind.JAVASCRIPT) {
            return Stream.empty();
        }
        Observations observations = new Observations(path);
        CommandReader.read(files.file(path).orElseThrow(), CommandContext.FILE, observations);
        return observations.features().stream();
    }

    private static Evidence as(Evidence.Role role, Evidence evidence) {
        return new Evidence(
                role,
                evidence.location(),
                evidence.note(),
                evidence.excerpt(),
                evidence.decoded(),
                evidence.assumed(),
                evidence.module());
    }

    /** What the look at the script itself has shown, told once more as what happens unasked. */
    private static Stream<Feature> deed(Feature feature, String path) {
        if (feature instanceof Feature.Trait trait
                && trait.name().startsWith("command-")
                && trait.evidence().location().file().equals(path)) {
            Facts facts = Facts.of(
                            "what", trait.name().substring("command-".length()).toLowerCase(Locale.ROOT))
                    .and("how", trait.facts().getOrDefault("how", ""))
                    .and("respelled", trait.facts().getOrDefault("respelled", "false"))
                    .and("decoded", trait.facts().getOrDefault("decoded", "false"));
            return Stream.of(new Feature.Trait(UNASKED, facts.values(), trait.evidence()));
        }
        return Stream.empty();
    }
}
