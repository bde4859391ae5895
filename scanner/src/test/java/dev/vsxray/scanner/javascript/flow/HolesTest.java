package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "const a = …;, const a = $embedded$;",
                "…, $embedded$",
                "f('…' + …), f('…' + $embedded$)",
                "f('it\\'s …'), f('it\\'s …')",
                "// … is left, // … is left",
                "/* … */ … // …, /* … */ $embedded$ // …",
                "`a … b` + …, `a … b` + $embedded$",
                "nothing here, nothing here",
            })
    void aValueStandsWhereOneIsNotKnown(String script, String filled) {
        assertThat(Holes.filled(script)).isEqualTo(filled);
    }
}
