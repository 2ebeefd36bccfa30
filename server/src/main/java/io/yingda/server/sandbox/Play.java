package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Courier.Delivery;
import io.yingda.server.sandbox.Entry.From;
import io.yingda.server.sandbox.Entry.State;
import io.yingda.server.settings.AccountSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All phones and what they do: carries out moves, pushes them, shows the answers. Confined to the sandbox's event loop.
 */
final class Play {

    private static final int MOST_UNDER_WAY = 64;
    /** Message ids are 64-bit numbers that grow; WeChat's begin with 2 these years. */
    private static final long FIRST_MESSAGE_ID = 24_000_000_000_000_000L;

    private final Stage stage;
    private final Map<String, Chat> chats = new LinkedHashMap<>();
    private final Map<String, Seal> seals = new LinkedHashMap<>();
    private final Courier courier;
    private final InstantSource clock;
    private final String media;
    private final Consumer<Object> changed;
    private long lastEntry;
    private long lastMessage;
    private int underWay;

    /**
     * @param media where the sandbox serves its pictures, with a slash at its end
     * @param changed told of every {@link Entry} that is new or changed, and of every {@link Following}
     */
    Play(
            List<AccountSettings> accounts,
            Stage stage,
            Courier courier,
            InstantSource clock,
            String media,
            Consumer<Object> changed) {
        this.stage = stage;
        this.courier = courier;
        this.clock = clock;
        this.media = media;
        this.changed = changed;
        this.lastMessage = FIRST_MESSAGE_ID + clock.millis();
        for (AccountSettings account : accounts) {
            seals.put(account.name(), new Seal(account));
            for (Person person : stage.people()) {
                chats.put(account.name() + '/' + person.id(), new Chat(account, person));
            }
        }
    }

    /** Whether a person follows an account, told when it changes. */
    record Following(String account, String person, boolean following) {}

    /** Why a move is not possible now, in Chinese, with the HTTP status that says so. */
    static final class Impossible extends Exception {

        private final int status;

        Impossible(int status, String why) {
            super(why, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    List<Chat> chats() {
        return List.copyOf(chats.values());
    }

    Optional<Chat> chat(String account, String person) {
        return Optional.ofNullable(chats.get(account + '/' + person));
    }

    Optional<Exchange> exchange(long entry) {
        return chats.values().stream()
                .flatMap(chat -> chat.exchange(entry).stream())
                .findFirst();
    }

    /** Makes a move; its push is under way when this returns. */
    Entry perform(Chat chat, Move move) throws Impossible {
        boolean newcomer = !chat.isFollowing();
        check(chat, move);
        if (underWay >= MOST_UNDER_WAY) {
            throw new Impossible(429, "还有 " + underWay + " 条推送没有结束，请稍等");
        }
        Instant now = clock.instant();
        PushXml push = PushXml.of(move, chat.phone(), newcomer, ++lastMessage, now, media);
        long id = ++lastEntry;
        Entry entry = new Entry(
                id,
                chat.account().name(),
                chat.person().id(),
                now.toEpochMilli(),
                move.isEvent() ? From.WECHAT : From.FOLLOWER,
                OwnLine.of(
                        move,
                        chat.account().title(),
                        stage.propsOf(chat.account().name()),
                        newcomer),
                State.SENDING,
                id,
                push.key());
        show(chat, entry);
        if (newcomer || move instanceof Move.Unfollow) {
            follow(chat, newcomer);
        }
        push(chat, entry, push.xml(), move.isEvent());
        return entry;
    }

    private static void check(Chat chat, Move move) throws Impossible {
        boolean follows = move instanceof Move.Follow || move instanceof Move.Scan;
        if (!chat.isFollowing() && !follows) {
            throw new Impossible(409, "还没有关注“" + chat.account().title() + "”，请先关注");
        }
        if (chat.isFollowing() && move instanceof Move.Follow) {
            throw new Impossible(409, "已经关注了“" + chat.account().title() + "”");
        }
    }

    private void follow(Chat chat, boolean now) {
        chat.follow(now);
        changed.accept(new Following(chat.account().name(), chat.person().id(), now));
    }

    private void push(Chat chat, Entry entry, String xml, boolean event) {
        Seal seal = seal(chat);
        Seal.Sealed sealed = seal.close(xml, chat.phone());
        String path = "/wechat/" + chat.account().name();
        underWay++;
        courier.deliver(path, () -> seal.query(sealed, chat.phone(), clock.instant()), sealed.body())
                .onComplete(result -> {
                    underWay--;
                    conclude(chat, entry, event, path, sealed.body(), xml, result.result());
                });
    }

    private void conclude(
            Chat chat, Entry entry, boolean event, String path, String body, String xml, Delivery delivery) {
        String reply = delivery.reply();
        Received received = reply == null
                ? new Received.Malformed(delivery.attempts().size() + " 次推送都没有得到回复", null)
                : new ReplyReader(seal(chat)).read(reply, chat.phone(), event);
        boolean gone = !chat.isFollowing();
        chat.put(new Exchange(
                entry.id(), path, body, xml, delivery.attempts(), reply, received.plain(), judgement(received, gone)));
        show(chat, entry.in(reply == null ? State.FAILED : State.DONE));
        if (gone) {
            return;
        }
        for (Content content : Received.contents(received)) {
            show(chat, answer(chat, entry, content));
        }
    }

    private Entry answer(Chat chat, Entry cause, Content content) {
        From from = content instanceof Content.Notice ? From.WECHAT : From.ACCOUNT;
        return new Entry(
                ++lastEntry,
                chat.account().name(),
                chat.person().id(),
                clock.millis(),
                from,
                content,
                State.DONE,
                cause.id(),
                cause.key());
    }

    private static String judgement(Received received, boolean gone) {
        return switch (received) {
            case Received.Malformed malformed -> malformed.why();
            case Received.Nothing ignored -> "空回复（success）：粉丝看不到内容，微信也不再重试";
            case Received.Shown ignored -> gone ? "已经取消关注，回复不会显示" : "签名和内容都正确，已显示给粉丝";
        };
    }

    private void show(Chat chat, Entry entry) {
        chat.put(entry);
        changed.accept(entry);
    }

    private Seal seal(Chat chat) {
        @Nullable Seal seal = seals.get(chat.account().name());
        if (seal == null) {
            throw new IllegalStateException("a chat with an account nobody named");
        }
        return seal;
    }
}
