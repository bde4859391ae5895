package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/main,                             /main,                           true",
        "/main,                             /mainly,                         false",
        "/activationEvents/*,               /activationEvents/0,             true",
        "/contributes/*/0/path,             /contributes/themes/0/path,      true",
        "/contributes/*/0/path,             /contributes/themes/1/path,      false",
        "/contributes/**/command,           /contributes/menus/a~1b/0/command, true",
        "/contributes/**/command,           /contributes/command,            true",
        "/contributes/**/command,           /contributes/menus/0/when,       false",
        "/contributes,                      /contributes/themes/0/label,     false",
        "/contributes/**,                   /contributes,                    true",
        "/contributes/menus/a~1b/*,         /contributes/menus/a~1b/0,       true",
        "/contributes/menus/a,              /contributes/menus/a~1b,         false",
        "/**,                               /main,                           true",
    })
    void names_leaves(String path, String pointer, boolean expected) {
        assertThat(new ManifestPath(path).names(pointer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/contributes/themes,    /contributes/themes/0/label,   /contributes/themes",
        "/contributes/themes/*,  /contributes/themes/7/label,   /contributes/themes/7",
    })
    void finds_what_lies_above_a_leaf(String path, String pointer, String prefix) {
        assertThat(new ManifestPath(path).prefixIn(pointer)).contains(prefix);
    }
}
