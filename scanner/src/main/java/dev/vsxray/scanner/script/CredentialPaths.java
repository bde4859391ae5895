package dev.vsxray.scanner.script;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where secrets lie on a developer's machine, by family. One family is what a tool of that family reads; several
 * unrelated ones together are a sweep.
 */
public final class CredentialPaths {

    private static final Map<String, Pattern> FAMILIES = families();

    private CredentialPaths() {}

    private static Map<String, Pattern> families() {
        Map<String, Pattern> families = new LinkedHashMap<>();
        put(
                families,
                "ssh",
                "\\.ssh[/\\\\](?:id_|\\*|config|known_hosts|[\"'\\s;]|$)|\\.ssh[/\\\\]?[\"'\\s;)]|id_(?:rsa|ed25519|ecdsa)\\b");
        put(families, "aws", "\\.aws[/\\\\](?:credentials|config|sso)|\\.aws[/\\\\]?[\"'\\s;)]");
        put(
                families,
                "gcp",
                "gcloud[/\\\\](?:application_default_credentials|credentials|access_tokens|legacy_credentials)|application_default_credentials\\.json");
        put(families, "azure", "\\.azure[/\\\\](?:accesstokens|azureprofile|msal_token|service_principal)");
        put(families, "kubernetes", "\\.kube[/\\\\]config|/var/run/secrets/kubernetes\\.io");
        put(families, "docker", "\\.docker[/\\\\]config\\.json");
        put(families, "npm", "\\.npmrc\\b");
        put(families, "python-index", "\\.pypirc\\b");
        put(
                families,
                "git",
                "\\.git-credentials\\b|\\.netrc\\b|_netrc\\b|gh[/\\\\]hosts\\.yml|gh\\s+auth\\s+token|git\\s+credential\\s+fill");
        put(families, "environment-file", "(?:^|[/\\\\\\s\"'=*(])\\.env(?:\\.\\w+)?(?:$|[\\s\"';)|])");
        put(
                families,
                "browser",
                "login data\\b|(?:chrome|edge|brave(?:-browser)?|chromium|opera|vivaldi)[/\\\\][^\\n]*(?:user data|cookies|default|local state)|logins\\.json|key[34]\\.db|cookies\\.sqlite|firefox[/\\\\]profiles");
        put(
                families,
                "wallet",
                "\\b(?:exodus|electrum|atomic[/\\\\]local storage|ledger live|trezor suite|wallet\\.dat|metamask|phantom)\\b|nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa|\\.config[/\\\\]solana[/\\\\]id\\.json|\\.ethereum[/\\\\]keystore|\\.bitcoin[/\\\\]");
        put(
                families,
                "keychain",
                "login\\.keychain|security\\s+(?:find-(?:generic|internet)-password|dump-keychain|export)|secret-tool\\s+(?:search|lookup)|\\.gnupg[/\\\\]|keyrings[/\\\\]");
        put(
                families,
                "windows-vault",
                "cmdkey\\s+/list|vaultcmd|microsoft[/\\\\](?:credentials|vault|protect)[/\\\\]|reg(?:\\.exe)?\\s+save\\s+hklm|mimikatz|lsass");
        put(
                families,
                "password-manager",
                "\\b(?:1password|keepass(?:xc)?|bitwarden|lastpass|dashlane)\\b[^\\n]*(?:[/\\\\]|data|vault|\\.kdbx)|\\.kdbx\\b|\\bop\\s+(?:item|read|vault)\\s");
        put(families, "shell-history", "\\.(?:bash|zsh|python|node_repl|mysql|psql)_history\\b|consolehost_history");
        put(families, "editor-secrets", "state\\.vscdb|globalstorage[/\\\\]");
        put(
                families,
                "chat-session",
                "discord[/\\\\]local storage|telegram desktop[/\\\\]tdata|slack[/\\\\](?:cookies|storage)|signal[/\\\\]config\\.json");
        put(families, "system-accounts", "/etc/shadow\\b|/etc/passwd\\b");
        return Collections.unmodifiableMap(families);
    }

    private static void put(Map<String, Pattern> families, String name, String regex) {
        families.put(name, Pattern.compile("(?im)" + regex));
    }

    /** The families that {@code text} names, each with the index of its first mention. */
    public static SortedMap<String, Integer> in(String text) {
        SortedMap<String, Integer> found = new TreeMap<>();
        FAMILIES.forEach((family, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                found.put(family, matcher.start());
            }
        });
        return found;
    }
}
