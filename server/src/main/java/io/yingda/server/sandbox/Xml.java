package io.yingda.server.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of a reply. */
final class Xml {

    private static final DocumentBuilderFactory FACTORY = factory();

    private final Node node;

    private Xml(Node node) {
        this.node = node;
    }

    /** Reads a document whose root is {@code xml}. */
    static Xml read(String text) throws Unreadable {
        try {
            DocumentBuilder builder = FACTORY.newDocumentBuilder();
            builder.setErrorHandler(null);
            Node root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            if (!root.getNodeName().equals("xml")) {
                throw new Unreadable("回复的根元素不是 <xml>");
            }
            return new Xml(root);
        } catch (SAXException | IOException malformed) {
            throw new Unreadable("回复不是格式正确的 XML");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every Java reads XML", impossible);
        }
    }

    /** The text of the child of this name; empty when there is none. */
    String text(String name) {
        List<Xml> found = all(name);
        return found.isEmpty() ? "" : found.getFirst().node.getTextContent().strip();
    }

    String required(String name) throws Unreadable {
        String text = text(name);
        if (text.isEmpty()) {
            throw new Unreadable("回复缺少 " + name);
        }
        return text;
    }

    Xml in(String name) throws Unreadable {
        List<Xml> found = all(name);
        if (found.isEmpty()) {
            throw new Unreadable("回复缺少 " + name);
        }
        return found.getFirst();
    }

    List<Xml> all(String name) {
        List<Xml> found = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                found.add(new Xml(child));
            }
        }
        return found;
    }

    private static DocumentBuilderFactory factory() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every Java refuses document types", impossible);
        }
        return factory;
    }

    /** Something WeChat could not read, either. */
    static final class Unreadable extends Exception {

        private final String why;

        Unreadable(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        /** What is wrong, in Chinese. */
        String why() {
            return why;
        }
    }
}
