package dev.vsxray.scanner.script;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.vsxray.scanner.content.LiteralAutomaton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where secrets lie on a developer's machine, by family. One family is what a tool of that family reads; several
 * unrelated ones together are a sweep.
 */
public final class CredentialPaths {

    // The two letters outside ASCII that the expressions take for an s and a k.
    private static final char LONG_S = '\u017F';
    private static final char KELVIN = '\u212A';

    /**
     * @param hints lower-case texts, one of which stands in every text that the expression matches
     */
    private record Family(String name, List<String> hints, Pattern pattern) {}

    private static final List<Family> FAMILIES = families();

    private static final LiteralAutomaton HINTS = new LiteralAutomaton(FAMILIES.stream()
            .flatMap(family -> family.hints().stream())
            .map(hint -> hint.getBytes(StandardCharsets.US_ASCII))
            .toList());

    /** Which family each hint of the automaton is of. */
    private static final int[] OWNERS = IntStream.range(0, FAMILIES.size())
            .flatMap(family -> FAMILIES.get(family).hints().stream().mapToInt(hint -> family))
            .toArray();

    private CredentialPaths() {}

    private static List<Family> families() {
        List<Family> families = new ArrayList<>();
        families.add(
                family(
                        "ssh",
                        ".ssh|id_rsa|id_ed25519|id_ecdsa",
                        "\\.ssh[/\\\\](?:id_|\\*|config|known_hosts|[\"'\\s;]|$)|\\.ssh[/\\\\]?[\"'`\\s;)]|id_(?:rsa|ed25519|ecdsa)\\b"));
        families.add(family("aws", ".aws", "\\.aws[/\\\\](?:credentials|config|sso)|\\.aws[/\\\\]?[\"'\\s;)]"));
        families.add(
                family(
                        "gcp",
                        "gcloud|application_default_credentials.json",
                        "gcloud[/\\\\](?:application_default_credentials|credentials|access_tokens|legacy_credentials)|application_default_credentials\\.json"));
        families.add(
                family("azure", ".azure", "\\.azure[/\\\\](?:accesstokens|azureprofile|msal_token|service_principal)"));
        families.add(
                family("kubernetes", ".kube|kubernetes.io", "\\.kube[/\\\\]config|/var/run/secrets/kubernetes\\.io"));
        families.add(family("docker", ".docker", "\\.docker[/\\\\]config\\.json"));
        families.add(family("npm", ".npmrc", "\\.npmrc\\b"));
        families.add(family("python-index", ".pypirc", "\\.pypirc\\b"));
        families.add(
                family(
                        "git",
                        ".git-credentials|netrc|hosts.yml|auth|credential",
                        "\\.git-credentials\\b|\\.netrc\\b|_netrc\\b|gh[/\\\\]hosts\\.yml|gh\\s+auth\\s+token|git\\s+credential\\s+fill"));
        families.add(family(
                "environment-file", ".env", "(?:^|[/\\\\\\s\"'=*(])\\.env(?:\\.\\w+|\\.\\*)?\\*?(?:$|[\\s\"';)|])"));
        families.add(
                family(
                        "browser",
                        "login data|chrome|edge|brave|chromium|opera|vivaldi|logins.json|key3.db|key4.db|cookies.sqlite|firefox",
                        "login data\\b|(?:chrome|edge|brave(?:-browser)?|chromium|opera|vivaldi)[/\\\\][^\\n]*(?:user data|cookies|default|local state)|logins\\.json|key[34]\\.db|cookies\\.sqlite|firefox[/\\\\]profiles"));
        families.add(
                family(
                        "wallet",
                        "exodus|electrum|atomic|ledger live|trezor suite|wallet.dat|metamask|phantom|nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa|solana|.ethereum|.bitcoin",
                        "\\b(?:exodus|electrum|atomic[/\\\\]local storage|ledger live|trezor suite|wallet\\.dat|metamask|phantom)\\b|nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa|\\.config[/\\\\]solana[/\\\\]id\\.json|\\.ethereum[/\\\\]keystore|\\.bitcoin[/\\\\]"));
        families.add(
                family(
                        "keychain",
                        "login.keychain|keychains|security|secret-tool|.gnupg|keyrings",
                        "login\\.keychain|library/keychains\\b|security\\s+(?:find-(?:generic|internet)-password|dump-keychain|export)|secret-tool\\s+(?:search|lookup)|\\.gnupg[/\\\\]|keyrings[/\\\\]"));
        families.add(
                family(
                        "windows-vault",
                        "cmdkey|vaultcmd|microsoft|hklm|mimikatz|lsass",
                        "cmdkey\\s+/list|vaultcmd|microsoft[/\\\\](?:credentials|vault|protect)[/\\\\]|reg(?:\\.exe)?\\s+save\\s+hklm|mimikatz|lsass"));
        families.add(
                family(
                        "password-manager",
                        "1password|keepass|bitwarden|lastpass|dashlane|.kdbx|op |op\t|op\n|op\f|op\r",
                        "\\b(?:1password|keepass(?:xc)?|bitwarden|lastpass|dashlane)\\b[^\\n]*(?:[/\\\\]|data|vault|\\.kdbx)|\\.kdbx\\b|\\bop\\s+(?:item|read|vault)\\s"));
        families.add(family(
                "shell-history",
                "_history",
                "\\.(?:bash|zsh|python|node_repl|mysql|psql)_history\\b|consolehost_history"));
        families.add(family("editor-secrets", "state.vscdb|globalstorage", "state\\.vscdb|globalstorage[/\\\\]"));
        families.add(
                family(
                        "chat-session",
                        "discord|telegram desktop|slack|signal",
                        "discord[/\\\\]local storage|telegram desktop[/\\\\]tdata|slack[/\\\\](?:cookies|storage)|signal[/\\\\]config\\.json"));
        families.add(family("system-accounts", "/etc/shadow|/etc/passwd", "/etc/shadow\\b|/etc/passwd\\b"));
        return List.copyOf(families);
    }

    /** @param hints separated by {@code |} */
    private static Family family(String name, String hints, String regex) {
        return new Family(name, List.of(hints.split("\\|")), Pattern.compile("(?im)" + regex));
    }

    /** The families that {@code text} names, each with the index of its first mention. */
    public static SortedMap<String, Integer> in(String text) {
        SortedMap<String, Integer> found = new TreeMap<>();
        BitSet hinted = hinted(text);
        for (int i = hinted.nextSetBit(0); i >= 0; i = hinted.nextSetBit(i + 1)) {
            Matcher matcher = FAMILIES.get(i).pattern().matcher(text);
            if (matcher.find()) {
                found.put(FAMILIES.get(i).name(), matcher.start());
            }
        }
        return found;
    }

    /** Most texts hold no hint; to look for all of them at once costs less than any one expression. */
    private static BitSet hinted(String text) {
        BitSet hinted = new BitSet();
        if (text.indexOf(LONG_S) >= 0 || text.indexOf(KELVIN) >= 0) {
            hinted.set(0, FAMILIES.size());
            return hinted;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HINTS.scan(bytes, 0, bytes.length, (hint, start) -> hinted.set(OWNERS[hint]));
        return hinted;
    }
}
