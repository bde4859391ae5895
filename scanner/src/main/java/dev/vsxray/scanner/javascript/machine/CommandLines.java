package dev.vsxray.scanner.javascript.machine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.vsxray.scanner.javascript.value.Taint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a command line does by its own text: reads files of a family, sends, or runs code that was downloaded. Programs
 * that the editor's users run all day are not in it; a command is no accusation, its classes are facts for rules.
 */
final class CommandLines {

    /** Sinks that a command line reaches, or the words of one. */
    private static final Set<String> SINKS = Set.of("process-command", "process-spawn", "terminal-command");

    /** Longest command line that is looked at, in UTF-16 code units. */
    private static final int MAXIMUM_LENGTH = 20_000;

    /** Different command lines that are remembered. */
    private static final int MAXIMUM_KEPT = 500;

    private static final Pattern SENDS = Pattern.compile(
            "(?i)\\bcurl\\b[^|;&]*\\s(-d|--data\\S*|-F|--form|-T|--upload-file|--json)\\b|\\bwget\\b[^|;&]*--post-(data|file)"
                    + "|\\b(nc|ncat|socat)\\b\\s+(-\\S+\\s+)*[\\w.-]+\\s+\\d+|\\bscp\\b|\\brsync\\b[^|;&]*:"
                    + "|\\bs(sh|ftp)(\\.exe)?\\b[^|;&]*\\s[\\w.+-]+@[\\w-]+\\.[\\w.-]+|\\bopenssl\\b\\s+s_client\\b[^|;&]*:\\d+"
                    + "|Invoke-(WebRequest|RestMethod)[^|;&]*-(Body|InFile)|UploadString|UploadFile|/dev/tcp/"
                    + "|\\bfile_get_contents\\s*\\(\\s*[\"']https?:|\\b(curl_exec|fsockopen|urlopen)\\s*\\(|\\burllib\\.request\\b"
                    + "|\\brequests\\.(get|post|put|patch)\\s*\\(|\\bNet::HTTP\\b|\\b(LWP::UserAgent|HTTP::Tiny)\\b|\\bTCPSocket\\b");

    private static final Pattern PACKS = Pattern.compile(
            "(?i)\\btar\\b\\s+-?\\w*c|\\bzip\\b\\s+-\\w*r|\\b7z\\w?\\b\\s+a\\b|\\bgit\\b.*\\b(bundle\\s+create|archive)\\b|Compress-Archive");

    private static final Pattern FILES = Pattern.compile("[~/$%@.][\\w./\\\\~$%{}:*…-]+");

    private static final Pattern DOWNLOADS_AND_RUNS = Pattern.compile(
            "(?i)\\bcurl\\b[^|;&]*\\s-\\w*o\\s*[\"']?%\\w+%[^&;]*&+\\s*(start\\s+)?[\"']?%\\w+%\\\\|\\b(curl|wget)\\b[^;&]*\\|\\s*(sudo\\s+)?(ba|z|da)?sh\\b|\\b(curl|wget)\\b[^;&]*\\|\\s*(python|node|perl)"
                    + "|\\b(irm|iwr|Invoke-RestMethod|Invoke-WebRequest|DownloadString)\\b.*(\\biex\\b|Invoke-Expression)"
                    + "|\\b(iex|Invoke-Expression)\\b.*\\b(irm|iwr|DownloadString|Invoke-WebRequest|Invoke-RestMethod)\\b"
                    + "|\\bmshta\\b\\s+https?:|\\beval\\s+get\\s*\\(|\\bbash\\b\\s+<\\(\\s*curl|\\bbash\\b\\s+-c\\s+.{0,4}\\$\\(curl");

    private static final Pattern AUTORUN = Pattern.compile(
            "(?i)\\bschtasks\\b.*/create|\\bcrontab\\b|\\bsystemctl\\b.*\\benable\\b|\\blaunchctl\\b\\s+(load|bootstrap)"
                    + "|CurrentVersion\\\\+Run\\b|New-ScheduledTask|Register-ScheduledTask");

    private static final Pattern REGISTRY =
            Pattern.compile("(?i)\\breg(\\.exe)?\\s+add\\b|Set-ItemProperty\\s+.*HK|New-ItemProperty");

    private static final Pattern EXTENSIONS = Pattern.compile("(?i)--(un)?install-extension\\b");

    private static final Pattern AGENT =
            Pattern.compile("(?i)\\b(claude|codex|gemini|copilot|cursor-agent|q|aider|opencode)\\b.*"
                    + "(--dangerously-skip-permissions|--yolo|--trust-all-tools|--full-auto|--allow-all-tools"
                    + "|--dangerously-bypass-approvals-and-sandbox|\\s-p\\s|--prompt)");

