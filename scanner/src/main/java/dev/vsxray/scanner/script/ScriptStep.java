package dev.vsxray.scanner.script;

import dev.vsxray.scanner.script.ScriptStatements.Statement;
import dev.vsxray.scanner.script.ScriptVocabulary.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one statement of a script names: data and places, ends, and the names that take and give. Looked for once, since what
 * the names carry is followed several times over.
 *
 * @param sources classes of data, and of places where a change outlasts the script, with where they stand in the script
 * @param sinks classes of ends, with where they stand
 * @param change where a file is written, if one is
 * @param write where something is written to what may be a connection
 * @param command the name that the whole statement runs the value of, if it does
 * @param names all names
 * @param given names that are given what the statement carries
 * @param block names that are given what the statement before carries
 * @param function the function that begins here, if one does
 * @param parameters those of that function
 * @param returns whether the statement gives something back to who called the function
 */
record ScriptStep(
        Statement statement,
        Map<String, Integer> sources,
        Map<String, Integer> sinks,
        OptionalInt change,
        OptionalInt write,
        Optional<String> command,
        Set<String> names,
        Set<String> given,
        Set<String> block,
        Optional<String> function,
        Set<String> parameters,
        boolean returns) {

    /** In place of a class of data: a place by the class of what is written there. */
    static final String PLACE = "place:";

    /** Before the key of a name that has a sign before it, in languages that ask for one. */
    static final String SIGN = "$";

    /** The class of data of each family of credentials. */
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("ssh", "ssh-credentials"),
            Map.entry("aws", "cloud-credentials"),
            Map.entry("gcp", "cloud-credentials"),
            Map.entry("azure", "cloud-credentials"),
            Map.entry("kubernetes", "cloud-credentials"),
            Map.entry("docker", "cloud-credentials"),
            Map.entry("npm", "package-credentials"),
            Map.entry("python-index", "package-credentials"),
            Map.entry("git", "git-credentials"),
            Map.entry("environment-file", "env-file"),
            Map.entry("browser", "browser-data"),
            Map.entry("wallet", "wallet-data"),
            Map.entry("keychain", "password-manager"),
            Map.entry("windows-vault", "password-manager"),
            Map.entry("password-manager", "password-manager"),
            Map.entry("shell-history", "shell-history"),
            Map.entry("editor-secrets", "editor-secrets"),
            Map.entry("chat-session", "browser-data"));

    /** A name, and the sign that some languages put before each variable. */
    private static final Pattern NAME = Pattern.compile("([$@%]\\{?)?([A-Za-z_]\\w*)");

    private static final String DECLARED =
            "(?:(?:export|local|my|our|let|const|var|val|set|dim|global|final|static|auto|byte\\[\\]|[A-Z][\\w.]*(?:<[^>]*>)?(?:\\[\\])?)\\s+)?";

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?i)^\\s*(?:<\\?php\\s+|@?\\w+\\s*&&\\s*|(?:while|if|unless|until|elif|elseif)\\b\\s*)?[(\"]{0,2}"
                    + DECLARED
                    + "[(\"]?([$@%&]?[\\w.:$@>{}\\[\\], -]{0,80}?[\\w}\\])])\\s*(?:\\|\\||\\?)?(?::=|\\+=|\\.=|<<|=(?![=~>]))");

    private static final Pattern LOOP = Pattern.compile(
            "(?i)\\bfor(?:each)?\\b\\s*(?:await\\s+)?(?:/\\w+\\s+(?:\"[^\"]*\"\\s+)?)?\\(?\\s*" + DECLARED
                    + "(?!(?:in|of)\\b)([$%]{0,2}\\w[\\w, $]*?)\\s*(?:\\bin\\b|\\bof\\b|:(?!:)|:?=\\s*range|\\()|\\bas\\s+([$\\w]+(?:\\s*=>\\s*\\$\\w+)?)|\\bread\\s+(?:-\\w+\\s+)*(\\w+)|\\|([\\w, ]+)\\|\\s*$|\\bset\\s+/p\\s+\"?(\\w+)=");

    /** Names of a block at its start, which get what stands before the block. */
    private static final Pattern BLOCK = Pattern.compile("^\\s*\\|([\\w, ()]+)\\|");

    private static final Pattern OPENED = Pattern.compile("(?i)\\bopen\\s*\\(\\s*(?:my\\s+)?\\$?(\\w+)\\s*,");

    /** What holds data is bound to a file, or written to one. */
    private static final Pattern BINDS =
            Pattern.compile("(?i)(?:->|\\.)(?:open|save\\w*|create\\w*|writeto|copyto|extract\\w*)\\s*\\(");

    private static final Pattern FUNCTION = Pattern.compile(
            "(?i)^\\s*(?:async\\s+|local\\s+|public\\s+|private\\s+|static\\s+)*(?:def|function\\*?|func|sub|fn)\\s+(\\w+)\\s*\\(?([^)]*)");

    /** A number by which a shell knows an open file or connection. */
    private static final Pattern DESCRIPTOR = Pattern.compile("[<>]&\\s?(\\d)");

    private static final Pattern DESCRIPTOR_MADE = Pattern.compile("\\bexec\\s+(\\d)\\s*<>");

    private static final Pattern RECEIVER =
            Pattern.compile("([$@]?\\w+)(?:\\[[^\\]\\n]*\\])?(?:\\.\\w+)*(?:\\.|->|::)\\w+\\s*[(\\s]");

    private static final Pattern RETURN = Pattern.compile("(?i)\\b(?:return|yield)\\b");

    /** Commands that leave what they read in a file that they name. */
    private static final Pattern COPY = Pattern.compile(
            "(?i)(?:^|[;&|(]\\s*|\\s)(?:cp|mv|copy|xcopy|robocopy|tar|zip|7z|ditto|tee|cat|type|gzip|base64|openssl|certutil|makecab|copy-item|compress-archive|out-file|set-content|add-content|sqlite3|find|security|shutil\\.\\w+|make_archive|fileutils\\.\\w+)\\b");

    private static final Pattern FILE =
            Pattern.compile("(?:/tmp/|%temp%\\\\|\\$env:temp\\\\)[\\w.$%{}-]+", Pattern.CASE_INSENSITIVE);

    /** A line of a shell that begins with a variable runs what that holds. */
    private static final Pattern FIRST_IS_VARIABLE =
            Pattern.compile("^\\s*(?:&\\s*)?\"?\\$\\{?(\\w+)\\}?\"?(?:\\s+[^=\\s]|\\s*$)");

    /** What the commands of a pipe in PowerShell call each of its elements, and Perl in a loop. */
    private static final String EACH = "$_";

    /** Words of the languages, and what every script knows. */
    private static final Set<String> NO_CARRIERS = Set.of(
            "home",
            "env",
            "path",
            "pwd",
            "user",
            "username",
            "userprofile",
            "appdata",
            "localappdata",
            "temp",
            "tmp",
            "null",
            "true",
            "false",
            "self",
            "this",
            "os",
            "sys",
            "console",
            "print",
            "echo",
            "import",
            "from",
            "return",
            "require",
            "use",
            "using",
            "await");

    ScriptStep {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        sinks = Collections.unmodifiableMap(new LinkedHashMap<>(sinks));
    }

    static ScriptStep of(Statement statement) {
        Set<String> names = names(statement);
        Matcher block = BLOCK.matcher(statement.code());
        Matcher declaration = FUNCTION.matcher(statement.code());
        boolean declares = declaration.find();
        Matcher variable = FIRST_IS_VARIABLE.matcher(statement.code());
        return new ScriptStep(
                statement,
                sources(statement),
                sinks(statement),
                first(ScriptVocabulary.CHANGES, statement.text(), statement.start()),
                first(ScriptVocabulary.WRITES, statement.code(), statement.start()),
                variable.find() ? Optional.of(key(variable.group(1))) : Optional.empty(),
                names,
                given(statement, names),
                block.find() ? namesIn(block.group(1)) : Set.of(),
                declares ? Optional.of(key(declaration.group(1))) : Optional.empty(),
                declares ? parameters(declaration.group(2)) : Set.of(),
                RETURN.matcher(statement.code()).find());
    }

    /** Perl names none and has them in a list. */
    private static Set<String> parameters(String declared) {
        Set<String> names = namesIn(declared);
        return names.isEmpty() ? Set.of(EACH) : names;
    }

    /** Whether {@code at}, an index in the script, lies in this statement. */
    boolean contains(int at) {
        return at >= statement.start()
                && at < statement.start() + statement.text().length();
    }

    private static OptionalInt first(Pattern pattern, String text, int start) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalInt.of(start + matcher.start()) : OptionalInt.empty();
    }

    private static Map<String, Integer> sources(Statement statement) {
        Map<String, Integer> found = new LinkedHashMap<>();
        CredentialPaths.in(statement.text().replace("\\\\", "\\")).forEach((family, at) -> {
            if (FAMILIES.containsKey(family)) {
                found.putIfAbsent(FAMILIES.get(family), statement.start() + at);
            }
        });
        found(ScriptVocabulary.SOURCES, statement, "", found);
        found(ScriptVocabulary.PLACES, statement, PLACE, found);
        return found;
    }

    private static Map<String, Integer> sinks(Statement statement) {
        Map<String, Integer> found = new LinkedHashMap<>();
        found(ScriptVocabulary.SINKS, statement, "", found);
        first(ScriptVocabulary.STARTS, statement.code(), statement.start()).ifPresent(at -> {
            boolean shell = ScriptVocabulary.SHELL_IS_ASKED_FOR
                    .matcher(statement.text())
                    .find();
            found.putIfAbsent(shell ? "process-command" : "process-argument", at);
        });
        return found;
    }

    private static void found(List<Word> words, Statement statement, String prefix, Map<String, Integer> found) {
        for (Word word : words) {
            String text = word.program() ? statement.text() : statement.code();
            first(word.pattern(), text, statement.start()).ifPresent(at -> found.putIfAbsent(prefix + word.to(), at));
        }
    }

    /** What a statement gives a value to. */
    private static Set<String> given(Statement statement, Set<String> mentioned) {
        Set<String> names = new LinkedHashSet<>();
        Matcher assignment = ASSIGNMENT.matcher(statement.code());
        if (assignment.find()) {
            names.addAll(namesIn(assignment.group(1)));
        }
        Matcher loop = LOOP.matcher(statement.code());
        while (loop.find()) {
            for (int group = 1; group <= loop.groupCount(); group++) {
                if (loop.group(group) != null) {
                    names.addAll(namesIn(loop.group(group)));
                }
            }
        }
        Matcher connection = DESCRIPTOR_MADE.matcher(statement.code());
        if (connection.find()) {
            names.add("&" + connection.group(1));
        }
        Matcher receiver = RECEIVER.matcher(statement.code());
        while (receiver.find()) {
            names.addAll(namesIn(receiver.group(1)));
        }
        Matcher opened = OPENED.matcher(statement.code());
        while (opened.find()) {
            names.addAll(namesIn(opened.group(1)));
        }
        if (COPY.matcher(statement.text()).find()
                || BINDS.matcher(statement.code()).find()) {
            names.addAll(mentioned);
        }
        if (statement.text().stripTrailing().endsWith("{") && statement.text().indexOf('|') >= 0) {
            names.add(EACH);
        }
        return names;
    }

    private static Set<String> names(Statement statement) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : namesIn(statement.code())) {
            names.add(name);
            if (name.startsWith(SIGN)) {
                names.add(name.substring(SIGN.length()));
            }
        }
        Matcher descriptor = DESCRIPTOR.matcher(statement.code());
        while (descriptor.find()) {
            names.add("&" + descriptor.group(1));
        }
        Matcher file = FILE.matcher(statement.text());
        while (file.find()) {
            names.add(file.group().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Names in code: those with a sign also without it, as shells give a value to them. */
    private static Set<String> namesIn(String code) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(code);
        while (matcher.find()) {
            String name = key(matcher.group(2));
            if (!NO_CARRIERS.contains(name)) {
                names.add(matcher.group(1) == null ? name : SIGN + name);
            }
        }
        return names;
    }

    /** Most of these languages do not tell small from large letters. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
