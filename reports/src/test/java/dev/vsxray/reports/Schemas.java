package dev.vsxray.reports;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The schemas of formats that others define, from {@code src/test/resources/schema}; nothing is fetched. */
final class Schemas {

    private static final Path FOLDER = Path.of("src/test/resources/schema");

    private Schemas() {}

    static Schema sarif() throws IOException {
        return schema("https://sarif.example/sarif-2.1.0.json");
    }

    static Schema cycloneDx() throws IOException {
        return schema("http://cyclonedx.org/schema/bom-1.6.schema.json");
    }

    private static Schema schema(String id) throws IOException {
        Map<String, String> known = Map.of(
                "http://cyclonedx.org/schema/bom-1.6.schema.json", read("bom-1.6.schema.json"),
                "http://cyclonedx.org/schema/jsf-0.82.schema.json", read("jsf-0.82.schema.json"),
                "http://cyclonedx.org/schema/spdx.schema.json", read("spdx.schema.json"),
                "https://sarif.example/sarif-2.1.0.json", read("sarif-2.1.0.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(known))
                .getSchema(SchemaLocation.of(id));
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
