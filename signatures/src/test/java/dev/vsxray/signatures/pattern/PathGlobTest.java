package dev.vsxray.signatures.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *.html            | media/page.html             | true
                    *.html            | page.HTML                   | true
                    *.html            | page.htm                    | false
                    media/*.js        | media/a.js                  | true
                    media/*.js        | media/deep/b.js             | false
                    media/**/*.js     | media/deep/down/c.js        | true
                    media/**/*.js     | media/d.js                  | true
                    **/.env           | .env                        | true
                    .env              | src/.env                    | true
                    .env              | src/x.env                   | false
                    *.{ps1,bat}       | scripts/run.bat             | true
                    *.{ps1,bat}       | scripts/run.sh              | false
                    node_modules/**   | node_modules/a/b.js         | true
                    a?c.txt           | abc.txt                     | true
                    a.c.txt           | abc.txt                     | false
                    """)
    void matches_paths(String glob, String path, boolean expected) {
        assertThat(new PathGlob(glob).matches(path)).isEqualTo(expected);
    }

    @Test
    void refuses_an_open_brace() {
        assertThatThrownBy(() -> new PathGlob("*.{ps1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("brace not closed");
    }
}
