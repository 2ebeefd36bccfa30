package io.yingda.server.sandbox.push;

import io.yingda.server.sandbox.phone.Phone;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes the elements all pushes share, then those of a kind. */
public record Packing(Phone phone, Instant at) {

    /** A message: its id comes last, after the fields of its kind. */
    public Parcel message(String type, long messageId, Consumer<Elements> fields) {
        Elements elements = begun(type);
        fields.accept(elements);
        elements.plain("MsgId", Long.toString(messageId));
        return new Parcel(elements.xml(), prefix() + messageId, type, false);
    }

    /** An event with an {@code EventKey}, which may be empty, and the fields of its kind. */
    public Parcel event(String event, String eventKey, Consumer<Elements> fields) {
        Elements elements = begun("event").cdata("Event", event).cdata("EventKey", eventKey);
        fields.accept(elements);
        return parcel(elements, event, eventKey);
    }

    /** An event without an {@code EventKey}. */
    public Parcel event(String event, Consumer<Elements> fields) {
        Elements elements = begun("event").cdata("Event", event);
        fields.accept(elements);
        return parcel(elements, event, "");
    }

    private Parcel parcel(Elements elements, String event, String eventKey) {
        String key = "event:" + at.getEpochSecond() + ':' + event.toLowerCase(Locale.ROOT) + ':' + eventKey;
        return new Parcel(elements.xml(), prefix() + key, "event:" + event, true);
    }

    private Elements begun(String type) {
        return new Elements()
                .cdata("ToUserName", phone.originalId())
                .cdata("FromUserName", phone.openId())
                .plain("CreateTime", Long.toString(at.getEpochSecond()))
                .cdata("MsgType", type);
    }

    private String prefix() {
        return phone.account() + '/' + phone.openId() + '/';
    }
}
