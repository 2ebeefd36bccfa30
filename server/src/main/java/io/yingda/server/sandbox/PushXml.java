package io.yingda.server.sandbox;

import io.yingda.server.sandbox.api.Official;
import io.yingda.server.sandbox.push.Elements;
import io.yingda.server.sandbox.push.Packing;
import io.yingda.server.sandbox.push.Parcel;
import java.util.List;
import java.util.Locale;

/** Writes moves the way WeChat pushes them. */
final class PushXml {

    private static final int ZOOM = 16;

    private final Official account;
    private final List<Stage.Button> menu;
    private final String pictures;

    /**
     * @param menu what this follower sees at the bottom of the chat
     * @param pictures where the sandbox serves its pictures
     */
    PushXml(Official account, List<Stage.Button> menu, String pictures) {
        this.account = account;
        this.menu = menu;
        this.pictures = pictures;
    }

    /**
     * Writes one move.
     *
     * @param newcomer whether the person did not follow before, which makes a scan a follow
     */
    Parcel of(Move move, Packing packing, boolean newcomer, long messageId) {
        return switch (move) {
            case Move.Write write ->
                packing.message("text", messageId, fields -> fields.cdata("Content", write.text()));
            case Move.Choose choose ->
                packing.message(
                        "text",
                        messageId,
                        fields -> fields.cdata("Content", choose.text()).cdata("bizmsgmenuid", choose.id()));
            case Move.Speak speak -> packing.message("voice", messageId, fields -> voice(fields, speak));
            case Move.Show show -> packing.message("image", messageId, fields -> picture(fields, show));
            case Move.Point point ->
                packing.message(
                        "location",
                        messageId,
                        fields -> fields.plain("Location_X", degrees(point.latitude()))
                                .plain("Location_Y", degrees(point.longitude()))
                                .plain("Scale", Integer.toString(ZOOM))
                                .cdata("Label", point.label()));
            case Move.Click click -> click(packing, click.key());
            case Move.Visit visit -> packing.event("VIEW", visit.url(), fields -> {});
            case Move.Agree agree ->
                packing.event(
                        "subscribe_msg_popup_event",
                        fields -> fields.nested(
                                "SubscribeMsgPopupEvent", list -> list.nested("List", item -> agreed(item, agree))));
            case Move.Scan scan ->
                packing.event(
                        newcomer ? "subscribe" : "SCAN",
                        (newcomer ? "qrscene_" : "") + scan.scene(),
                        fields -> fields.cdata("Ticket", ticket(scan.scene())));
            case Move.Follow ignored -> packing.event("subscribe", "", fields -> {});
            case Move.Unfollow ignored -> packing.event("unsubscribe", "", fields -> {});
        };
    }

    private void voice(Elements fields, Move.Speak speak) {
        fields.cdata("MediaId", account.keep("voice", "voice.amr", "audio/amr", Voices.narrow(speak.seconds())))
                .cdata("Format", "amr")
                .cdata(
                        "MediaId16K",
                        account.keep("voice", "voice16k.amr", "audio/amr-wb", Voices.wide(speak.seconds())))
                .cdata("Recognition", speak.recognition() == null ? "" : speak.recognition());
    }

    private void picture(Elements fields, Move.Show show) {
        String file = show.picture().file();
        fields.cdata("PicUrl", pictures + file)
                .cdata("MediaId", account.keep("image", file, Pictures.TYPE, Pictures.bytes(show.picture())));
    }

    private Parcel click(Packing packing, String key) {
        String type = MenuButtons.withKey(menu, key).map(Stage.Button::type).orElse("click");
        return type.equals("click")
                ? packing.event("CLICK", key, fields -> {})
                : packing.event(
                        type,
                        key,
                        fields -> fields.nested(
                                "ScanCodeInfo",
                                scan -> scan.cdata("ScanType", "qrcode").cdata("ScanResult", "1")));
    }

    private static void agreed(Elements item, Move.Agree agree) {
        item.cdata("TemplateId", agree.template())
                .cdata("SubscribeStatusString", agree.accept() ? "accept" : "reject")
                .plain("PopupScene", "1");
    }

    /** Codes of the stage were made by nobody; they have a ticket all the same. */
    private String ticket(String scene) {
        return account.ticket(scene).orElse("ticket-" + Integer.toHexString(scene.hashCode()));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
