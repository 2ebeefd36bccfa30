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
        return read(Characters.decode(bytes));
    }

    /** The same of bytes already decoded. */
    public static Body read(String text) throws Refused {
        String bare = text.strip();
        return bare.startsWith("{")
                ? new Body(Format.JSON, JsonBody.read(bare))
                : new Body(Format.XML, XmlBody.read(bare));
    }
}
