package io.yingda.server.sandbox;

import java.time.Instant;
import java.util.Locale;

/**
 * Writes moves the way WeChat pushes them.
 *
 * @param xml the body in clear
 * @param key tells this push from all others: messages by MsgId, events by sender, second, event and key
 */
record PushXml(String xml, String key) {

    private static final int ZOOM = 16;

    /**
     * Writes one move.
     *
     * @param newcomer whether the person did not follow before, which makes a scan a follow
     * @param media where the sandbox serves its pictures
     */
    static PushXml of(Move move, Phone phone, boolean newcomer, long messageId, Instant at, String media) {
        Body body = new Body(phone, at);
        return switch (move) {
            case Move.Write write -> body.message("text", messageId, fields -> fields.cdata("Content", write.text()));
            case Move.Speak speak ->
                body.message("voice", messageId, fields -> {
                    fields.cdata("MediaId", "voice-" + messageId).cdata("Format", "amr");
                    fields.cdata("MediaId16K", "voice16k-" + messageId);
                    fields.cdata("Recognition", speak.recognition() == null ? "" : speak.recognition());
                });
            case Move.Show show ->
                body.message(
                        "image",
                        messageId,
                        fields -> fields.cdata("PicUrl", media + show.picture().file())
                                .cdata("MediaId", "image-" + messageId));
            case Move.Point point ->
                body.message(
                        "location",
                        messageId,
                        fields -> fields.plain("Location_X", degrees(point.latitude()))
                                .plain("Location_Y", degrees(point.longitude()))
                                .plain("Scale", Integer.toString(ZOOM))
                                .cdata("Label", point.label()));
            case Move.Click click -> body.event("CLICK", click.key(), false);
            case Move.Scan scan ->
                newcomer
                        ? body.event("subscribe", "qrscene_" + scan.scene(), true)
                        : body.event("SCAN", scan.scene(), true);
            case Move.Follow ignored -> body.event("subscribe", "", false);
            case Move.Unfollow ignored -> body.event("unsubscribe", "", false);
        };
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** Writes the elements all pushes share, then those of a kind. */
    private record Body(Phone phone, Instant at) {

        PushXml message(String type, long messageId, java.util.function.Consumer<Elements> fields) {
            Elements elements = begun(type);
            fields.accept(elements);
            elements.plain("MsgId", Long.toString(messageId));
            return new PushXml(elements.xml(), prefix() + messageId);
        }

        PushXml event(String event, String eventKey, boolean scanned) {
            Elements elements = begun("event").cdata("Event", event).cdata("EventKey", eventKey);
            if (scanned) {
                elements.cdata("Ticket", "ticket-" + Integer.toHexString(eventKey.hashCode()));
            }
            String key = "event:" + at.getEpochSecond() + ':' + event.toLowerCase(Locale.ROOT) + ':' + eventKey;
            return new PushXml(elements.xml(), prefix() + key);
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
}
