package io.yingda.knowledge.articles;

import java.util.regex.Pattern;

/** The little markup WeChat's text messages know: links. */
final class WeChatText {

    /** What a chat window could take for a tag or for an entity. */
    private static final Pattern TAG = Pattern.compile("<(?=[/!?a-zA-Z])");

    private static final Pattern ENTITY = Pattern.compile("&(?=#?[a-zA-Z0-9]+;)");

    private WeChatText() {}

    /** The text as people are to read it, where nothing can be taken for a tag or an entity. */
    static String harmless(String text) {
        return ENTITY.matcher(TAG.matcher(text).replaceAll("＜")).replaceAll("＆");
    }

    /** @param text harmless already */
    static String link(String address, String text) {
        String safe = address.strip()
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace(" ", "%20");
        return "<a href=\"" + safe + "\">" + (text.isBlank() ? safe : text) + "</a>";
    }
}
