package io.yingda.server.wechat;

/** Writes WeChat's XML: no declaration, no attributes, text in CDATA sections made safe. */
final class XmlText {

    private final StringBuilder xml = new StringBuilder(256);

    XmlText open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    XmlText close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlText plain(String name, String value) {
        open(name).xml.append(value);
        return close(name);
    }

    XmlText plain(String name, long value) {
        return plain(name, Long.toString(value));
    }

    XmlText cdata(String name, String value) {
        open(name).xml.append("<![CDATA[").append(safe(value)).append("]]>");
        return close(name);
    }

    /** Without what XML 1.0 cannot carry, and with every end of a CDATA section split over two. */
    private static String safe(String value) {
        return Characters.sendable(value).replace("]]>", "]]]]><![CDATA[>");
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
