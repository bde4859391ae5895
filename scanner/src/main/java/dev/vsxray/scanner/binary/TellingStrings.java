package dev.vsxray.scanner.binary;

import dev.vsxray.scanner.content.LiteralAutomaton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Strings in compiled code that tell what it is about, in ASCII and in the UTF-16 of Windows. */
final class TellingStrings {

    /** A string and the offset of its first byte. */
    record Found(String text, int start) {}

    private static final Map<String, List<String>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("installs-extensions", List.of("--install-extension", "installExtension", "extensions.json")),
            Map.entry(
                    "shell",
                    List.of(
                            "cmd.exe /c",
                            "cmd /c ",
                            "powershell.exe",
                            "powershell -",
                            "-EncodedCommand",
                            "-WindowStyle Hidden",
                            "/bin/sh -c",
                            "osascript -e",
                            "do shell script")),
            Map.entry(
                    "downloads",
                    List.of(
                            "curl -",
                            "wget -",
                            "certutil -urlcache",
                            "bitsadmin /transfer",
                            "Invoke-WebRequest",
                            "DownloadString(")),
            Map.entry(
                    "browser-data",
                    List.of(
                            "Login Data",
                            "Web Data",
                            "cookies.sqlite",
                            "logins.json",
                            "key4.db",
                            "User Data\\Default",
                            "Local Extension Settings")),
            Map.entry(
                    "wallets",
                    List.of(
                            "nkbihfbeogaeaoehlefnkodbefgpgknn",
                            "bfnaelmomeimhlpmgjnjophhpkkoljpa",
                            "Exodus\\exodus.wallet",
                            "exodus.wallet",
                            "Electrum\\wallets",
                            "wallet.dat",
                            "Ledger Live",
                            "Trezor Suite",
                            "Atomic\\Local Storage",
                            "seed phrase",
                            "mnemonic phrase")),
            Map.entry(
                    "credential-files",
                    List.of(
                            ".ssh/id_",
                            ".ssh\\id_",
                            ".aws/credentials",
                            ".aws\\credentials",
                            ".git-credentials",
                            ".npmrc",
                            ".netrc",
                            ".kube/config",
                            "login.keychain")),
            Map.entry(
                    "persistence",
                    List.of(
                            "CurrentVersion\\Run",
                            "Library/LaunchAgents",
                            ".config/systemd/user",
                            "schtasks /create",
                            "crontab -",
                            "Start Menu\\Programs\\Startup")),
            Map.entry(
                    "weakens-security",
                    List.of(
                            "Add-MpPreference",
                            "Set-MpPreference",
                            "DisableRealtimeMonitoring",
                            "AmsiScanBuffer",
                            "com.apple.quarantine",
                            "EtwEventWrite")),
            Map.entry(
                    "blockchain",
                    List.of(
                            "getSignaturesForAddress",
                            "mainnet-beta.solana.com",
                            "eth_getTransaction",
                            "\"eth_call\"")),
            Map.entry("mining", List.of("stratum+tcp://", "stratum+ssl://", "xmrig", "cryptonight")),
            Map.entry(
                    "messaging",
                    List.of("api.telegram.org/bot", "discord.com/api/webhooks", "discordapp.com/api/webhooks")),
            Map.entry("remote-control", List.of("hvnc", "keylogger", "reverse_shell", "meterpreter", "socks5://")),
            Map.entry("analysis-checks", List.of("VBoxService", "vmtoolsd", "SbieDll", "wireshark.exe", "x64dbg")),
            Map.entry("node-bridge", List.of("child_process", "node:child_process", "execSync", "process.binding"))));

    private static final List<String> EDITORS = List.of(
            "Visual Studio Code",
            "Microsoft VS Code",
            "code-insiders",
            "VSCodium",
            "codium",
            "Cursor.app",
            "cursor.exe",
            ".cursor",
            "Windsurf",
            "windsurf",
            "Positron",
            "Antigravity",
            ".trae",
            ".kiro");

    private static final List<String> TEXTS = new ArrayList<>();
    private static final List<String> OWNERS = new ArrayList<>();
    private static final LiteralAutomaton AUTOMATON = automaton();

    private static final String EDITOR = "editor";

    private TellingStrings() {}

    private static LiteralAutomaton automaton() {
        List<byte[]> literals = new ArrayList<>();
        KINDS.forEach((kind, texts) -> texts.forEach(text -> add(kind, text, literals)));
        EDITORS.forEach(editor -> add("editor", editor, literals));
        return new LiteralAutomaton(literals);
    }

    private static void add(String kind, String text, List<byte[]> literals) {
        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
            TEXTS.add(text);
            OWNERS.add(kind);
            literals.add(text.getBytes(charset));
        }
    }

    /** The first string of each kind. */
    static Map<String, Found> in(byte[] bytes) {
        Map<String, Found> found = new TreeMap<>();
        AUTOMATON.scan(bytes, 0, bytes.length, (literal, start) -> {
            if (!OWNERS.get(literal).equals(EDITOR)) {
                found.putIfAbsent(OWNERS.get(literal), new Found(TEXTS.get(literal), start));
            }
        });
        return found;
    }

    /** Editors named in the bytes. */
    static Set<String> editorsIn(byte[] bytes) {
        Set<String> editors = new TreeSet<>();
        AUTOMATON.scan(bytes, 0, bytes.length, (literal, start) -> {
            if (OWNERS.get(literal).equals(EDITOR)) {
                editors.add(TEXTS.get(literal));
            }
        });
        return editors;
    }
}
