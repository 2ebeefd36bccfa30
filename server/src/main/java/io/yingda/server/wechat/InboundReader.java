package io.yingda.server.wechat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.wechat.Refused.Reason;
import java.time.Instant;
import java.util.Locale;

/** Reads a decrypted body as what a follower sent or what happened. A kind it does not know is an {@code Other}. */
final class InboundReader {

    /** A CreateTime beyond this is in milliseconds: as seconds it would lie after the year 5000. */
    private static final long LATEST_SECOND = 100_000_000_000L;

    /** WeChat's openids have 28 characters. */
    private static final int LONGEST_NAME = 128;

    /** WeChat's ids have 20 digits at most, its keys of menus and scenes 128 characters, addresses in them somewhat more. */
    private static final int LONGEST_KEY = 2_048;

    private InboundReader() {}

    /**
     * Reads one body.
     *
     * @param account the account's name in the URL
     * @throws Refused {@code INCOMPLETE} when sender, recipient or type is missing
     */
    static Inbound read(String account, Element body) throws Refused {
        String sender = required(body, "FromUserName");
        // Two that differ only in what cannot be stored or sent as it is would become one follower.
        if (sender.length() > LONGEST_NAME
                || !Characters.sendable(sender).equals(sender)
                || sender.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(Reason.MALFORMED);
        }
        String recipient = required(body, "ToUserName");
        String type = required(body, "MsgType").toLowerCase(Locale.ROOT);
        boolean event = type.equals("event");
        FollowerId follower = new FollowerId(account, sender);
        Header header = new Header(
                follower,
                recipient,
                sentAt(body),
                account + '/' + sender + '/' + bounded(event ? eventKey(body) : messageKey(body)));
        return event ? EventReader.read(header, body) : message(header, type, body);
    }

    private static Inbound message(Header header, String type, Element body) {
        return switch (type) {
            case "text" -> new Inbound.Text(header, body.text("Content"), body.optional("bizmsgmenuid"));
            case "image" -> new Inbound.Image(header, body.text("PicUrl"), body.text("MediaId"));
            case "voice" ->
                new Inbound.Voice(
                        header,
                        body.text("MediaId"),
                        body.text("Format"),
                        body.optional("MediaId16K"),
                        body.optional("Recognition"));
            case "video" -> new Inbound.Video(header, body.text("MediaId"), body.text("ThumbMediaId"), false);
            case "shortvideo" -> new Inbound.Video(header, body.text("MediaId"), body.text("ThumbMediaId"), true);
            case "location" ->
                new Inbound.Location(
                        header,
                        body.decimal("Location_X"),
                        body.decimal("Location_Y"),
                        body.count("Scale", 0),
                        body.text("Label"));
            case "link" -> new Inbound.Link(header, body.text("Title"), body.text("Description"), body.text("Url"));
            case "file" ->
                new Inbound.Document(
                        header,
                        body.text("Title"),
                        body.text("Description"),
                        body.text("FileKey"),
                        body.text("FileMd5"),
                        body.number("FileTotalLen", -1));
            default ->
                EventReader.isRetired(type)
                        ? EventReader.retired(header, type, body)
                        : new Inbound.Other(header, body.text("MsgType"), body.texts());
        };
    }

    /** Messages carry an id. One that does not is known by its content. */
    private static String messageKey(Element body) {
        String id = body.text("MsgId");
        return id.isEmpty() ? "content:" + body.text("CreateTime") + ':' + Integer.toHexString(body.hashCode()) : id;
    }

    /** Events carry no id; the {@code MsgID} of some is that of a job, which several events may share. */
    private static String eventKey(Element body) {
        return "event:" + body.text("CreateTime") + ':' + body.text("Event").toLowerCase(Locale.ROOT) + ':'
                + body.text("EventKey");
    }

    /** Keys are remembered in great number, so that one without end is known by its digest. */
    private static String bounded(String key) {
        return key.length() <= LONGEST_KEY ? key : "digest:" + Signature.of(key);
    }

    private static Instant sentAt(Element body) {
        long number = body.number("CreateTime", 0);
        if (number < 0 || number > LATEST_SECOND * 1_000) {
            return Instant.EPOCH;
        }
        return number > LATEST_SECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static String required(Element body, String name) throws Refused {
        String value = body.text(name);
        if (value.isEmpty()) {
            throw new Refused(Reason.INCOMPLETE);
        }
        return value;
    }
}
