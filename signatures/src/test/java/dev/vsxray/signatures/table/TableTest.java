package dev.vsxray.signatures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void readsHeaderColumnsAndRows() throws Exception {
        Table table = Table.parse("cats.tsv", "# as-of: 2026-01-31\n# kind: cats\nname\tage\nTom\t4\r\n\nMia\t\n");

        assertThat(table.header()).containsExactly(Map.entry("as-of", "2026-01-31"), Map.entry("kind", "cats"));
        assertThat(table.columns()).containsExactly("name", "age");
        assertThat(table.rows()).extracting(Table.Row::cells).containsExactly(List.of("Tom", "4"), List.of("Mia", ""));
        assertThat(table.rows()).extracting(Table.Row::line).containsExactly(4, 6);
    }

    @Test
    void namesTheLineOfARowWithTooFewCells() {
        assertThatThrownBy(() -> Table.parse("cats.tsv", "name\tage\nTom\n"))
                .isInstanceOf(TableFormatException.class)
                .hasMessage("cats.tsv:2: expected 2 cells separated by tabs, found 1");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> Table.parse("cats.tsv", "name\n" + "x".repeat(Table.MAX_LINE_LENGTH + 1)))
                .hasMessageContaining("cats.tsv:2: line is longer than 65536 characters");
    }

    @Test
    void refusesAFileWithoutColumns() {
        assertThatThrownBy(() -> Table.parse("cats.tsv", "# only: a header\n"))
                .hasMessage("cats.tsv: expected a line of column names, found none");
    }

    @Test
    void writesWhatItReads() throws Exception {
        String text = "# as-of: 2026-01-31\nname\tage\nTom\t4\nMia\t\n";

        assertThat(Table.parse("cats.tsv", text).toText()).isEqualTo(text);
    }

    @Test
    void aCellCannotEndItsCellOrItsLine() {
        Table table = new Table(
                "cats.tsv",
                Map.of(),
                List.of("name", "age"),
                List.of(new Table.Row(1, List.of("a\tb\nc\u001b[31m", "7"))));

        assertThat(table.toText()).isEqualTo("name\tage\na b c [31m\t7\n");
    }
}
