package io.yingda.server.wechat;

import com.ctc.wstx.stax.WstxInputFactory;
import io.yingda.server.wechat.Refused.Reason;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads XML into elements, by Woodstox: the JDK's own reader takes four times as long to read a push, most of it to get
 * ready. A document type is refused wherever it stands, and with it every entity but XML's own five:
 * WeChat sends none, and Tencent's own libraries have been attacked through them.
 */
final class XmlBody {

    private static final XMLInputFactory FACTORY = factory();

    private XmlBody() {}

    static Element read(String text) throws Refused {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                return document(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException malformed) {
            throw new Refused(Reason.MALFORMED);
        }
    }

    private static Element document(XMLStreamReader xml) throws XMLStreamException, Refused {
        Element root = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> root = element(xml, 1);
                case XMLStreamConstants.DTD -> throw new Refused(Reason.MALFORMED);
                default -> {}
            }
        }
        if (root == null) {
            throw new Refused(Reason.MALFORMED);
        }
        return root;
    }

    private static Element element(XMLStreamReader xml, int depth) throws XMLStreamException, Refused {
        if (depth > Body.DEEPEST) {
            throw new Refused(Reason.MALFORMED);
        }
        String name = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(xml, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(
                            name, children.isEmpty() ? text.toString().strip() : "", children);
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new Refused(Reason.MALFORMED);
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // Put off, what is wrong with a text would come to light as another kind of exception.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }
}
