package io.yingda.engine.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened around a follower or the account, as WeChat's event pushes name it. Names are compared
 * without regard to case. Fields WeChat may leave out are nullable; text fields it leaves empty are empty.
 */
public sealed interface Event extends Inbound {

    /** @param scene the scene of the QR code that led here, without {@code qrscene_}; null when there was none */
    record Follow(
            Header header, @Nullable String scene, @Nullable String ticket) implements Event {}

    /** WeChat requires the follower's data to be erased. */
    record Unfollow(Header header) implements Event {}

    /** A QR code with a scene, scanned by somebody who already follows. */
    record Scan(Header header, String scene, @Nullable String ticket) implements Event {}

    /** Where the phone is, reported on entering the chat when the follower allowed it; degrees, precision in metres. */
    record LocationReport(Header header, double latitude, double longitude, double precision) implements Event {}

    record MenuClick(Header header, String key) implements Event {}

    record MenuView(Header header, String url, @Nullable String menuId) implements Event {}

    record MenuMiniProgram(
            Header header, String page, @Nullable String menuId) implements Event {}

    /** @param waiting whether the follower waits for an answer ({@code scancode_waitmsg}) */
    record MenuScan(Header header, String key, boolean waiting, String scanType, String result) implements Event {}

    /**
     * Pictures chosen through the menu; each follows as a message of its own.
     *
     * @param source {@code pic_sysphoto}, {@code pic_photo_or_album} or {@code pic_weixin}
     */
    record MenuPictures(Header header, String key, String source, int count, List<String> md5s) implements Event {
        public MenuPictures {
            md5s = List.copyOf(md5s);
        }
    }

    record MenuLocation(Header header, String key, double latitude, double longitude, String label, String place)
            implements Event {}

    /** @param status WeChat's words: {@code success}, or {@code failed: …} */
    record TemplateSent(Header header, String jobId, String status) implements Event {}

    record BroadcastSent(Header header, String jobId, String status, int total, int filtered, int sent, int failed)
            implements Event {}

    /** @param status 0 published, 1 publishing, 2-6 refused or deleted */
    record Published(
            Header header,
            String publishId,
            int status,
            @Nullable String articleId) implements Event {}

    record HumanSessionCreated(Header header, String agent) implements Event {}

    record HumanSessionClosed(Header header, String agent) implements Event {}

    record HumanSessionSwitched(Header header, String from, String to) implements Event {}

    /**
     * The follower's consent to subscription messages.
     *
     * @param kind asked in a page, changed in the settings, or a message of theirs was sent
     */
    record Subscription(Header header, SubscriptionKind kind, List<SubscriptionItem> items) implements Event {
        public Subscription {
            items = List.copyOf(items);
        }
    }

    enum SubscriptionKind {
        ASKED,
        CHANGED,
        SENT
    }

    /** @param status {@code accept}, {@code reject}, or for a sent one WeChat's error status */
    record SubscriptionItem(String templateId, String status) {}

    /** @param revoked what the follower withdrew, in WeChat's codes; null when data was only modified */
    record AuthorizationChanged(
            Header header, String openId, @Nullable String revoked) implements Event {}

    /** @param fields WeChat's elements of the event, such as {@code CardId} and {@code UserCardCode} */
    record Card(Header header, CardAction action, Map<String, String> fields) implements Event {
        public Card {
            fields = Map.copyOf(fields);
        }
    }

    /** Card and member-card events, named as WeChat names them. */
    enum CardAction {
        USER_GET_CARD,
        USER_GIFTING_CARD,
        USER_CONSUME_CARD,
        USER_PAY_FROM_PAY_CELL,
        USER_VIEW_CARD,
        USER_DEL_CARD,
        USER_ENTER_SESSION_FROM_CARD,
        UPDATE_MEMBER_CARD,
        SUBMIT_MEMBERCARD_USER_INFO,
        CARD_SKU_REMIND,
        CARD_PASS_CHECK,
        CARD_NOT_PASS_CHECK,
        CARD_PAY_ORDER;

        public static Optional<CardAction> named(String event) {
            return constant(values(), event);
        }
    }

    /** Steps of the account's own verification. Never from a follower. */
    record Verification(Header header, VerificationStep step, Map<String, String> fields) implements Event {
        public Verification {
            fields = Map.copyOf(fields);
        }
    }

    /** Verification events, named as WeChat names them. */
    enum VerificationStep {
        QUALIFICATION_VERIFY_SUCCESS,
        QUALIFICATION_VERIFY_FAIL,
        NAMING_VERIFY_SUCCESS,
        NAMING_VERIFY_FAIL,
        ANNUAL_RENEW,
        VERIFY_EXPIRED;

        public static Optional<VerificationStep> named(String event) {
            return constant(values(), event);
        }
    }

    /** @param source what the mini program passed along on opening the chat */
    record EnteredSession(Header header, String source) implements Event {}

    /** Events of retired WeChat products (scanned goods, shake, Wi-Fi, devices, shops, invoices): acknowledged only. */
    record Retired(Header header, String name, Map<String, String> fields) implements Event {
        public Retired {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * The answer to a look-up that came after its time, while the follower was told to wait. Never pushed by WeChat.
     *
     * @param asked what the follower sent then
     * @param operation what was looked up
     * @param arguments with what
     * @param since when it was looked up; who was forgotten after that is not told
     */
    record LateAnswer(Header header, Inbound asked, String operation, Map<String, String> arguments, Instant since)
            implements Event {
        public LateAnswer {
            arguments = Map.copyOf(arguments);
            since = Objects.requireNonNullElse(since, header.sentAt()); // Earlier versions kept none.
        }

        /** One that came as soon as it was looked up. */
        public LateAnswer(Header header, Inbound asked, String operation, Map<String, String> arguments) {
            this(header, asked, operation, arguments, header.sentAt());
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String event) {
        String wanted = event.toUpperCase(Locale.ROOT);
        for (E constant : constants) {
            if (constant.name().equals(wanted)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
