package dev.vsxray.nightly.schedule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what was written, from its bytes, fetching nothing that it names. */
final class Xml {

    private Xml() {}

    static Document parse(Step.WriteFile file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes(file)));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new AssertionError(file.text(), malformed);
        }
    }

    /** What the schema says is wrong; empty where it is content. */
    static Optional<String> violation(String schema, byte[] document) {
        try {
            SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            schemas.newSchema(Xml.class.getResource(schema))
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(document)));
            return Optional.empty();
        } catch (SAXException violated) {
            return Optional.of(String.valueOf(violated.getMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the document type says is wrong; it is ours, whatever address the document names. */
    static Optional<String> violationOfType(String dtd, byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setValidating(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((name, address) -> new InputSource(Xml.class.getResourceAsStream(dtd)));
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void error(SAXParseException violated) throws SAXException {
                    throw violated;
                }
            });
            builder.parse(new ByteArrayInputStream(document));
            return Optional.empty();
        } catch (SAXException violated) {
            return Optional.of(String.valueOf(violated.getMessage()));
        } catch (ParserConfigurationException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static byte[] bytes(Step.WriteFile file) {
        return file.text().getBytes(file.charset());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
