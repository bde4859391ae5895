package dev.vsxray.scanner.javascript.machine;

import com.google.re2j.Pattern;
import java.util.Optional;

/** What an environment variable holds, by its name. */
final class EnvironmentNames {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|PASS|PAT|CREDENTIALS?|PRIVATE_KEY|(API|ACCESS|AUTH)_?KEY(_ID)?)(_|$)|APIKEY");

    /** Where a secret lies or is asked for is none. */
    private static final Pattern PLACE = Pattern.compile(
            "(?i)_(URI|URL|ENDPOINT|HOST|PORT|FILE|PATH|DIR|REGION|PROFILE|PROVIDER|ARN|TYPE|MODE|TIMEOUT)$");

    private static final Pattern IDENTITY =
            Pattern.compile("(?i)^(USER|USERNAME|LOGNAME|COMPUTERNAME|HOSTNAME|USERDOMAIN|USERDNSDOMAIN)$");

    private static final Pattern CI = Pattern.compile(
            "(?i)^(CI|CONTINUOUS_INTEGRATION|BUILD_NUMBER|GITHUB_ACTIONS|GITLAB_CI|TRAVIS|CIRCLECI|JENKINS_\\w+|TF_BUILD|CODESPACES|BUILDKITE|TEAMCITY_VERSION|SANDBOX\\w*|APPVEYOR)$");

    private static final Pattern LOCALE = Pattern.compile("^(LANG|LANGUAGE|LC_\\w+|TZ)$");

    private static final Pattern DEBUGGER = Pattern.compile("^(NODE_OPTIONS|VSCODE_INSPECTOR_OPTIONS)$");

    private EnvironmentNames() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).find() && !PLACE.matcher(name).find();
    }

    static boolean isIdentity(String name) {
        return IDENTITY.matcher(name).find();
    }

    /** The guard that a decision on it is. */
    static Optional<String> mark(String name) {
        if (CI.matcher(name).find()) {
            return Optional.of("ci-check");
        }
        if (LOCALE.matcher(name).find()) {
            return Optional.of("locale-check");
        }
        return DEBUGGER.matcher(name).find() ? Optional.of("debugger-check") : Optional.empty();
    }
}
