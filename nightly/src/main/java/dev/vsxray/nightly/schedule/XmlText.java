package dev.vsxray.nightly.schedule;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the schedulers' XML; the writer escapes what is in a path. */
final class XmlText {

    private XmlText() {}

    /** What stands in a document. */
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String document(String encoding, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeProcessingInstruction("xml", "version=\"1.0\" encoding=\"" + encoding + "\"");
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing to memory does not fail", impossible);
        }
        // One element a line, so that a person can read what is going to be installed.
        return text.toString().replace("><", ">\n<") + "\n";
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
