package dev.vsxray.scanner.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How scripts of all languages get at data, and where they can bring it: by the names of their functions and of the
 * programs that they call. The classes are those of the API catalogue, so that rules need not know of languages.
 */
final class ScriptVocabulary {

    /**
     * @param to class of source or sink
     * @param program whether the expression names a program, which stands in a text of most languages
     */
    record Word(String to, boolean program, Pattern pattern) {}

    private static final String PIPE_TO_SHELL = "\\|\\s*(?:sudo\\s+)?(?:ba|z|da|k)?sh\\b";

    static final List<Word> SOURCES = List.of(
            source(
                    "environment",
                    "(?:get-childitem|gci|ls|dir)\\s+env:|os\\.environ\\b(?!\\s*\\[|\\.get|\\.setdefault)|\\benv\\.(?:to_h|each|map|sort|to_a)\\b"
                            + "|%env\\b|\\bgetenv\\s*\\(\\s*\\)|\\$_env\\b(?!\\[)|system\\.getenv\\s*\\(\\s*\\)|os\\.environ\\s*\\(\\s*\\)"
                            + "|getenvironmentvariables|env\\.toobject|process\\.env\\b(?![.\\[])"),
            program("environment", "(?:^|[|;&(`\\s])(?:printenv|env)\\s*(?:[|>)`]|$)|(?:^|[&|(])\\s*set\\s*[|>]"),
            source(
                    "workspace-file",
                    "os\\.walk|\\brglob\\b|\\bglob\\.i?glob|make_archive|dir\\.glob|file::find|recursivedirectoryiterator|filepath\\.walk"
                            + "|files\\.walk|directory\\.(?:get|enumerate)files|\\breaddir(?:sync)?\\b|\\bglob\\s*\\("),
            program(
                    "workspace-file",
                    "(?:get-childitem|gci)\\b[^|\\n]*-recurse|compress-archive|\\bzip\\s+-\\w*r|\\btar\\s+-?-?\\w*c\\w*\\b"
                            + "|\\bgit\\s+(?:diff|bundle|archive)\\b|\\brsync\\s+-|\\bscp\\s+-\\w*r|\\bfind\\s+[\"']?(?:\\.|\\$)|\\brobocopy\\b"),
            source("clipboard", "pyperclip\\.paste|clipboarddata|clipboard\\.get|getclipboard"),
            program(
                    "clipboard",
                    "get-clipboard|\\bpbpaste\\b|\\bxclip\\b[^|\\n]*-o\\b|\\bwl-paste\\b|\\bxsel\\b[^|\\n]*-o\\b"),
            source("screen", "imagegrab|\\bmss\\.|copyfromscreen|pyautogui\\.screenshot"),
            program("screen", "\\bscreencapture\\b|\\bgnome-screenshot\\b|\\bimport\\s+-window\\s+root|\\bgrim\\s"),
            source(
                    "network-response",
                    "invoke-webrequest|invoke-restmethod|webrequest\\]?::create|\\birm\\b|\\biwr\\b|downloadstring|downloaddata|getstringasync|getasync\\b|getbytearrayasync"
                            + "|\\burlopen\\b|\\b(?:requests|httpx|session|aiohttp)\\.get\\b|getresponse\\s*\\(|\\.recv\\s*\\(|\\.read_nonblock"
                            + "|net::http\\.get|uri\\.open|open-uri|\\blwp::simple|http::tiny|\\buseragent\\b|curl_exec|\\bfsockopen\\b"
                            + "|responsetext|responsebody|http\\.get\\b|openstream\\s*\\(|bodyhandlers|(?<![.\\w])fetch\\s*\\(|getstream\\s*\\("
                            + "|socket\\.http|http\\.request\\s*\\(|urlconnection|:receive\\s*\\(|\\bget\\s*\\(\\s*[\"']https?|net\\.dial"
                            + "|urlclassloader|create_connection|tcpsocket|websocket|\\.gets\\b|io::socket|\\.accept\\(\\)"
                            + "|clientsession|httpclient|tcpclient|\\bnew\\s+socket\\b|\\bsocket\\.(?:socket|create|tcp)|\\bsocket[\"']\\)\\.tcp|deno\\.connect|bun\\.connect|(?:smtp|ftp|ftp_tls|sftpclient|sshclient|smtp_ssl)\\s*\\("),
            program(
                    "network-response",
                    "xmlhttp|winhttprequest|(?<=\\bimport\\([\"'])https?://|\\bcurl(?:\\.exe)?[\"'\\s]|\\bwget[\"'\\s]|\\bnslookup\\b|\\bdig\\s|resolve-dnsname|/dev/tcp/|\\bztcp\\b|\\bnc\\s+-|file_get_contents\\s*\\(\\s*['\"]https?"
                            + "|\\bopen\\s*\\(\\s*['\"]https?"));

