package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Entry.From;
import io.yingda.server.sandbox.Entry.State;
import io.yingda.server.sandbox.Received.Malformed;
import io.yingda.server.sandbox.Received.Nothing;
import io.yingda.server.sandbox.Received.Shown;
import io.yingda.server.sandbox.Received.Transfer;
import io.yingda.server.sandbox.api.Official;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.push.Courier;
import io.yingda.server.sandbox.push.Courier.Delivery;
import io.yingda.server.sandbox.push.Parcel;
import io.yingda.server.sandbox.push.Postman;
import io.yingda.server.sandbox.push.Seal;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting.Way;
import io.yingda.server.sandbox.witness.Witness;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pushes to the server, and what comes of it: shown in the chat, kept for the page, told to the witness. */
final class Pushes {

    private final Chats chats;
    private final Postman postman;
    private final Witness witness;
    private final InstantSource clock;
    private final Function<String, Official> accounts;
    private final Map<String, Seal> seals = new HashMap<>();
    private int underWay;

    Pushes(Chats chats, Postman postman, Witness witness, InstantSource clock, Function<String, Official> accounts) {
        this.chats = chats;
        this.postman = postman;
        this.witness = witness;
        this.clock = clock;
        this.accounts = accounts;
    }

    int underWay() {
        return underWay;
    }

    Seal seal(Chat chat) {
        return seals.computeIfAbsent(chat.account().name(), ignored -> new Seal(chat.account()));
    }

    /**
     * Pushes something.
     *
     * @param entry the line it shows as; null where it shows as none
     * @param words what the follower said; null for none
     */
    void push(Chat chat, @Nullable Entry entry, Parcel parcel, @Nullable String words) {
        witness.pushing(
                parcel.key(), chat.account().name(), chat.phone().openId(), parcel.kind(), words, clock.millis());
        Seal seal = seal(chat);
        Seal.Sealed sealed = seal.close(parcel.xml(), chat.phone());
        UnderWay push =
                new UnderWay(chat, entry, parcel, "/wechat/" + chat.account().name(), sealed.body());
        underWay++;
        postman.send(
                chat.account().name() + '/' + chat.phone().openId(),
                push.path,
                () -> seal.query(sealed, chat.phone(), clock.instant()),
                sealed.body(),
                (delivery, twice) -> {
                    if (twice) {
                        concludeDouble(push, delivery);
                    } else {
                        underWay--;
                        conclude(push, delivery);
                    }
                });
    }

    private void concludeDouble(UnderWay push, Delivery delivery) {
        witness.doubled(push.parcel.key(), delivery.attempts().size());
        String reply = delivery.reply();
        if (reply != null) {
            show(push, read(push, reply), 0);
        }
    }

    private void conclude(UnderWay push, Delivery delivery) {
        String reply = delivery.reply();
        int attempts = delivery.attempts().size();
        Received received = reply == null ? new Malformed(attempts + " 次推送都没有得到回复", null) : read(push, reply);
        boolean gone = !push.chat.isFollowing();
        String judgement = push.answered ? "重复的那次推送已经先得到了回复，这一个不再显示" : judgement(received, gone);
        if (push.entry != null) {
            chats.keep(
                    push.chat,
                    new Exchange(
                            push.entry.id(),
                            push.path,
                            push.body,
                            push.parcel.xml(),
                            delivery.attempts(),
                            reply,
                            received.plain(),
                            judgement));
            chats.show(push.chat, push.entry.in(reply == null ? State.FAILED : State.DONE));
        }
        if (reply == null) {
            fail(push, attempts);
        } else {
            show(push, received, attempts);
        }
    }

    private Received read(UnderWay push, String reply) {
        Received received = new ReplyReader(seal(push.chat)).read(reply, push.chat.phone(), push.parcel.event());
        return received instanceof Shown shown ? checked(push, shown) : received;
    }

    /** A reply may name media; WeChat takes none it does not have. */
    private Received checked(UnderWay push, Shown shown) {
        @Nullable
        String medium = switch (shown.content()) {
            case Content.Image image -> image.mediaId();
            case Content.Voice voice -> voice.mediaId();
            case Content.Video video -> video.mediaId();
            case Content.Music music -> music.thumbnailMediaId();
            default -> null;
        };
        boolean known = medium == null
                || accounts.apply(push.chat.account().name()).medium(medium).isPresent();
        return known ? shown : new Malformed("没有这个 MediaId，或者已经过期：" + medium, shown.plain());
    }

    private void fail(UnderWay push, int attempts) {
        witness.ended(push.parcel.key(), End.FAILED, attempts, clock.millis());
        if (!push.answered && push.entry != null && push.chat.isFollowing()) {
            outOfService(push);
        }
    }

    private void outOfService(UnderWay push) {
        Content fault = new Content.Fault(Courier.OUT_OF_SERVICE);
        see(push, fault, Way.OUT_OF_SERVICE);
    }

    /** Only the first reply to a push is shown. */
    private void show(UnderWay push, Received received, int attempts) {
        if (push.answered) {
            if (!(received instanceof Nothing)) {
                witness.lateReply();
            }
            witness.ended(push.parcel.key(), End.ANSWERED, attempts, clock.millis());
            return;
        }
        boolean following = push.chat.isFollowing();
        switch (received) {
            case Nothing ignored -> {}
            case Shown shown -> {
                push.answered = true;
                if (following) {
                    see(push, shown.content(), Way.PASSIVE);
                }
            }
            case Transfer transfer -> {
                push.answered = true;
                if (following) {
                    chats.add(push.chat, From.WECHAT, transfer.notice(), cause(push), push.parcel.key(), null);
                    accounts.apply(push.chat.account().name())
                            .transfer(push.chat.phone().openId(), transfer.agent());
                }
            }
            case Malformed ignored -> {
                push.answered = true;
                if (following && push.entry != null) {
                    outOfService(push);
                }
            }
        }
        boolean over = attempts > 0 || push.answered;
        if (over) {
            witness.ended(push.parcel.key(), end(received), attempts, clock.millis());
        }
    }

    private static End end(Received received) {
        return switch (received) {
            case Nothing ignored -> End.EMPTY;
            case Shown ignored -> End.ANSWERED;
            case Transfer ignored -> End.TRANSFERRED;
            case Malformed ignored -> End.MALFORMED;
        };
    }

    private void see(UnderWay push, Content content, Way way) {
        chats.add(push.chat, From.ACCOUNT, content, cause(push), push.parcel.key(), null);
        witness.sees(
                push.chat.account().name(),
                push.chat.phone().openId(),
                way,
                content,
                push.parcel.key(),
                null,
                clock.millis());
    }

    private static long cause(UnderWay push) {
        return push.entry == null ? 0 : push.entry.id();
    }

    private static String judgement(Received received, boolean gone) {
        return switch (received) {
            case Malformed malformed -> malformed.why();
            case Nothing ignored -> "空回复（success）：粉丝看不到内容，微信也不再重试";
            case Transfer ignored -> gone ? "已经取消关注，不再转接" : "签名和内容都正确，已转给微信客服";
            case Shown ignored -> gone ? "已经取消关注，回复不会显示" : "签名和内容都正确，已显示给粉丝";
        };
    }

    /** One push on its way. */
    private static final class UnderWay {

        private final Chat chat;
        private final @Nullable Entry entry;
        private final Parcel parcel;
        private final String path;
        private final String body;
        private boolean answered;

        private UnderWay(Chat chat, @Nullable Entry entry, Parcel parcel, String path, String body) {
            this.chat = chat;
            this.entry = entry;
            this.parcel = parcel;
            this.path = path;
            this.body = body;
        }
    }
}
