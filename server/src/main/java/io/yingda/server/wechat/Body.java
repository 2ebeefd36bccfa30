package io.yingda.server.wechat;

/**
 * A body as it was read.
 *
 * @param root the outermost element; of JSON, the object, without a name
 */
public record Body(Format format, Element root) {

    /** Nesting beyond this is refused; WeChat's deepest body has six levels. */
    static final int DEEPEST = 16;

    /**
     * Reads XML or JSON, told apart by the first character.
     *
     * @throws Refused {@code NOT_UTF8} or {@code MALFORMED}
     */
    public static Body read(byte[] bytes) throws Refused {
        String text = Characters.decode(bytes).strip();
        return text.startsWith("{")
                ? new Body(Format.JSON, JsonBody.read(text))
                : new Body(Format.XML, XmlBody.read(text));
    }
}
