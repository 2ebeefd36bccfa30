package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.push.Elements;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The phones of the followers, as far as WeChat's API reaches them. */
public interface Phones {

    /**
     * Something appears in a chat.
     *
     * @param account the account's name
     * @param note the grey line below it; null for none
     * @param messageId of a template message; null otherwise
     */
    void show(String account, String openId, Content content, Way way, @Nullable String note, @Nullable Long messageId);

    /**
     * WeChat tells the server of an event.
     *
     * @param event its name
     * @param fields what it says beyond the elements all events share
     */
    void push(String account, String openId, String event, Consumer<Elements> fields);

    /**
     * The account is typing, or no longer.
     *
     * @param until in milliseconds since 1970 on the sandbox's clock; 0 when it has stopped
     */
    void typing(String account, String openId, long until);

    /** The account's menu or its QR codes are others now. */
    void offersChanged(String account);
}