    private static final Pattern GIT_PUSH =
            Pattern.compile("(?i)\\bgit\\b.*\\bpush\\b|\\bgh\\b\\s+(gist|repo)\\s+create");

    /** A program that is not known by its name is by what it is told. */
    private static final Pattern PUBLISH = Pattern.compile(
            "(?i)\\b(npm|yarn|pnpm|vsce|ovsx)\\b\\s+publish\\b|(^|\\s)publish\\s([^|;&]*\\s)?--(registry|access)\\b");

    private static final Pattern DELETES =
            Pattern.compile("(?i)\\brm\\s+-\\w*r\\w*f|\\brm\\s+-\\w*f\\w*r|\\brd\\s+/s|\\bshred\\b");

    private static final Pattern LOOKS_UP =
            Pattern.compile("(?i)^\\s*(nslookup|dig|host|drill|ping|Resolve-DnsName)\\s");

    private static final Map<String, Pattern> TAKEN_BY = new TreeMap<>(Map.of(
            "dns-query", LOOKS_UP,
            "autorun-write", AUTORUN,
            "registry-write", REGISTRY,
            "extension-install", EXTENSIONS,
            "agent-prompt", AGENT,
            "git-push", GIT_PUSH,
            "package-publish", PUBLISH,
            "file-delete", DELETES,
            "network-send", SENDS));

    /** What stands before the file that is sent, or a program that takes nothing but files. */
    private static final Pattern TAKES_FILES =
            Pattern.compile("(?i)@[\"']?…|(^|\\s)(-T|--upload-file|--post-file|-InFile|<)[\\s=]*[\"']?…"
                    + "|\\bscp\\b|\\brsync\\b|UploadFile");

    private static final Pattern CONNECTS = Pattern.compile(
            "(?i)\\b(?:nc|ncat|netcat|telnet)(?:\\.exe)?\\s+(?:-\\S+\\s+)*([\\w.-]+\\.[\\w-]+)\\s+\\d+");

    private static final Pattern FETCHES_INTO = Pattern.compile(
            "(?i)\\b(?:curl\\b[^|;&]*?\\s(?:-[a-z]*o|--output)|wget\\b[^|;&]*?\\s(?:-[a-z]*O|--output-document))[\\s=]+"
                    + "[\"']?([^\\s\"'|;&]{2,500})");

    /** Prints what it fetches: no option that names a file, or asks for the headers alone. */
    private static final Pattern FETCHES = Pattern.compile("(?i)^\\s*(curl|wget|irm|iwr|Invoke-\\w+)\\b.*https?://");

    private static final Pattern KEEPS_IT = Pattern.compile(
            "\\s(-[a-zA-Z]*[oOIT]|--output\\S*|--remote-name|--head|--spider|-OutFile)(\\s|=|$)|^\\s*wget\\b");

    private static final Pattern WGET_PRINTS =
            Pattern.compile("^\\s*wget\\b.*\\s(-[a-zA-Z]*O\\s*-|--output-document=-)(\\s|$)");

    private static final Pattern PRINTS_FILES = Pattern.compile(
            "(?i)(^|[\\s;&|(/])(cat|type|head|tail|tac|base64|xxd|od|strings|openssl|grep|rg|sed|awk|gc|Get-Content|tar|zip)(\\s|$)");

    private static final Pattern KEYS_BY_NAME =
            Pattern.compile("(^|[\\s\"'/])(id_(rsa|ed25519|ecdsa|dsa)|id_\\*|\\*\\.pem)\\b?");

    private static final Pattern PACKS_TO_OUTPUT = Pattern.compile("(?i)\\bgit\\s+archive\\b");

    private static final Pattern EXECUTABLE =
            Pattern.compile("(?i)\\bchmod\\b\\s+(\\+x|[0-7]*7)|\\bxattr\\b.*quarantine");

    private static final Pattern SCREEN = Pattern.compile(
            "(?i)\\bscreencapture\\b|CopyFromScreen|\\bimport\\s+-window\\s+root|\\bgnome-screenshot\\b|\\bscrot\\b");

    private static final Pattern CLIPBOARD =
            Pattern.compile("(?i)\\bpbpaste\\b|Get-Clipboard|\\bxclip\\b.*-o\\b|\\bwl-paste\\b");