    static final List<Word> SINKS = List.of(
            source(
                    "network-send",
                    "-method\\s+['\"]?(?:post|put)|-infile\\b|upload(?:string|data|file|values)|(?:post|put)async|\\b(?:requests|httpx|session|aiohttp|http|https|axios|socket\\.http)\\.(?:post|put|get|request|send)\\b"
                            + "|\\burlopen\\b|\\burlretrieve\\b|sendmail|send_message|storbinary|storlines|\\bftp_f?put\\b|\\bmail\\s*\\(|newrequest|bodypublishers"
                            + "|postfields|stream_context_create|post_form|net::http|\\bput_object\\b|\\birm\\b|\\biwr\\b|invoke-(?:restmethod|webrequest)"
                            + "|(?<![.\\w])fetch\\s*\\(|uri\\.open|getasync|getstringasync|downloadstring|openstream|\\.sendto\\b|\\.sendall\\b|sftp\\.put|serversocket"),
            program(
                    "network-send",
                    "start-bitstransfer\\b|\\bcurl(?:\\.exe)?[\"'\\s]|\\bwget[\"'\\s]|\\bscp\\s|\\brsync\\s|\\bsftp\\s|\\b(?:nc|ncat|netcat)\\s|\\bsocat\\s|s_client\\b|/dev/(?:tcp|udp)/"
                            + "|\\bgit\\s+push\\b|\\bftp\\s|\\bztcp\\b|\\bsendmail\\b|\\bmail\\s+-|\\baws\\s+s3\\s|\\brclone\\s|file_get_contents\\s*\\(\\s*['\"]https?|\\bbitsadmin\\b"),
            source("dns-query", "gethostby\\w+|getaddrinfo|dns_get_record|\\bresolv\\w*"),
            program("dns-query", "\\bnslookup\\b|\\bdig\\s|resolve-dnsname|\\bhost\\s+[\"']?\\$"),
            source(
                    "code-eval",
                    "\\biex\\b|get-alias\\s+i[e?*]|invoke-expression|scriptblock\\]?::create|\\badd-type\\b|assembly\\]?(?:::|\\.)load|(?<![.\\w])exec\\b(?!\\w)|(?<![.\\w])eval\\b|\\bcompile\\s*\\("
                            + "|loadstring|(?<![.\\w])load\\s*\\(|instance_eval|class_eval|\\bexecute(?:global)?\\b|exec_module|import_module|urlclassloader"
                            + "|create_function|\\binclude\\b|(?:pickle|marshal)\\.loads|\\bcdll\\b|loadfrom|\\bimport\\s*\\(|new\\s+function\\b|runinthiscontext|zipimporter"),
            program(
                    "code-eval",
                    PIPE_TO_SHELL
                            + "|\\|\\s*(?:iex|python[\\d.]*|node|perl|ruby|php)\\b|(?:^|\\s)(?:source|\\.)\\s+<\\("),
            source(
                    "process-command",
                    "os\\.system|\\bpopen\\w*\\b|\\bsystem\\s*\\(|\\bsystem\\s+[\"'$]|shell_exec|passthru|\\bgetoutput\\b|os\\.execute|do\\s+shell\\s+script|\\bqx\\b|\\bcapture(?:2e?|3)\\s*\\(\\s*\\w+\\s*\\)|create_subprocess_shell|%x|getruntime"),
            program("process-command", "\\bcmd(?:\\.exe)?\\s+/c\\s+[\"']?[$%!]|\\b(?:ba|z|da)?sh\\s+-c\\s+[\"']?\\$"));

