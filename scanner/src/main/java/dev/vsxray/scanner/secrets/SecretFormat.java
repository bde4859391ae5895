package dev.vsxray.scanner.secrets;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a kind of secret is written, by its issuer's documentation.
 *
 * @param kind the word used in facts
 * @param anchor text that every secret of this kind has; ASCII
 * @param lookBehind characters that may stand before the anchor and belong to the secret
 * @param pattern the whole secret
 * @param check a checksum or structure that a string of the right shape may still fail
 * @param checked whether {@code check} is more than the shape
 */
record SecretFormat(
        String kind, String anchor, int lookBehind, Pattern pattern, Predicate<String> check, boolean checked) {

    static final List<SecretFormat> ALL = List.of(
            checked("github-token", "ghp_", "ghp_[A-Za-z0-9]{36}\\b", Checksums::endsWithCrc32),
            checked("github-token", "gho_", "gho_[A-Za-z0-9]{36}\\b", Checksums::endsWithCrc32),
            checked("github-token", "ghs_", "ghs_[A-Za-z0-9]{36}\\b", Checksums::endsWithCrc32),
            checked("github-token", "ghu_", "ghu_[A-Za-z0-9]{36}\\b", Checksums::endsWithCrc32),
            shape("github-token", "github_pat_", "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\\b"),
            checked("npm-token", "npm_", "npm_[A-Za-z0-9]{36}\\b", Checksums::endsWithCrc32),
            shape("gitlab-token", "glpat-", "glpat-[A-Za-z0-9_-]{20,60}"),
            shape("pypi-token", "pypi-AgEIcHlwaS5vcmc", "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,200}"),
            shape("azure-devops-token", "AZDO", 76, "[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}\\b"),
            shape("aws-access-key", "AKIA", "AKIA[A-Z2-7]{16}\\b"),
            shape("google-api-key", "AIza", "AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"),
            shape("google-oauth-secret", "GOCSPX-", "GOCSPX-[A-Za-z0-9_-]{28}"),
            shape("slack-token", "xox", "xox[baprs]-\\d{8,14}-[A-Za-z0-9-]{20,80}"),
            shape(
                    "slack-webhook",
                    "hooks.slack.com/services/",
                    "hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}"),
            shape("discord-webhook", "/api/webhooks/", "/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}"),
            // As it stands alone, and after the word of its service's addresses.
            shape("telegram-bot-token", ":AA", 13, "(?:bot)?\\d{8,10}:AA[A-Za-z0-9_-]{33}\\b"),
            shape("stripe-key", "_live_", 2, "[sr]k_live_[A-Za-z0-9]{24,99}\\b"),
            shape(
                    "openai-key",
                    "T3BlbkFJ",
                    170,
                    "sk-(?:[A-Za-z]{3,8}-)?[A-Za-z0-9_-]{20,160}T3BlbkFJ[A-Za-z0-9_-]{20,160}"),
            shape("anthropic-key", "sk-ant-", "sk-ant-[a-z]{3,6}\\d{2}-[A-Za-z0-9_-]{80,120}"),
            shape("huggingface-token", "hf_", "hf_[A-Za-z]{34}\\b"),
            shape("sendgrid-key", "SG.", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b"),
            shape("digitalocean-token", "dop_v1_", "dop_v1_[0-9a-f]{64}\\b"),
            shape("databricks-token", "dapi", "dapi[0-9a-f]{32}(?:-\\d)?\\b"),
            shape("linear-key", "lin_api_", "lin_api_[A-Za-z0-9]{40}\\b"),
            shape("shopify-token", "shp", "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\\b"),
            shape("postman-key", "PMAK-", "PMAK-[0-9a-f]{24}-[0-9a-f]{34}\\b"),
            shape("sentry-token", "sntrys_", "sntrys_[A-Za-z0-9+/=_]{60,300}"),
            shape("grafana-token", "glsa_", "glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}\\b"),
            shape("groq-key", "gsk_", "gsk_[A-Za-z0-9]{52}\\b"),
            shape("xai-key", "xai-", "xai-[A-Za-z0-9]{80}\\b"),
            shape("replicate-token", "r8_", "r8_[A-Za-z0-9]{37}\\b"),
            shape("age-key", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1[AC-HJ-NP-Z02-9]{58}"),
            checked("bitcoin-private-key", "xprv", "xprv[1-9A-HJ-NP-Za-km-z]{107}\\b", Checksums::isBase58Check),
            checked(
                    "service-role-token",
                    "eyJ",
                    "eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10,2000}\\.[A-Za-z0-9_-]{20,600}",
                    Checksums::isServiceRole),
            shape(
                    "private-key",
                    "PRIVATE KEY",
                    27,
                    "-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----(?:\\\\r|\\\\n|\\s|\"|'|\\+){1,12}[A-Za-z0-9+/=\\\\\\s]{160,}"),
            checked(
                    "database-address",
                    "://",
                    12,
                    "(?:postgres(?:ql)?|mysql|mongodb(?:\\+srv)?|redis|rediss|amqps?)://[\\w.%-]{1,64}:[^\\s:@/'\"`$<{]{8,100}@[\\w.-]{4,200}",
                    Checksums::hasRemoteHost));

    private static SecretFormat shape(String kind, String anchor, String regex) {
        return shape(kind, anchor, 0, regex);
    }

    private static SecretFormat shape(String kind, String anchor, int lookBehind, String regex) {
        return new SecretFormat(kind, anchor, lookBehind, Pattern.compile(regex), secret -> true, false);
    }

    private static SecretFormat checked(String kind, String anchor, String regex, Predicate<String> check) {
        return checked(kind, anchor, 0, regex, check);
    }

    private static SecretFormat checked(
            String kind, String anchor, int lookBehind, String regex, Predicate<String> check) {
        return new SecretFormat(kind, anchor, lookBehind, Pattern.compile(regex), check, true);
    }
}
