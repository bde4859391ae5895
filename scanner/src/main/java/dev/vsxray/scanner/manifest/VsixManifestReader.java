package dev.vsxray.scanner.manifest;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code extension.vsixmanifest} (namespace {@code http://schemas.microsoft.com/developer/vsx-schema/2011})
 * without ever resolving an entity or loading a document type.
 */
final class VsixManifestReader {

    /** Elements. Real files have some 40. */
    private static final int MAX_ELEMENTS = 10_000;

    /** UTF-16 code units of a display name. */
    private static final int MAX_TEXT = 4_096;

    private static final XMLInputFactory XML = hardened();

    private final SortedMap<String, String> properties = new TreeMap<>();
    private String publisher = "";
    private String name = "";
    private String version = "";
    private String targetPlatform = "";
    private String displayName = "";

    private VsixManifestReader() {}

    /**
     * @throws XMLStreamException where the file is no XML, uses an entity, has a document type, or has more elements
     *     than any real one
     */
    static VsixManifest read(byte[] bytes) throws XMLStreamException {
        try {
            return new VsixManifestReader().readElements(bytes);
        } catch (RuntimeException escaped) {
            // The platform's reader lets some of its own mistakes out, such as a message it has no text for.
            throw new XMLStreamException("damaged", escaped);
        }
    }

    private VsixManifest readElements(byte[] bytes) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
        int elements = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("document type or entity");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++elements > MAX_ELEMENTS) {
                    throw new XMLStreamException("too many elements");
                }
                element(xml);
            }
        }
        return new VsixManifest(publisher, name, version, targetPlatform, displayName, properties);
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "Identity" -> {
                publisher = attribute(xml, "Publisher");
                name = attribute(xml, "Id");
                version = attribute(xml, "Version");
                targetPlatform = attribute(xml, "TargetPlatform");
            }
            case "DisplayName" -> displayName = text(xml);
            case "Property" -> properties.put(attribute(xml, "Id"), attribute(xml, "Value"));
            default -> {
                // Tags, badges and assets say nothing that package.json does not say.
            }
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() == XMLStreamConstants.CHARACTERS && text.length() < MAX_TEXT) {
            text.append(xml.getText());
        }
        return text.toString();
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        return factory;
    }
}