    /** Ways to start a program that are a command line where a shell is asked for, and arguments otherwise. */
    static final Pattern STARTS = Pattern.compile(
            "(?i)subprocess\\.|proc_open|process\\.start|start-process|exec\\.command|processbuilder|\\.run\\b|\\bspawn\\w*\\b|deno\\.command|create_subprocess|open[23]\\b|bun\\.\\$|\\$`|\\bsh\\.exec\\b|\\.exec\\s*\\(|pty\\.");

    static final Pattern SHELL_IS_ASKED_FOR = Pattern.compile(
            "(?i)shell\\s*=\\s*true|[\"']-c[\"']|/c\\b|/bin/|\\b(?:ba|z)?sh\\b|\\bcmd(?:\\.exe)?\\b|powershell|pwsh|wscript\\.shell");

    /** What is written this way goes where the connection goes that it is written to. */
    static final Pattern WRITES = Pattern.compile(
            "(?i)>&\\d|\\.(?:send|write|puts|print|post|put|get|request|flush|output_stream)\\w*\\b|<<|\\bprint\\b|\\bsyswrite\\b|\\bfwrite\\b|\\bfputs\\b|:send\\b|->(?:post|put|get|request|send|mirror|print)|fprintf|io\\.copy|\\b(?:curl|wget)_\\w+");

    /** Programs that fetch. */
    static final Pattern PROGRAMS = Pattern.compile("(?i)curl|wget|nslookup|dig|resolve-dnsname|nc\\b|/dev/tcp");

    /** Files whose change outlasts the script, by the class of what is written there. */
    static final List<Word> PLACES = List.of(
            program(
                    "agent-config-write",
                    "\\b(?:claude|agents|gemini)\\.md\\b|\\.cursorrules\\b|\\.windsurfrules\\b|copilot-instructions\\.md|\\.cursor[/\\\\]+(?:mcp|rules|hooks)|\\bmcp\\.json\\b|\\.claude[/\\\\]+(?:settings|hooks|commands)|claude_desktop_config"),
            program(
                    "editor-config-write",
                    "\\btasks\\.json\\b|\\.vscode\\b[^\\n]*\\bsettings\\.json\\b|\\buser\\W{1,8}settings\\.json\\b"),
            program(
                    "autorun-write",
                    "\\.(?:bashrc|zshrc|zshenv|zprofile|bash_profile|profile|bash_login|irbrc|inputrc|xprofile)\\b|\\b(?:user|site)customize\\b|\\binit\\.(?:lua|vim)\\b"
                            + "|library/launchagents|\\.config/(?:autostart|systemd)|start menu[/\\\\]+programs[/\\\\]+startup|specialfolders\\W+startup|currentversion\\\\+run\\b|\\$profile\\b"),
            program(
                    "git-hook-write",
                    "\\.git[/\\\\]+hooks|core\\.hookspath|init\\.templatedir|\\bhooks[/\\\\]+(?:pre|post)-\\w+"),
            program("credential-write", "authorized_keys\\b"));

    /** Ways to write to such a place. */
    static final Pattern CHANGES = Pattern.compile(
            "(?i)>>|(?:^|[^-=<>])>\\s*[\"'$.\\w]|set-content|add-content|out-file|new-item\\b|\\btee\\b|\\bsed\\s+-i|\\.write\\w*\\s*\\(|\\bfile_put_contents\\b|\\bopen\\b[^\\n]*[\"'](?:>>?|[aw]\\+?b?)[\"']"
                    + "|\\.puts\\b|json\\.dump\\s*\\(|\\bcopy\\w*\\b|\\bcp\\s|\\binstall\\s|\\bln\\s|setvalue|\\.save\\b|writefile|writealltext|appendalltext|appendfile|createshortcut|\\bgit\\s+config\\b|\\breg\\s+add|\\bprint\\s*\\{?\\s*\\$");

    /** What a program prints is kept or run: without that, what is fetched by one goes nowhere else. */
    static final Pattern TAKES_OUTPUT = Pattern.compile("\\$\\(|`|<\\(|\\|");

    private ScriptVocabulary() {}

    private static Word source(String to, String regex) {
        return new Word(to, false, Pattern.compile("(?i)" + regex));
    }

    private static Word program(String to, String regex) {
        return new Word(to, true, Pattern.compile("(?im)" + regex));
    }
}