    private static final Pattern KEYCHAIN = Pattern.compile(
            "(?i)\\bsecurity\\b\\s+(find|dump)-\\S*|\\bcmdkey\\b\\s+/list|\\bvaultcmd\\b|\\bsecret-tool\\b\\s+(lookup|search)"
                    + "|netsh\\s+wlan\\s+show\\s+profile");

    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?i)(^|[;&|({]\\s*)(env|printenv|export\\s+-p|set)\\s*([;|)}]|$)|\\b(gci|dir|ls)\\s+env:");

    /** Commands that print what a store of credentials keeps, by what they print. */
    private static final Map<String, Pattern> PRINTED = new TreeMap<>(Map.of(
            "git-credentials",
            Pattern.compile(
                    "(?i)\\bcredential\\s+fill\\b|\\bcredential-[\\w-]+\\s+get\\b|\\bconfig\\b.*\\bextraheader\\b"
                            + "|\\b(gh|glab)\\b\\s+auth\\s+(token|status\\b.*(-t|--show-token)\\b)"),
            "cloud-credentials",
            Pattern.compile(
                    "(?i)\\bauth\\s+(application-default\\s+)?print-(access|identity)-token\\b"
                            + "|\\bconfigure\\s+export-credentials\\b|\\bsts\\s+(get-session-token|assume-role)\\b"
                            + "|\\baccount\\s+get-access-token\\b|\\bconfig\\s+view\\b.*--raw\\b|\\bdocker-credential-\\S+\\s+get\\b"),
            "package-credentials",
            Pattern.compile("(?i)\\bconfig\\s+(get|list)\\b.*_auth(token)?\\b|\\bnpm\\b\\s+token\\s+create\\b"),
            "password-manager",
            Pattern.compile(
                    "(?i)\\bgpg2?\\b.*--export-secret-keys\\b|\\bfind-(generic|internet)-password\\b.*\\s-\\w*[wg]\\b|\\bop\\s+(read|item\\s+get)\\b"
                            + "|\\bsecret-tool\\s+lookup\\b|\\bbw\\s+get\\s+password\\b|\\bpass\\s+show\\b")));

    private static final Pattern RUNS_AN_ARGUMENT = Pattern.compile(
            "(?i)(^|[/\\\\])?\\b(sh|bash|zsh|dash|fish|python[3w]?|py|node|perl|ruby|php|osascript|powershell|pwsh|cmd)(\\.exe)?\\b"
                    + ".*\\s(-c|-e|-r|--eval|-Command|-EncodedCommand|-enc|/c|/k)(\\s|$)");

    private static final Pattern SHELL = Pattern.compile(
            "(?i)^(\\S*[/\\\\])?(sh|bash|zsh|dash|ksh|fish|powershell|pwsh|cmd|python[3w]?|py|node)(\\.exe)?$");

    /** Options of a shell: switches, and those of PowerShell that take a word. */
    private static final Pattern FLAGS = Pattern.compile(
            "(?i)^(-(w|win\\w*|ex|exec\\w*|ep|inputformat|outputformat|version)\\s+\\w+(\\s+|$)|[-/][\\w-]*(\\s+|$))*$");

    /** Says in so many words that the commands come from the standard input. */
    private static final Pattern INPUT = Pattern.compile("(?i)(^|\\s)-(c|command|f|file)\\s+-\\s*$");

    private final Machine machine;

    private final Map<String, Line> lines = new HashMap<>();

    CommandLines(Machine machine) {
        this.machine = machine;
    }

    static boolean isSink(String name) {
        return SINKS.contains(name);
    }

    /** True for an interpreter that runs what it is given as an argument. */
    static boolean runsAnArgument(String line) {
        return line.length() <= MAXIMUM_LENGTH && RUNS_AN_ARGUMENT.matcher(line).find();
    }

    /**
     * True for a shell or interpreter that takes its commands from its standard input.
     *
     * @param words the programs it may be, and their arguments
     */
    static boolean readsItsInput(List<String> words) {
        List<String> arguments = words.stream()
                .filter(word -> !SHELL.matcher(word).find())
                .map(word -> INPUT.matcher(word).replaceFirst(""))
                .toList();
        return arguments.size() < words.size()
                && arguments.stream().allMatch(word -> FLAGS.matcher(word).find())
                && !runsAnArgument("sh " + String.join(" ", arguments));
    }

    /** Paths that a command line names, without the mark of a file to send. */
    static List<String> filesIn(String line) {
        List<String> files = new ArrayList<>();
        var matcher = FILES.matcher(line.replace("@/", " /"));
        while (matcher.find()) {
            files.add(matcher.group());
        }
        return files;
    }

    /** The host that a command without an address connects to, or the line where it says that otherwise. */
    static String farEndOf(String line) {
        Matcher host = CONNECTS.matcher(line);
        return line.contains("://") || !host.find() ? line : host.group(1);
    }

    /** Whether it sends files as they are, of which it is told the paths. */
    static boolean takesFiles(String line) {
        return TAKES_FILES.matcher(line).find();
    }

    /** Files that a command line fetches from the network. */
    static List<String> fetchedInto(String line) {
        List<String> files = new ArrayList<>();
        boolean fromNetwork = line.length() <= MAXIMUM_LENGTH && line.contains("://") && !LocalAddresses.isLocal(line);
        Matcher matcher = FETCHES_INTO.matcher(fromNetwork ? line : "");
        while (matcher.find()) {
            files.add(matcher.group(1));
        }
        return files;
    }

    /** Sources of what a command prints: what it asks a store of credentials, the files it shows, what it fetches. */
    SortedSet<String> printedBy(String line) {
        SortedSet<String> sources = new TreeSet<>();
        if (line.length() > MAXIMUM_LENGTH) {
            return sources;
        }
        PRINTED.forEach((source, pattern) -> add(pattern, line, source, sources));
        add(ENVIRONMENT, line, "environment", sources);
        add(PACKS_TO_OUTPUT, line, "workspace-file", sources);
        if (PRINTS_FILES.matcher(line).find()) {
            sources.addAll(read(line).read());
            add(KEYS_BY_NAME, line, "ssh-credentials", sources);
        }
        boolean keeps =
                KEEPS_IT.matcher(line).find() && !WGET_PRINTS.matcher(line).find();
        if (!keeps && !LocalAddresses.isLocal(line)) {
            add(FETCHES, line, "network-response", sources);
        }
        return sources;
    }

    /** Where data goes that stands on a command line, beside the program that gets it. */
    static List<String> sinksOf(String line) {
        if (line.length() > MAXIMUM_LENGTH) {
            return List.of();
        }
        List<String> sinks = new ArrayList<>();
        TAKEN_BY.forEach((sink, pattern) -> {
            if (pattern.matcher(line).find()) {
                sinks.add(sink);
            }
        });
        return sinks;
    }

    /**
     * What the text of a command line says.
     *
     * @param classes what it is, for the call that runs it
     * @param packs whether it puts files into an archive
     * @param downloadsAndRuns whether it runs what it fetches
     * @param read sources of the files that it names, in the order of the line
     */
    record Line(SortedSet<String> classes, boolean packs, boolean downloadsAndRuns, List<String> read) {

        private static final Line NOTHING = new Line(new TreeSet<>(), false, false, List.of());

        /** Whether it takes what it is given to another host. */
        boolean sends() {
            return classes.contains("network-send");
        }
    }

    /** What a command line is; programs run the same ones over and over. */
    Line read(String line) {
        if (line.isEmpty() || line.length() > MAXIMUM_LENGTH) {
            return Line.NOTHING;
        }
        Line known = lines.get(line);
        if (known == null) {
            known = readAnew(line);
            if (lines.size() < MAXIMUM_KEPT) {
                lines.put(line, known);
            }
        }
        return known;
    }

    private Line readAnew(String line) {
        SortedSet<String> classes = new TreeSet<>(sinksOf(line));
        add(EXECUTABLE, line, "executable-write", classes);
        add(SCREEN, line, "screen", classes);
        add(CLIPBOARD, line, "clipboard", classes);
        add(KEYCHAIN, line, "password-manager", classes);
        add(ENVIRONMENT, line, "environment", classes);
        List<String> read = new ArrayList<>();
        var files = FILES.matcher(line);
        while (files.find()) {
            machine.catalogue
                    .paths()
                    .readingOf(home(files.group()))
                    .flatMap(family -> family.reading())
                    .ifPresent(read::add);
        }
        return new Line(
                classes,
                PACKS.matcher(line).find(),
                DOWNLOADS_AND_RUNS.matcher(line).find(),
                List.copyOf(read));
    }

    /** Adds what a command line is to the classes of the call that runs it, and records data it takes away itself. */
    void observe(String line, String api, SortedSet<String> classes) {
        Line seen = read(line);
        if (seen == Line.NOTHING) {
            return;
        }
        classes.addAll(seen.classes());
        boolean sends = classes.contains("network-send");
        if (seen.downloadsAndRuns()) {
            classes.add("code-eval");
            flow("network-response", "process-command", line, api);
        }
        for (String source : seen.read()) {
            classes.add(source);
            if (sends) {
                flow(source, "network-send", line, api);
            }
        }
        if (sends) {
            for (String source : List.of("screen", "clipboard", "password-manager", "environment")) {
                if (classes.contains(source)) {
                    flow(source, "network-send", line, api);
                }
            }
        }
    }

    private static void add(Pattern pattern, String line, String name, SortedSet<String> classes) {
        if (pattern.matcher(line).find()) {
            classes.add(name);
        }
    }

    private static String home(String path) {
        String start = path.startsWith("@") ? path.substring(1) : path;
        for (String variable : List.of("$HOME", "${HOME}", "%USERPROFILE%", "$env:USERPROFILE")) {
            if (start.startsWith(variable)) {
                return "~" + start.substring(variable.length());
            }
        }
        return start;
    }

    private void flow(String source, String sink, String line, String api) {
        Taint taint = Taint.from(source, line, machine.place(), source + " named on the command line");
        machine.observations.flow(taint, sink, api, List.of(line), machine.place(), machine.context);
    }
}
