package dev.vsxray.scanner.script;

import java.util.List;

/**
 * The behaviours of commands, in all their languages. A behaviour is no verdict: installers download, build scripts
 * delete. Expressions run on text whose spelling tricks have been undone; {@code [^\n]} keeps a match on one line.
 * Repetitions have no bounds: the expressions run in linear time, and a bound would multiply their size.
 */
final class Behaviours {

    private static final String URL = "(?:https?|ftp)://";
    private static final String SHELL = "(?:/\\S+/)?(?:(?:ba|z|k|da|fi|a)?sh)\\b";
    private static final String INTERPRETER =
            "(?:/\\S+/)?(?:python[\\d.]*|node|perl|ruby|php|bun|deno|osascript|pwsh|powershell(?:\\.exe)?)\\b";
    private static final String FETCH = "(?:curl(?:\\.exe)?|wget(?:\\.exe)?|fetch|aria2c)\\b";
    private static final String PS_FETCH =
            "(?:\\birm\\b|\\biwr\\b|invoke-restmethod|invoke-webrequest|downloadstring|downloaddata|webclient|\\bcurl\\b|\\bwget\\b)";
    /** What follows is not the address of this machine. */
    private static final String OTHER_MACHINE = "(?:[^1l\\s]|1[^2]|12[^7]|l[^o])";

    private static final String SUDO = "(?:sudo\\s+(?:-\\w+\\s+){0,4})?(?:nohup\\s+|env\\s+|exec\\s+)?";

