package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema that editors use agrees with the loader about every rule that ships, and about mistakes. */
class RuleSchemaTest {

    private static final Path RULES = Path.of("src/main/resources/dev/vsxray/signatures/rules");
    private static final Path SCHEMA = Path.of("../docs/schema/rule-1.json");

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
    }

    private static List<Error> errors(Schema schema, String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }

    @TestFactory
    Stream<DynamicTest> accepts_every_shipped_rule() throws IOException {
        Schema schema = schema();
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file -> dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThat(errors(schema, Files.readString(file)))
                                    .isEmpty()));
        }
    }

    @Test
    void finds_the_mistakes_that_the_loader_finds() throws IOException {
        String mistaken = """
                id: Not_Kebab
                title: x
                severity: hihg
                confidence: high
                maturity: stable
                match: {txet: {literal: hello}}
                explanation: x
                looks-alike: x
                check-next: x
                colour: red
                """;
        assertThat(errors(schema(), mistaken))
                .extracting(error -> error.getInstanceLocation().toString())
                .contains("/id", "/severity", "/match", "");
    }
}
