package dev.vsxray.scanner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.reference.ReferenceData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditorTest {

    private static final Auditor AUDITOR =
            new Auditor(ShippedIntelligence.load(), ReferenceData.modelEndpoints(), ReferenceData.telemetrySdks());

    private static final Coverage COMPLETE = Coverage.of(List.of());
    private static final Gap GAP = new Gap("big.js", Gap.Kind.LIMIT, "The script was too large.", "50 MB");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void gathersCapabilitiesFromCallsFlowsFilesAndTheManifest() {
        List<Capability> capabilities = audit(
                        call("node:child_process.exec", "process-command", "git status"),
                        call("vscode.env.clipboard.readText", "clipboard", ""),
                        flow("editor-document", "network-send", "https://files.example/up", Set.of()),
                        new Feature.FileKind("elf", "node", 4096, place("bin/linux.node")),
                        manifest("/activationEvents/0", "onStartupFinished"),
                        manifest("/contributes/languageModelTools/0/name", "search"))
                .capabilities();

        assertThat(capabilities)
                .extracting(Capability::name)
                .containsExactly(
                        "ai-models", "clipboard", "editor-contents", "native-code", "network", "processes", "startup");
        assertThat(valuesOf(capabilities, "processes")).containsExactly("git status");
        assertThat(valuesOf(capabilities, "network")).containsExactly("https://files.example/up");
        assertThat(valuesOf(capabilities, "native-code")).containsExactly("bin/linux.node");
        assertThat(capabilities)
                .allSatisfy(capability -> assertThat(capability.evidence()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example/up?a=1",
                "wss://files.example:8443",
                "api.files.example",
                "192.0.2.7",
                "localhost:11434",
                "https://\u2026.storage.example/up",
                "b\u00fccher.example",
                "7.._beacon.files.example",
                "1of\u2026.files.example.\u2026",
                "http://[::1]:3000/x",
                "https://user:secret@files.example",
                "https://files.example\u2026",
                "https://files.example/\u2026/b",
                "\u2026/api/generate",
                "https://\u2026/v1/chat"
            })
    void whereItTalksToIsShown(String address) {
        assertThat(valuesOf(
                        audit(call("node:net.connect", "network-send", address)).capabilities(), "network"))
                .containsExactly(address);
    }

    /** What a client that writes its protocol by hand gives to a socket, and addresses made of what is not known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                "/undefined",
                "http:///undefined",
                "https://undefined:NaN",
                "http://\u2026",
                "Content-Length",
                "false",
                "\u2026\r\n",
                "\u2026: Basic Og==\r\n\r\n",
                "\u2026: \u2026:\u2026\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: files.example\r\n\r\n"
            })
    void whatIsNoAddressIsNotShownAsOne(String text) {
        List<Capability> capabilities =
                audit(call("node:net.Socket.write", "network-send", text)).capabilities();

        assertThat(capabilities).extracting(Capability::name).containsExactly("network");
        assertThat(valuesOf(capabilities, "network")).isEmpty();
    }

    @Test
    void everyQuestionHasAnAnswerWithAGround() {
        Map<AuditQuestion, AuditAnswer> answers = audit().answers();

        assertThat(answers).containsOnlyKeys(AuditQuestion.values());
        assertThat(answers.values())
                .allSatisfy(answer -> assertThat(answer.ground()).endsWith("."));
        assertThat(answers.get(AuditQuestion.PUBLISHER_VERIFIED).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLISHER_VERIFIED, PUBLISHER_VERIFIED, true, YES",
        "PUBLISHER_VERIFIED, PUBLISHER_VERIFIED, false, NO",
        "STILL_PUBLISHED, STATUS, published, YES",
        "STILL_PUBLISHED, STATUS, not-found, NO",
        "AS_PUBLISHED, PACKAGE, differs, NO",
        "SIGNATURE_GOOD, SIGNATURE, good, YES",
        "SIGNATURE_GOOD, SIGNATURE, untrusted, NO",
        "REPOSITORY_NAMES_IT, REPOSITORY_NAMES_IT, true, YES",
        "OLD_ENOUGH, OLD_ENOUGH, false, NO",
        "UPDATED_RECENTLY, UPDATE_AGE_DAYS, 365, YES",
        "UPDATED_RECENTLY, UPDATE_AGE_DAYS, 366, NO",
    })
    void aRegistryAnswersWhatNoFileCan(AuditQuestion question, ProvenanceTopic topic, String value, Answer answer) {
        Provenance told =
                Provenance.of(Map.of(topic, new ProvenanceFact.Known(value, "A registry says so.")), List.of());
        AuditSubject subject = new AuditSubject(List.of(), COMPLETE, Optional.empty(), NOW, told);

        AuditAnswer given = AUDITOR.audit(subject).answers().get(question);

        assertThat(given.answer()).isEqualTo(answer);
        assertThat(given.ground()).isEqualTo("A registry says so.");
    }

    @Test
    void noIsOnlySaidOfWhatWasReadWholly() {
        assertThat(answer(AuditQuestion.USES_NETWORK, COMPLETE)).isEqualTo(Answer.NO);
        assertThat(answer(AuditQuestion.USES_NETWORK, Coverage.of(List.of(GAP))))
                .isEqualTo(Answer.UNKNOWN);
        assertThat(answer(
                        AuditQuestion.USES_NETWORK,
                        Coverage.of(List.of(GAP)),
                        call("global.fetch", "network-send", "https://a.example/")))
                .isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/tool, YES",
        "git+ssh://git@github.com/acme/tool.git, YES",
        "https://intranet.example/acme, UNKNOWN",
    })
    void aNamedRepositoryIsAnAnswerWithItsDoubt(String url, Answer answer) {
        assertThat(answer(AuditQuestion.SOURCE_AVAILABLE, COMPLETE, manifest("/repository/url", url)))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T00:00:00Z, YES",
        "2024-05-05T00:00:00Z, NO",
        "1980-01-01T00:00:00Z, UNKNOWN",
        "2031-01-01T00:00:00Z, UNKNOWN",
    })
    void fileTimesAreOnlyBelievedWhereTheyCanBeTrue(Instant newest, Answer answer) {
        AuditSubject subject = new AuditSubject(List.of(), COMPLETE, Optional.of(newest), NOW, Provenance.notAsked());

        assertThat(AUDITOR.audit(subject)
                        .answers()
                        .get(AuditQuestion.UPDATED_RECENTLY)
                        .answer())
                .isEqualTo(answer);
    }

    @Test
    void readableMinifiedAndHiddenCodeAreToldApart() {
        assertThat(answer(AuditQuestion.READABLE_CODE, COMPLETE)).isEqualTo(Answer.YES);
        assertThat(answer(AuditQuestion.READABLE_CODE, COMPLETE, trait("huge-line", "share-percent", "97")))
                .isEqualTo(Answer.NO);
        assertThat(answer(AuditQuestion.READABLE_CODE, COMPLETE, trait("huge-line", "share-percent", "12")))
                .isEqualTo(Answer.YES);
        assertThat(answer(AuditQuestion.READABLE_CODE, COMPLETE, trait("invisible-unicode-payload", "length", "900")))
                .isEqualTo(Answer.NO);
    }

    /** Only what was hidden on purpose is held against a version before it: see {@code Release}. */
    @ParameterizedTest
    @CsvSource({
        "obfuscator-string-array, turned, true, true",
        "packed, by, edwards, true",
        "self-defending, how, debugger, true",
        "minified, characters-per-line, 4000, false",
        "huge-line, share-percent, 97, false"
    })
    void codeIsHiddenWhereSomebodyHidIt(String trait, String fact, String value, boolean hidden) {
        AuditAnswer answer = audit(trait(trait, fact, value)).answers().get(AuditQuestion.READABLE_CODE);

        assertThat(answer.answer()).isEqualTo(Answer.NO);
        assertThat(answer.ground().equals(Audit.CODE_IS_HIDDEN)).isEqualTo(hidden);
        assertThat(answer.evidence()).hasSize(1);
    }

    @Test
    void statesTheEventsThatActivateIt() {
        AuditAnswer answer = audit(
                        manifest("/activationEvents/1", "onUri"), manifest("/activationEvents/0", "onLanguage:go"))
                .answers()
                .get(AuditQuestion.RUNS_AT_STARTUP);

        assertThat(answer.answer()).isEqualTo(Answer.NO);
        assertThat(answer.stated()).isEqualTo("onLanguage:go, onUri");
    }

    @Test
    void listsTelemetryAndWhetherItObeysTheSetting() {
        PrivacyCard guarded = audit(
                        host("hm.baidu.com", "https://hm.baidu.com/hm.js?1", Feature.HostKind.PUBLIC),
                        flow(
                                "machine-identity",
                                "network-send",
                                "https://hm.baidu.com/hm.js",
                                Set.of("telemetry-consent")),
                        bundled("mixpanel"))
                .privacy();
        PrivacyCard unguarded = audit(
                        flow("machine-identity", "network-send", "https://hm.baidu.com/hm.js", Set.of()),
                        flow("machine-identity", "network-send", "https://hm.baidu.com/x", Set.of("telemetry-consent")))
                .privacy();

        assertThat(guarded.telemetryHosts()).containsExactly("hm.baidu.com");
        assertThat(guarded.telemetrySdks()).containsExactly("Mixpanel");
        assertThat(guarded.honoursOffSwitch().answer()).isEqualTo(Answer.YES);
        assertThat(unguarded.honoursOffSwitch().answer()).isEqualTo(Answer.NO);
        assertThat(audit(bundled("@vscode/extension-telemetry"))
                        .privacy()
                        .honoursOffSwitch()
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(audit(bundled("@sentry/node")).privacy().honoursOffSwitch().answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void tellsLocalFromCloudModels() {
        PrivacyCard both = audit(
                        host("localhost", "http://localhost:11434/api/generate", Feature.HostKind.LOCAL),
                        host("127.0.0.1", "http://127.0.0.1:8080/v1/chat/completions", Feature.HostKind.LOCAL),
                        host("api.openai.com", "https://api.openai.com/v1", Feature.HostKind.PUBLIC),
                        host(
                                "bedrock-runtime.eu-west-1.amazonaws.com",
                                "https://bedrock-runtime.eu-west-1.amazonaws.com",
                                Feature.HostKind.PUBLIC),
                        host("api.tavily.com", "https://api.tavily.com/search", Feature.HostKind.PUBLIC))
                .privacy();

        assertThat(both.localModelEndpoints())
                .containsExactly("127.0.0.1:8080 (llama.cpp, LocalAI)", "localhost:11434 (Ollama)");
        assertThat(both.cloudModelEndpoints())
                .containsExactly(
                        "api.openai.com (OpenAI API)", "bedrock-runtime.eu-west-1.amazonaws.com (Amazon Bedrock)");
        assertThat(both.webSearch()).containsExactly("api.tavily.com (Tavily)");
        assertThat(both.fallsBackToCloud().answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aCommonPortIsNoModelByItself() {
        assertThat(audit(host("localhost", "http://localhost:8080/app", Feature.HostKind.LOCAL))
                        .privacy()
                        .localModelEndpoints())
                .isEmpty();
    }

    @Test
    void seesUpdateChecks() {
        PrivacyCard card = audit(
                        call("global.fetch", "network-send", "https://vendor.example/api/check-update?v=1"),
                        call("global.fetch", "network-send", "https://vendor.example/api/latest-news"))
                .privacy();

        assertThat(card.updateChecks()).containsExactly("https://vendor.example/api/check-update?v=1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434/api/generate, https://api.openai.com/v1/completions, '', YES",
        "http://127.0.0.1:1234/v1/chat/completions, https://relay.example/ask, '', YES",
        "http://127.0.0.1:8080/completion, https://relay.example/ask, '', YES",
        "http://localhost:11434/api/generate, https://relay.example/ask, own-setting, UNKNOWN",
        "http://localhost:11434/api/generate, https://relay.example/ask, user-confirmation, UNKNOWN",
        "http://localhost:4000/preview, https://relay.example/ask, '', UNKNOWN",
        "http://localhost:11434/api/generate, http://127.0.0.1:5000/ask, '', UNKNOWN",
    })
    void aLocalModelWhoseQuestionsGoElsewhereFallsBack(String local, String other, String guard, Answer answer) {
        Set<String> guards = guard.isEmpty() ? Set.of() : Set.of(guard);

        assertThat(audit(
                                flow("editor-document", "local-ipc", local, Set.of()),
                                flow("editor-document", "network-send", other, guards))
                        .privacy()
                        .fallsBackToCloud()
                        .answer())
                .isEqualTo(answer);
    }

    @Test
    void otherDataIsNoFallback() {
        assertThat(audit(
                                flow("editor-document", "local-ipc", "http://localhost:11434/api/generate", Set.of()),
                                flow("machine-identity", "network-send", "https://relay.example/ask", Set.of()))
                        .privacy()
                        .fallsBackToCloud()
                        .answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void whatAReadmeLinksToIsNotContacted() {
        Feature.Host linked = new Feature.Host(
                "api.openai.com", Feature.HostKind.PUBLIC, "https://api.openai.com/", place("README.md"));

        assertThat(audit(linked).hosts()).isEmpty();
        assertThat(audit(linked).privacy().cloudModelEndpoints()).isEmpty();
    }

    private static Audit audit(Feature... features) {
        return AUDITOR.audit(
                new AuditSubject(List.of(features), COMPLETE, Optional.empty(), NOW, Provenance.notAsked()));
    }

    private static Answer answer(AuditQuestion question, Coverage coverage, Feature... features) {
        return AUDITOR.audit(
                        new AuditSubject(List.of(features), coverage, Optional.empty(), NOW, Provenance.notAsked()))
                .answers()
                .get(question)
                .answer();
    }

    private static List<String> valuesOf(List<Capability> capabilities, String name) {
        return capabilities.stream()
                .filter(capability -> capability.name().equals(name))
                .flatMap(capability -> capability.values().stream())
                .toList();
    }

    private static Feature call(String api, String catalogueClass, String text) {
        return new Feature.ApiCall(
                api,
                new TreeSet<>(Set.of(catalogueClass)),
                List.of(new Feature.Argument(List.of(text), new TreeMap<>())),
                context(Set.of()),
                place("out/main.js"));
    }

    private static Feature flow(String from, String to, String destination, Set<String> guards) {
        return new Feature.Flow(
                from,
                new TreeSet<>(),
                to,
                "node:https.request",
                List.of(destination),
                context(guards),
                List.of(place("out/source.js"), place("out/sink.js")));
    }

    private static CodeContext context(Set<String> guards) {
        return new CodeContext(List.of(new CodeContext.Way(Set.of(), guards)), "f", Optional.empty(), List.of());
    }

    private static Feature manifest(String pointer, String value) {
        return new Feature.ManifestFact(pointer, value, place("package.json"));
    }

    private static Feature trait(String name, String fact, String value) {
        return new Feature.Trait(name, new TreeMap<>(Map.of(fact, value)), place("out/main.js"));
    }

    private static Feature host(String host, String url, Feature.HostKind kind) {
        return new Feature.Host(host, kind, url, place("out/main.js"));
    }

    private static Feature bundled(String name) {
        return new Feature.Dependency(Feature.DependencyKind.BUNDLED, name, "1.0.0", place("out/main.js"));
    }

    private static Evidence place(String file) {
        return Evidence.match(Location.startOf(file), "seen", "…");
    }
}