    static final List<Behaviour> ALL = List.of(
            // Download and run.
            run("pipe", "curl|wget|fetch|aria2c", FETCH + "[^\\n]*\\|\\s*" + SUDO + SHELL),
            run("pipe", "curl|wget|fetch|aria2c", FETCH + "[^\\n]*\\|\\s*" + SUDO + INTERPRETER),
            run(
                    "pipe",
                    "curl|wget|irm|iwr|invoke-|downloadstring",
                    PS_FETCH + "[^\\n]*\\|\\s*(?:&\\s*)?(?:iex|invoke-expression)\\b"),
            run("expression", "iex|invoke-expression", "\\b(?:iex|invoke-expression)\\b[^\\n]*" + PS_FETCH),
            run(
                    "expression",
                    "curl|wget",
                    "(?:" + SHELL
                            + "|eval|source|\\.)\\s+(?:-\\w+\\s+){0,4}[\"']?(?:<\\(|\\$\\(|`)\\s*(?:curl|wget)\\b"),
            run(
                    "expression",
                    "curl|wget",
                    "(?:python[\\d.]*|node|perl|ruby)\\s+(?:-\\w+\\s+){0,4}[\"']?(?:<\\(|\\$\\(|`)\\s*(?:curl|wget)\\b"),
            run("expression", "scriptblock", "\\[scriptblock\\]::create\\b[^\\n]*" + PS_FETCH),
            run(
                    "expression",
                    "exec|eval",
                    "\\b(?:exec|eval)\\s*\\([^\\n]*(?:requests\\.get|urlopen|urllib|http\\.client)"),
            run("expression", "requests|urlopen|urllib", "(?:requests\\.get|urlopen)\\s*\\(", "\\bexec\\s*\\("),
            run(
                    "file",
                    "curl|wget",
                    "\\b(?:curl|wget)\\b[^\\n]*?(?:\\s-o\\b|-O\\b|--output|>)[^\\n]*?(?:&&|;|\\|\\||\\n)[^\\n]*?(?:chmod\\s+(?:\\+x|a\\+x|u\\+x|[0-7]{3,4})|(?:^|[\\s;&])(?:\\./|sh\\s|bash\\s|zsh\\s|open\\s|nohup\\s|start\\s))"),
            run("file", "chmod", "chmod\\s+(?:\\+x|a\\+x|u\\+x|[0-7]?7[0-7]{2})", "\\b(?:curl|wget)\\b"),
            run(
                    "file",
                    "downloadfile|invoke-webrequest|iwr|start-bitstransfer|curl|outfile",
                    "(?:downloadfile|invoke-webrequest|\\biwr\\b|start-bitstransfer|\\bcurl(?:\\.exe)?\\b[^\\n]*\\s-o\\b)",
                    "(?:start-process|invoke-item|\\bsaps\\b|&\\s*[\"'$]|\\bmsiexec|rundll32|regsvr32|\\bstart\\s+(?:/b|/min|\"\"|\"|%)|\\bcall\\s|\\bcscript|\\bwscript|expand-archive)"),
            run(
                    "file",
                    "xmlhttp|winhttprequest",
                    "(?:msxml2\\.(?:server)?xmlhttp|winhttp\\.winhttprequest|microsoft\\.xmlhttp)",
                    "(?:savetofile|\\.run\\b|\\.exec\\b|shellexecute|execute)"),
            run(
                    "file",
                    "curl",
                    "\\bcurl(?:\\.exe)?\\b[^\\n&|;]*\\s-\\w*o\\s*[\"']?%\\w+%[^\\n&]*&+\\s*(?:start\\s+)?[\"']?%\\w+%\\\\"),
            run("expression", "eval get", "\\beval\\s+get\\s*\\("),
            run(
                    "file",
                    "uri.open|net::http|copy_stream",
                    "(?:uri\\.open|net::http\\.get)\\b",
                    "(?:copy_stream|file\\.(?:binwrite|write|open))",
                    "(?:chmod|spawn\\s*\\(|system\\s*\\(|exec\\s*\\()"),
            run(
                    "file",
                    "http.get(|downloadfile|openstream",
                    "(?:http\\.get\\s*\\(|downloadfile|openstream\\s*\\()",
                    "(?:io\\.copy|files\\.copy|transferto|downloadfile|writefile)",
                    "(?:exec\\.command\\s*\\(|processbuilder|process\\.start|getruntime)"),
            run("expression", "urlclassloader", "urlclassloader\\b[^;]*" + URL),
            run("remote-argument", "index-url", "\\bpip[\\d.]*['\",\\s]+install\\b[^\\n]*index-url['\",=\\s]+" + URL),
            run(
                    "file",
                    "urlretrieve",
                    "urlretrieve\\s*\\(",
                    "(?:import_module|sys\\.path\\.(?:insert|append)|runpy\\.|exec_module|\\bcdll\\b)"),
            run("file", "certutil", "certutil[^\\n]*-urlcache[^\\n]*" + URL),
            run("file", "bitsadmin", "bitsadmin[^\\n]*/transfer"),
            run(
                    "file",
                    "urlretrieve|requests|urlopen",
                    "(?:urlretrieve\\s*\\(|requests\\.get\\s*\\(|urlopen\\s*\\()",
                    "(?:subprocess\\.|os\\.system|os\\.startfile|os\\.popen|os\\.exec)"),
            run("remote-argument", "mshta", "mshta(?:\\.exe)?\\s+[\"']?(?:https?:|javascript:|vbscript:)"),
            run("remote-argument", "regsvr32", "regsvr32[^\\n]*/i:\\s*[\"']?http"),
            run("remote-argument", "rundll32", "rundll32[^\\n]*(?:javascript:|https?:|\\\\\\\\)"),
            run("remote-argument", "msiexec", "msiexec[^\\n]*" + URL),
            run(
                    "remote-argument",
                    "npx|bunx|dlx|npm exec|uvx|pipx",
                    "(?:npx|bunx|pnpm\\s+dlx|yarn\\s+dlx|npm\\s+exec|uvx|pipx\\s+run)\\s[^\\n]*(?:github:|git\\+|gitlab:|https?://)"),
            run(
                    "remote-argument",
                    "install",
                    "(?:npm|pnpm|yarn|pip[\\d.]*|bun)\\s+(?:install|i|add)\\s[^\\n]*(?:git\\+|https?://|github:)"),
            run("remote-argument", "osascript", "osascript[^\\n]*(?:curl|" + URL + ")"),
            run(
                    "dead-drop",
                    "nslookup|resolve-dnsname|dig ",
                    "(?:nslookup|resolve-dnsname|\\bdig\\b)[^\\n]*\\|[^\\n]*(?:iex|invoke-expression|cmd|" + SHELL
                            + ")"),
            // Download alone.
            of("command-downloads", "tool", "curl|wget|aria2c", FETCH + "[^\\n|]*" + URL),
            of(
                    "command-downloads",
                    "powershell",
                    "invoke-|irm|iwr|downloadfile|downloadstring|start-bitstransfer|webclient",
                    "(?:invoke-webrequest|invoke-restmethod|\\birm\\b|\\biwr\\b|downloadfile|downloadstring|start-bitstransfer|webclient)"),
            of(
                    "command-downloads",
                    "library",
                    "urlretrieve|requests.get|urlopen|xmlhttp|winhttp",
                    "(?:urlretrieve|requests\\.get|urlopen)\\s*\\(|xmlhttp|winhttprequest"),
            // Decode and run.
            decode(
                    "pipe",
                    "base64|openssl|xxd",
                    "(?:base64\\s+(?:-d|-D|--decode|-di)\\b|openssl\\s+(?:enc|base64|aes)[^\\n|]*\\s-d\\b|xxd\\s+-r)[^\\n]*\\|\\s*(?:gunzip\\s*\\|\\s*|gzip\\s+-d\\w*\\s*\\|\\s*)?"
                            + SUDO + "(?:" + SHELL + "|" + INTERPRETER + ")"),
            decode(
                    "expression",
                    "base64",
                    "(?:eval|" + SHELL
                            + "\\s+-c|source)\\s+[\"']?(?:\\$\\(|`|<\\()[^\\n]*base64\\s+(?:-d|-D|--decode)"),
            decode(
                    "expression",
                    "frombase64string",
                    "frombase64string",
                    "(?:\\biex\\b|invoke-expression|assembly\\]?::load|scriptblock\\]::create|virtualalloc|start-process)"),
            decode(
                    "expression",
                    "exec|eval",
                    "\\b(?:exec|eval)\\s*\\(\\s*(?:compile\\s*\\(\\s*)?(?:__import__\\s*\\(\\s*[\"'](?:base64|zlib|marshal|codecs)|base64\\.|zlib\\.|marshal\\.|codecs\\.|bytes\\.fromhex|bytes\\s*\\(|binascii\\.|lzma\\.|gzip\\.)"),
            decode(
                    "expression",
                    "b64decode|decompress|fromhex",
                    "(?:b64decode|decompress|fromhex|b85decode)\\s*\\(",
                    "(?m)(?:^|[\\s;=(])exec\\s*\\("),
            decode(
                    "expression",
                    "execute",
                    "\\bexecute(?:global)?\\s*\\(?\\s*(?:chr|strreverse|replace|decode|split|join)\\b"),
            decode("file", "certutil", "certutil[^\\n]*-decode(?:hex)?\\b"),
            decode("reverse", "rev", "\\|\\s*rev\\s*\\|[^\\n]*" + SHELL),
            // Code in memory.
            of(
                    "command-loads-code-in-memory",
                    "assembly",
                    "assembly",
                    "assembly\\]?::load(?:with|from|file)?\\s*\\(|\\.load\\s*\\(\\s*\\[(?:system\\.)?convert\\]"),
            of(
                    "command-loads-code-in-memory",
                    "shellcode",
                    "virtualalloc|createthread|rtlmovememory|marshal",
                    "(?:virtualalloc|ntallocatevirtualmemory|rtlmovememory)",
                    "(?:createthread|createremotethread|queueuserapc|calldll|windll|getdelegateforfunctionpointer)"),
            // Hidden windows.
            of(
                    "command-hides-window",
                    "powershell",
                    "hidden|-w|createnowindow",
                    "-w(?:in(?:dow(?:style)?)?)?[\\s:=]+[\"']?hidden|(?:powershell|pwsh)[^\\n]*\\s-w(?:in(?:dow(?:style)?)?)?[\\s:=]+[\"']?(?:1|h)\\b|windowstyle\\s*=?\\s*[\"']?hidden|createnowindow"),
            of("command-hides-window", "start", "start", "\\bstart\\s+[^\\n]{0,20}/(?:min|b)\\b"),
            of("command-hides-window", "script-host", ".run", "\\.run\\b[^\\n]*,\\s*(?:0|vbhide)\\b"),
            of(
                    "command-hides-window",
                    "console-host",
                    "conhost|pythonw",
                    "conhost(?:\\.exe)?\\s+--headless|\\bpythonw(?:\\.exe)?\\s"),
            of("command-hides-window", "background", "nohup|disown|setsid", "(?:nohup|setsid)\\s[^\\n]+&|\\bdisown\\b"),
            of(
                    "command-bypasses-execution-policy",
                    "powershell",
                    "-ex|-ep|executionpolicy",
                    "-(?:ex(?:ec(?:utionpolicy)?)?|ep)[\\s:]+[\"']?(?:bypass|unrestricted)|set-executionpolicy\\s+[^\\n]*(?:bypass|unrestricted)"),
            // Security switched off.
            tamper(
                    "defender",
                    "mppreference|windefend|disablerealtimemonitoring|disableantispyware|msmpeng",
                    "(?:add|set|remove)-mppreference|disablerealtimemonitoring|disableantispyware|(?:stop|config|delete)\\s+windefend"),
            tamper(
                    "defender",
                    "windows defender",
                    "\\[hkey_\\w+\\\\[^\\]\\n]*\\\\windows defender[^\\]\\n]*\\]\\s[^\\[]*(?:disable|exclu)"),
            tamper("amsi", "amsi", "amsi(?:utils|scanbuffer|initfailed|context|enable|\\.dll)"),
            tamper(
                    "event-log",
                    "wevtutil|clear-eventlog|etweventwrite|histfile|history -c|bash_history",
                    "wevtutil\\s+(?:cl|clear-log)|clear-eventlog|etweventwrite|unset\\s+histfile|histfile=/dev/null|(?:^|[\\s;&|(])history\\s+-c\\b|rm\\s+[^\\n]*\\.(?:bash|zsh)_history"),
            tamper(
                    "gatekeeper",
                    "quarantine|spctl|csrutil|tccutil",
                    "xattr\\s+-\\w*[dc]\\w*\\s[^\\n]*|spctl\\s+--(?:master|global)-disable|csrutil\\s+disable|tccutil\\s+reset",
                    "quarantine|spctl|csrutil|tccutil|xattr\\s+-\\w*c"),
            tamper(
                    "firewall",
                    "firewall|iptables|ufw",
                    "netsh\\s+(?:adv)?firewall\\s+(?:set|add)|iptables\\s+-f\\b|ufw\\s+disable|set-netfirewallprofile[^\\n]*false"),
            tamper(
                    "user-account-control",
                    "enablelua|fodhelper|computerdefaults|sdclt",
                    "enablelua|fodhelper(?:\\.exe)?|computerdefaults\\.exe|ms-settings\\\\shell\\\\open\\\\command"),
            tamper(
                    "kernel-protection",
                    "setenforce|apparmor",
                    "setenforce\\s+0|apparmor_parser\\s+-r\\w*\\s|systemctl\\s+(?:stop|disable)\\s+apparmor"),
            tamper(
                    "security-product",
                    "taskkill|net stop|stop-service|killall|pkill",
                    "(?:taskkill|stop-service|net\\s+stop|killall|pkill)[^\\n]*(?:msmpeng|defender|avast|avg|kasper|eset|sophos|crowdstrike|falcon|sentinel|carbonblack|mcafee|norton|bitdefender|little ?snitch)"),
            tamper(
                    "certificate-check",
                    "insecure|no-check-certificate|certificatevalidationcallback|sslverify|skipcertificatecheck|-k",
                    "(?:curl\\s[^\\n]*(?:\\s-k\\b|--insecure)|--no-check-certificate|certificatevalidationcallback|http\\.sslverify\\s+false|-skipcertificatecheck)"),
            // Sending away.
            upload(
                    "file",
                    "curl|wget",
                    "\\bcurl(?:\\.exe)?\\b[^\\n]*(?:\\s-d\\s*[\"']?@|--data(?:-binary|-raw|-urlencode)?[=\\s]+[\"']?[\\w.]*=?@|\\s-F\\s|--form\\b|\\s-T\\s|--upload-file)|wget\\s[^\\n]*--post-file"),
            upload(
                    "output",
                    "curl|wget",
                    "\\bcurl(?:\\.exe)?\\b[^\\n]*(?:\\s-d|--data\\S*|\\s-H|\\?\\S*=)\\s*[\"']?[^\\n\"']*(?:\\$\\(|`|\\$\\{?[a-z_])|wget\\s[^\\n]*--post-data"),
            upload(
                    "piped",
                    "curl|nc |netcat|ncat",
                    "\\|\\s*(?:curl(?:\\.exe)?\\b[^\\n]*(?:@-|-T\\s+-)|(?:nc|ncat|netcat)\\s)"),
            upload(
                    "powershell",
                    "invoke-|irm|iwr|upload",
                    "(?:invoke-webrequest|invoke-restmethod|\\birm\\b|\\biwr\\b)[^\\n]*-method\\s+[\"']?(?:post|put)|upload(?:file|string|data|values)(?:async)?\\s*\\("),
            upload(
                    "library",
                    "requests.|urlopen|.send|request(|httpx.|session.|.post(|storbinary|sendmail",
                    "(?:requests|httpx|session|aiohttp|client)\\.(?:post|put)\\s*\\(|(?:urlopen|\\brequest)\\s*\\([^\\n]*\\bdata\\s*=|\\.open\\s*\\(?\\s*[\"']post[\"']|\\brequest\\s*\\([^\\n]*[\"'](?:post|put)[\"']|\\.storbinary\\s*\\(|\\.sendmail\\s*\\("),
            upload(
                    "library",
                    "net::http|http::tiny|lwp::|file_get_contents|curl_setopt",
                    "net::http(?:\\.post|::post)|(?:http::tiny|lwp::useragent)\\b[^\\n]*->\\s*(?:post|put)\\b|curl_setopt\\s*\\([^\\n]*postfields|\\[\\s*[\"']http[\"']\\s*=>[^\\n]*[\"']content[\"']\\s*=>"),
            upload(
                    "copy",
                    "scp|rsync|sftp|ftp|rclone",
                    "\\b(?:scp|rsync)\\s+(?:-\\S+\\s+)*[^\\n:]*\\s\\S+@[\\w.-]+:|\\bftp(?:\\.exe)?\\s+(?:-\\w+\\s+)*-(?:s:|n)|\\bsftp\\s+-b|rclone\\s+(?:copy|sync|move)"),
            upload(
                    "socket",
                    "/dev/tcp|/dev/udp|nc |ncat",
                    "(?:cat|tar|env|printenv)\\b[^\\n]*>\\s*/dev/(?:tcp|udp)/|\\b(?:nc|ncat)\\s+[\\w.-]+\\s+\\d+\\s*<"),
            upload(
                    "bot",
                    "api.telegram.org|webhooks|hooks.slack.com",
                    "api\\.telegram\\.org/bot|discord(?:app)?\\.com/api/webhooks|hooks\\.slack\\.com/"),
            upload(
                    "name-lookup",
                    "nslookup|dig |host |resolve-dnsname",
                    "(?:nslookup|dig|host|resolve-dnsname)\\s+[^\\n]*(?:\\$\\(|`|\\$\\{?[a-z_(])[^\\n]*\\.[a-z]{2,}"),
            // Shells for others.
            shell(
                    "library",
                    "processbuilder|process.start|exec.command",
                    "(?:processbuilder|process\\.start|exec\\.command)\\s*\\([^\\n]*(?:/bin/(?:ba|z)?sh|cmd\\.exe|powershell)",
                    "(?:new\\s+socket\\s*\\(|net\\.dial|tcpclient)"),
            shell("zsh", "ztcp", "\\bztcp\\s[^\\n]*\\b(?:z|ba)?sh\\s*[<>]+&"),
            shell("socket-file", "/dev/tcp|/dev/udp", SHELL + "[^\\n]*/dev/(?:tcp|udp)/" + OTHER_MACHINE),
            // A socket that is only opened tells whether a service is there.
            shell(
                    "socket-file",
                    "/dev/tcp|/dev/udp",
                    "exec\\s*\\d*[<>]+\\s*[\"']?/dev/(?:tcp|udp)/" + OTHER_MACHINE,
                    "(?:<&\\d|\\b(?:ba|z|da|k)?sh\\s[^\\n]*[<>]&|\\beval\\b)"),
            shell(
                    "netcat",
                    "nc |ncat|netcat|mkfifo|socat",
                    "\\b(?:nc|ncat|netcat)(?:\\.exe)?\\s[^\\n]*\\s-(?:e|c|\\w*e)\\s|mkfifo[^\\n]*\\b(?:nc|ncat|netcat|openssl\\s+s_client)\\b|socat\\s[^\\n]*exec:"),
            shell(
                    "socket",
                    "socket|tcpclient|fsockopen",
                    "socket\\.socket|net\\.sockets\\.tcpclient|\\bsocket\\s*\\(|fsockopen\\s*\\(|stream_socket_client\\s*\\(|tcpsocket\\.(?:new|open)|io::socket::inet",
                    "dup2|pty\\.spawn|proc_open|shell_exec|/bin/(?:ba)?sh|[\"']cmd(?:\\.exe)?[\"']|\\biex\\b|invoke-expression"),
            // Staying.
            stay(
                    "cron",
                    "cron",
                    "crontab\\s+(?:-\\s*(?:$|[^\\w])|[^-\\s])|\\|\\s*crontab\\b|/etc/cron|/var/spool/cron|@reboot\\s"),
            stay(
                    "systemd",
                    "systemctl|systemd",
                    "systemctl\\s+(?:--user\\s+)?(?:enable|link)|\\.config/systemd/user/|/etc/systemd/system/\\S+\\.(?:service|timer)"),
            stay(
                    "launchd",
                    "launchctl|launchagents|launchdaemons",
                    "launchctl\\s+(?:load|bootstrap|submit|enable)|library/launch(?:agents|daemons)"),
            stay(
                    "run-key",
                    "currentversion",
                    "\\[hkey_\\w+\\\\[^\\]\\n]*\\\\currentversion\\\\run(?:once)?\\]|currentversion\\\\+run\\b[^;]*(?:true|setvalue)"),
            stay("run-key", "command processor", "\\[hkey_\\w+\\\\[^\\]\\n]*\\\\command processor\\]\\s[^\\[]*autorun"),
            stay("login-item", "login item|loginitem", "make\\s+(?:new\\s+)?login\\s+item|sfltool\\s"),
            stay(
                    "run-key",
                    "currentversion",
                    "(?:reg(?:\\.exe)?\\s+add|new-itemproperty|set-itemproperty|regwrite|set-item)[^\\n]*currentversion\\\\+(?:run|policies\\\\explorer|winlogon)|currentversion\\\\run"),
            stay(
                    "scheduled-task",
                    "schtasks|scheduledtask|schedule.service",
                    "schtasks(?:\\.exe)?\\s+[^\\n]*/create|register-scheduledtask|new-scheduledtask|schedule\\.service"),
            stay(
                    "startup-folder",
                    "start menu|startup",
                    "start menu\\\\programs\\\\startup|shell:startup|getfolderpath\\s*\\(\\s*[\"']?startup|specialfolders\\s*\\(\\s*\"startup"),
            stay(
                    "shell-profile",
                    ".bashrc|.zshrc|.profile|.bash_profile|.zshenv|.zprofile|config.fish|$profile",
                    ">>\\s*[\"']?(?:~|\\$\\{?home\\}?|/home/\\S+|/root|/users/\\S+)?/?\\.(?:bashrc|zshrc|profile|bash_profile|zshenv|zprofile|config/fish/config\\.fish)|(?:add-content|out-file|set-content)[^\\n]*\\$profile"),
            stay("desktop-autostart", "autostart", "\\.config/autostart/"),
            stay(
                    "event-subscription",
                    "__eventfilter|wmievent",
                    "__eventfilter|commandlineeventconsumer|register-wmievent"),
            stay("git-hook", ".git/hooks|core.hookspath", "\\.git/hooks/[a-z-]+|core\\.hookspath"),
            stay("ssh-key", "authorized_keys", ">>?\\s*\\S*authorized_keys"),
            // Destruction.
            destroy(
                    "home-or-root",
                    "rm ",
                    "\\brm\\s+(?:-\\w+\\s+|--\\S+\\s+){0,4}-?\\w*[rf]\\w*\\s+(?:--\\S+\\s+)?[\"']?(?:/|~|\\$\\{?home\\}?|/home|/users|\\*)/?\\*?[\"']?(?:\\s|$|;|&)"),
            destroy(
                    "windows-tree",
                    "del |rd |rmdir|remove-item|erase ",
                    "\\b(?:del|erase)\\s+(?:/\\w\\s+){1,4}[\"']?(?:[a-z]:\\\\(?:\\*|users|windows)|%userprofile%|%systemroot%)|\\b(?:rd|rmdir)\\s+/s\\s+/q\\s+[\"']?(?:[a-z]:\\\\?(?:[\"'\\s]|$)|%userprofile%)|remove-item\\s[^\\n]*(?:[a-z]:\\\\(?:\\*|users|\\s)|\\$home|\\$env:userprofile)[^\\n]*-recurse"),
            destroy(
                    "disk",
                    "mkfs|dd |format|diskpart|shred|wipefs",
                    "\\bmkfs(?:\\.\\w+)?\\s+/dev/|\\bdd\\s[^\\n]*of=/dev/(?:sd|nvme|disk|hd|rdisk)|\\bformat\\s+[a-z]:\\s*/|diskpart\\s+/s|\\bshred\\s+-\\w*[uzn]|wipefs\\s+-a|clear-disk\\b"),
            destroy(
                    "backups",
                    "vssadmin|shadowcopy|bcdedit|wbadmin|tmutil",
                    "vssadmin[^\\n]*delete\\s+shadows|shadowcopy\\s+delete|win32_shadowcopy|bcdedit[^\\n]*recoveryenabled\\s+no|wbadmin\\s+delete|tmutil\\s+(?:delete|disable)"),
            destroy(
                    "cloud",
                    "aws |gcloud |az |kubectl|terraform",
                    "\\baws\\s+\\S+\\s+(?:terminate-instances|delete-\\w+|rb\\s)|\\baws\\s+s3\\s+(?:rm|rb)\\s[^\\n]*(?:--recursive|--force)|gcloud\\s[^\\n]*\\sdelete\\b|\\baz\\s+group\\s+delete|kubectl\\s+delete\\s[^\\n]*--all|terraform\\s+destroy"),
            destroy(
                    "encrypt",
                    "openssl|gpg|aescryptoserviceprovider|createencryptor|fernet|7z",
                    "(?:find\\b|for\\b|get-childitem|os\\.walk)[^\\n]*(?:openssl\\s+enc|gpg\\s+(?:-c|--symmetric)|createencryptor|fernet|7z\\s+a\\s[^\\n]*-p)|os\\.walk[\\s\\S]*fernet"),
            destroy(
                    "home",
                    "rmtree|rm_rf|rm_r|rimraf|removeall|rmdir_s",
                    "(?:rmtree|rm_rf|rm_r|removeall)\\s*\\(?[^\\n;]*(?:home|expanduser|~|userhomedir)"),
            destroy(
                    "home",
                    "-delete|-exec rm",
                    "\\bfind\\s+[\"']?(?:~|\\$\\{?home\\b)[^\\n]*(?:-delete\\b|-exec\\s+rm\\s)"),
            destroy(
                    "encrypts",
                    "fernet|aesgcm|aes.new|createencryptor|openssl enc|openssl::cipher",
                    "(?:fernet|aesgcm|aes\\.new|createencryptor|openssl\\s+enc|openssl::cipher)",
                    "(?:rglob|os\\.walk|get-childitem[^\\n]*-recurse|\\bfind\\s|dir\\.glob)",
                    "(?:unlink|os\\.remove|remove-item|\\brm\\s|\\bdel\\s|\\.delete|os\\.rename|os\\.replace)"),
            destroy("fork-bomb", ":()", ":\\(\\)\\s*\\{\\s*:\\|:&\\s*\\};:"),
            // Mining.
            of(
                    "command-mines",
                    "miner",
                    "xmrig|stratum+|cryptonight|randomx|minexmr|nanopool|coinhive|coinimp|t-rex|lolminer|nbminer|cpuminer|ethminer",
                    "\\bxmrig\\b|stratum\\+(?:tcp|ssl)|cryptonight|\\brandomx\\b|minexmr|nanopool|coinhive|coinimp|lolminer|nbminer|cpuminer|ethminer"),
            // Collecting.
            collect(
                    "screen",
                    "screencapture|copyfromscreen|scrot|imagegrab|import -window|mss",
                    "\\bscreencapture\\s|copyfromscreen|\\bscrot\\b|imagegrab\\.grab|import\\s+-window\\s+root|gnome-screenshot|mss\\.mss\\("),
            collect(
                    "clipboard",
                    "clipboard|pbpaste|xclip|xsel|wl-paste|pyperclip",
                    "get-clipboard|\\bpbpaste\\b|xclip\\s[^\\n]*-o\\b|xsel\\s+-\\w*o|wl-paste|pyperclip\\.paste|getclipboarddata"),
            collect(
                    "keyboard",
                    "getasynckeystate|setwindowshookex|pynput|keylog|logkeys",
                    "getasynckeystate|setwindowshookex|pynput|keylogg?er|\\blogkeys\\b"),
            collect(
                    "wifi-keys",
                    "wlan|airport|nmcli|wpa_supplicant",
                    "netsh\\s+wlan\\s+(?:show|export)\\s[^\\n]*key\\s*=\\s*clear|find-generic-password[^\\n]*-d?\\s*\"?airport|nmcli[^\\n]*(?:-s|--show-secrets)|/etc/networkmanager/system-connections"),
            collect(
                    "environment",
                    "env|printenv|get-childitem env|gci env|dir env",
                    "(?:^|[;&|(`\\s])(?:printenv|env)\\s*(?:\\||>|\\)|`)|(?:get-childitem|gci|ls|dir)\\s+env:|os\\.environ\\b[^\\n\\[]{0,20}(?:\\)|\\.items|\\.copy)|json\\.dumps\\s*\\(\\s*dict\\s*\\(\\s*os\\.environ"),
            collect(
                    "host",
                    "systeminfo|whoami|system_profiler|ioreg|nltest|dsquery|net user|net group|hostname|ifconfig|ipconfig|win32_computersystem|uname -a",
                    "\\bsysteminfo\\b|whoami\\s+/(?:all|groups|priv)|system_profiler\\s|\\bioreg\\s+-|nltest\\s+/|\\bdsquery\\s|net\\s+(?:user|group|localgroup)\\s[^\\n]*/domain|ipconfig\\s+/all|win32_computersystem|get-aduser|get-adcomputer"),
            // Control from afar.
            of(
                    "command-installs-remote-control",
                    "tool",
                    "screenconnect|connectwise|anydesk|teamviewer|meshagent|meshcentral|rustdesk|ateraagent|splashtop|netsupport|ultravnc|tightvnc|simplehelp|remoteutilities|dwagent|action1",
                    "screenconnect|connectwisecontrol|\\banydesk\\b|teamviewer|meshagent|meshcentral|\\brustdesk\\b|ateraagent|splashtop|\\bnetsupport|ultravnc|tightvnc|simplehelp|remote\\s?utilities|\\bdwagent\\b|action1_agent"),
            of(
                    "command-opens-tunnel",
                    "tunnel",
                    "ngrok|cloudflared|ssh |chisel|frpc|bore |localtunnel|code tunnel|pinggy|serveo",
                    "\\bngrok\\s+(?:tcp|http|start)|cloudflared\\s+(?:tunnel|access)|\\bssh\\s[^\\n]*\\s-\\w*R\\s*\\S*\\d|\\bchisel\\s+client|\\bfrpc\\s|\\bcode(?:-insiders)?(?:\\.exe)?\\s+tunnel\\b|serveo\\.net|\\bpinggy\\b"),
            // Programs of the system that run other code.
            lolbin("cmstp", "cmstp", "\\bcmstp(?:\\.exe)?\\b"),
            lolbin("mshta", "mshta", "\\bmshta(?:\\.exe)?\\b"),
            lolbin("regsvr32", "regsvr32", "\\bregsvr32(?:\\.exe)?\\s"),
            // Not url.dll, by which programs open an address in the browser.
            lolbin(
                    "rundll32",
                    "rundll32",
                    "\\brundll32(?:\\.exe)?[\"']?[\\s,]+[\"']?(?:[^u\\s\"']|u[^r]|ur[^l]|url[^.]|url\\.[^d])"),
            // A script of the extension's own, ${extensionPath}, is read as a script.
            lolbin(
                    "installutil",
                    "installutil|regasm|regsvcs|msbuild|odbcconf|forfiles|pcalua|wscript|cscript",
                    "\\b(?:installutil|regasm|regsvcs|odbcconf|forfiles|pcalua)(?:\\.exe)?\\s+[/\\w\"'-]|\\b[wc]script(?:\\.exe)?\\s(?:[^\\n$]|\\$[^{])*\\.(?:vbs|vbe|js|jse|wsf)\\b"),
            lolbin(
                    "wmic",
                    "wmic|invoke-wmimethod|win32_process",
                    "wmic[^\\n]*process\\s+call\\s+create|invoke-wmimethod[^\\n]*win32_process|winmgmts:[^\\n]*win32_process"),
            lolbin("osascript", "osascript|do shell script", "\\bosascript\\s+-e|do\\s+shell\\s+script"),
            // Asking for what only the system should ask for.
            of(
                    "command-asks-password",
                    "dialog",
                    "hidden answer|get-credential|promptforcredential|credui",
                    "display\\s+dialog[^\\n]*hidden\\s+answer|get-credential\\b|promptforcredential|creduipromptforcredentials|dscl\\s+[./]\\S*\\s+-?authonly"),
            of(
                    "command-asks-password",
                    "administrator",
                    "administrator privileges",
                    "with\\s+administrator\\s+privileges"),
            // Extensions and agents.
            of("command-installs-extension", "editor", "--install-extension", "--install-extension[\"',=\\s]+\\S+"),
            of(
                    "command-runs-agent",
                    "unattended",
                    "claude|codex|gemini|copilot|amazon q|q chat|--trust-all-tools|kiro|cursor-agent|aider|opencode|goose|amp |qwen",
                    "\\b(?:claude|codex|gemini|copilot|kiro(?:-cli)?|cursor-agent|aider|opencode|goose|qwen|amp|q)\\b[^\\n]*(?:--dangerously-skip-permissions|--dangerously-bypass|--yolo|--full-auto|--allow-all(?:-tools|-paths)?|--trust-all-tools|--no-interactive|--yes-always|--permission-mode\\s+bypass|--sandbox\\s+danger|-a\\s+never|--approval-mode\\s+(?:yolo|auto)|--dangerously-allow|--force\\b)"),
            of(
                    "command-runs-agent",
                    "prompt",
                    "claude|codex|gemini|copilot|q chat|kiro|cursor-agent|opencode",
                    "\\b(?:claude\\s+(?:-p|--print)|codex\\s+exec|gemini\\s+(?:-p|--prompt)|copilot\\s+(?:-p|--prompt)|q\\s+chat|kiro(?:-cli)?\\s+chat|cursor-agent\\s+-p|opencode\\s+run)\\b"),
            of(
                    "command-publishes",
                    "package",
                    "publish",
                    "\\b(?:npm|pnpm|yarn|vsce|ovsx|cargo|twine|bun)\\s+(?:publish|upload)\\b"),
            of(
                    "command-deletes-itself",
                    "script",
                    "%~f0|$0|pscommandpath|myinvocation|scriptfullname|__file__",
                    "(?:del|erase)\\s[^\\n]*%~f?0|rm\\s[^\\n]*\\$\\{?0\\b|remove-item\\s[^\\n]*(?:\\$pscommandpath|\\$myinvocation)|deletefile\\s*\\(?\\s*wscript\\.scriptfullname|os\\.(?:remove|unlink)\\s*\\(\\s*(?:__file__|sys\\.argv\\[0\\])"),
            of(
                    "command-checks-for-analysis",
                    "virtual-machine",
                    "vmware|virtualbox|vbox|qemu|detect-virt|sandboxie|wireshark|procmon|x64dbg",
                    "systemd-detect-virt|vboxservice|vmtoolsd|sbiedll|(?:vmware|virtualbox|qemu)[^\\n]*(?:exit|quit|return)|(?:wireshark|procmon|x64dbg|processhacker)[^\\n]*(?:exit|quit|return|kill)"),
            of(
                    "command-checks-locale",
                    "locale",
                    "get-culture|get-winsystemlocale|applelocale|ru_ru|ru-ru|lang",
                    "(?:get-culture|get-winsystemlocale|get-winuserlanguagelist|applelocale|\\$\\{?lang\\b|localeconv|getdefaultlocale)[^\\n]*\\bru(?:[-_]ru)?\\b"));

    private Behaviours() {}

    private static Behaviour of(String trait, String how, String hints, String... all) {
        return Behaviour.of(trait, how, hints, all);
    }

    private static Behaviour run(String how, String hints, String... all) {
        return of("command-downloads-and-runs", how, hints, all);
    }

    private static Behaviour decode(String how, String hints, String... all) {
        return of("command-decodes-and-runs", how, hints, all);
    }

    private static Behaviour tamper(String how, String hints, String... all) {
        return of("command-weakens-security", how, hints, all);
    }

    private static Behaviour upload(String how, String hints, String... all) {
        return of("command-uploads", how, hints, all);
    }

    private static Behaviour shell(String how, String hints, String... all) {
        return of("command-opens-reverse-shell", how, hints, all);
    }

    private static Behaviour stay(String how, String hints, String... all) {
        return of("command-persists", how, hints, all);
    }

    private static Behaviour destroy(String how, String hints, String... all) {
        return of("command-destroys", how, hints, all);
    }

    private static Behaviour collect(String how, String hints, String... all) {
        return of("command-collects", how, hints, all);
    }

    private static Behaviour lolbin(String how, String hints, String... all) {
        return of("command-runs-through-system-program", how, hints, all);
    }
}
