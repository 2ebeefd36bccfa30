package io.yingda.server.wechat;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Event.CardAction;
import io.yingda.engine.message.Event.SubscriptionItem;
import io.yingda.engine.message.Event.SubscriptionKind;
import io.yingda.engine.message.Event.VerificationStep;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the events of the protocol. Their names are compared without regard to case. */
final class EventReader {

    private static final String SCENE_PREFIX = "qrscene_";

    /** Names, or beginnings of names, of what WeChat's retired products send. */
    private static final List<String> RETIRED =
            List.of("user_scan_product", "shakearound", "device_", "merchant_order");

    private static final Set<String> RETIRED_NAMES = Set.of(
            "wificonnected",
            "poi_check_notify",
            "submit_invoice_title",
            "update_invoice_status",
            "user_authorize_invoice");

    private EventReader() {}

    static Inbound read(Header header, Element body) {
        String name = body.text("Event").toLowerCase(Locale.ROOT);
        String key = body.text("EventKey");
        return switch (name) {
            case "subscribe" -> new Event.Follow(header, scene(key), body.optional("Ticket"));
            case "unsubscribe" -> new Event.Unfollow(header);
            case "scan" -> new Event.Scan(header, key, body.optional("Ticket"));
            case "location" ->
                new Event.LocationReport(
                        header, body.decimal("Latitude"), body.decimal("Longitude"), body.decimal("Precision"));
            case "click" -> new Event.MenuClick(header, key);
            case "view" -> new Event.MenuView(header, key, body.optional("MenuId"));
            case "view_miniprogram" -> new Event.MenuMiniProgram(header, key, body.optional("MenuId"));
            case "scancode_push" -> menuScan(header, body, false);
            case "scancode_waitmsg" -> menuScan(header, body, true);
            case "pic_sysphoto", "pic_photo_or_album", "pic_weixin" -> menuPictures(header, name, body);
            case "location_select" -> menuLocation(header, body);
            case "templatesendjobfinish" -> new Event.TemplateSent(header, body.text("MsgID"), body.text("Status"));
            case "masssendjobfinish" -> broadcastSent(header, body);
            case "publishjobfinish", "freepublishjobfinish" -> published(header, body);
            case "kf_create_session" -> new Event.HumanSessionCreated(header, body.text("KfAccount"));
            case "kf_close_session" -> new Event.HumanSessionClosed(header, body.text("KfAccount"));
            case "kf_switch_session" ->
                new Event.HumanSessionSwitched(header, body.text("FromKfAccount"), body.text("ToKfAccount"));
            case "subscribe_msg_popup_event" ->
                subscription(header, SubscriptionKind.ASKED, "SubscribeMsgPopupEvent", body);
            case "subscribe_msg_change_event" ->
                subscription(header, SubscriptionKind.CHANGED, "SubscribeMsgChangeEvent", body);
            case "subscribe_msg_sent_event" ->
                subscription(header, SubscriptionKind.SENT, "SubscribeMsgSentEvent", body);
            case "user_info_modified", "user_authorization_revoke" ->
                new Event.AuthorizationChanged(header, body.text("OpenID"), body.optional("RevokeInfo"));
            case "user_enter_tempsession" -> new Event.EnteredSession(header, body.text("SessionFrom"));
            default -> named(header, name, body);
        };
    }

    /** Whether this name belongs to a product WeChat has given up. */
    static boolean isRetired(String name) {
        return RETIRED_NAMES.contains(name) || RETIRED.stream().anyMatch(name::startsWith);
    }

    static Event retired(Header header, String name, Element body) {
        return new Event.Retired(header, name, body.texts());
    }

    private static Inbound named(Header header, String name, Element body) {
        if (isRetired(name)) {
            return retired(header, name, body);
        }
        return Stream.<Inbound>concat(
                        CardAction.named(name).stream().map(action -> new Event.Card(header, action, body.texts())),
                        VerificationStep.named(name).stream()
                                .map(step -> new Event.Verification(header, step, body.texts())))
                .findFirst()
                .orElseGet(() -> new Inbound.Other(header, "event:" + body.text("Event"), body.texts()));
    }

    /** Only a scene has the prefix; other keys say how else the follower came. */
    private static @Nullable String scene(String key) {
        return key.startsWith(SCENE_PREFIX) ? key.substring(SCENE_PREFIX.length()) : null;
    }

    private static Event menuScan(Header header, Element body, boolean waiting) {
        Element scan = body.in("ScanCodeInfo");
        return new Event.MenuScan(
                header, body.text("EventKey"), waiting, scan.text("ScanType"), scan.text("ScanResult"));
    }

    private static Event menuPictures(Header header, String source, Element body) {
        Element pictures = body.in("SendPicsInfo");
        Element list = pictures.in("PicList");
        List<Element> items = list.child("item").isPresent() ? list.all("item") : pictures.all("PicList");
        List<String> md5s = items.stream()
                .map(item -> item.text("PicMd5Sum"))
                .filter(md5 -> !md5.isEmpty())
                .toList();
        return new Event.MenuPictures(
                header, body.text("EventKey"), source, pictures.count("Count", md5s.size()), md5s);
    }

    private static Event menuLocation(Header header, Element body) {
        Element place = body.in("SendLocationInfo");
        return new Event.MenuLocation(
                header,
                body.text("EventKey"),
                place.decimal("Location_X"),
                place.decimal("Location_Y"),
                place.text("Label"),
                place.text("Poiname"));
    }

    private static Event broadcastSent(Header header, Element body) {
        return new Event.BroadcastSent(
                header,
                body.text("MsgID"),
                body.text("Status"),
                body.count("TotalCount", 0),
                body.count("FilterCount", 0),
                body.count("SentCount", 0),
                body.count("ErrorCount", 0));
    }

    private static Event published(Header header, Element body) {
        Element publication = body.in("PublishEventInfo");
        return new Event.Published(
                header,
                publication.text("publish_id"),
                publication.count("publish_status", -1),
                publication.optional("article_id"));
    }

    /** In JSON the list stands at the top, in XML inside an element named after the event. */
    private static Event subscription(Header header, SubscriptionKind kind, String wrapper, Element body) {
        List<SubscriptionItem> items = body.child(wrapper).orElse(body).all("List").stream()
                .map(item -> new SubscriptionItem(
                        item.text("TemplateId"),
                        kind == SubscriptionKind.SENT ? item.text("ErrorStatus") : item.text("SubscribeStatusString")))
                .toList();
        return new Event.Subscription(header, kind, items);
    }
}
