package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Entry.From;
import io.yingda.server.sandbox.Entry.State;
import io.yingda.server.sandbox.api.Contact;
import io.yingda.server.sandbox.api.Official;
import io.yingda.server.sandbox.api.WeChatApi;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.push.Packing;
import io.yingda.server.sandbox.push.Parcel;
import io.yingda.server.sandbox.witness.Witness;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do on their phones: shown there, told to WeChat, pushed to the server. Confined to the sandbox's event loop. */
final class Play {

    /** Message ids are 64-bit numbers that grow; WeChat's begin with 2 these years. */
    private static final long FIRST_MESSAGE_ID = 24_000_000_000_000_000L;

    private final Chats chats;
    private final Stage stage;
    private final WeChatApi api;
    private final Pushes pushes;
    private final Witness witness;
    private final InstantSource clock;
    private final String pictures;
    private final int mostUnderWay;
    private long lastMessage;

    /** @param pictures where the sandbox serves its pictures, with a slash at its end */
    Play(
            Chats chats,
            Stage stage,
            WeChatApi api,
            Pushes pushes,
            Witness witness,
            InstantSource clock,
            String pictures,
            int mostUnderWay) {
        this.chats = chats;
        this.stage = stage;
        this.api = api;
        this.pushes = pushes;
        this.witness = witness;
        this.clock = clock;
        this.pictures = pictures;
        this.mostUnderWay = mostUnderWay;
        this.lastMessage = FIRST_MESSAGE_ID + clock.millis();
        chats.all().forEach(chat -> official(chat).introduce(chat.phone().openId()));
    }

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

    /** Makes a move; its push is under way when this returns. */
    Entry perform(Chat chat, Move move) throws Impossible {
        boolean newcomer = !chat.isFollowing();
        check(chat, move);
        if (pushes.underWay() >= mostUnderWay) {
            throw new Impossible(429, "还有 " + pushes.underWay() + " 条推送没有结束，请稍等");
        }
        Official official = official(chat);
        List<Stage.Button> menu = menu(chat);
        Parcel parcel = new PushXml(official, menu, pictures)
                .of(move, new Packing(chat.phone(), clock.instant()), newcomer, ++lastMessage);
        Optional<String> agent = move.isEvent()
                ? Optional.empty()
                : official.agentOf(chat.phone().openId());
        Content content = OwnLine.of(move, chat.account().title(), menu, scenes(chat), newcomer);
        Entry entry = chats.begin(
                chat,
                move.isEvent() ? From.WECHAT : From.FOLLOWER,
                content,
                parcel.key(),
                agent.isPresent() ? State.DONE : State.SENDING);
        tell(chat, official, move, newcomer);
        if (agent.isPresent()) {
            keepFromServer(chat, official, agent.get(), parcel, move.words(), content);
        } else {
            pushes.push(chat, entry, parcel, move.words());
        }
        return entry;
    }

    /** What is at the bottom of the chat: the menu the API was given, or the stage's. */
    List<Stage.Button> menu(Chat chat) {
        return official(chat)
                .menu(chat.phone().openId())
                .map(MenuButtons::of)
                .orElseGet(() -> stage.propsOf(chat.account().name()).menu());
    }

    /** The codes to scan: the stage's, and those the API made. */
    List<Stage.Scene> scenes(Chat chat) {
        List<Stage.Scene> scenes =
                new ArrayList<>(stage.propsOf(chat.account().name()).scenes());
        for (String scene : official(chat).scenes()) {
            if (scenes.stream().noneMatch(known -> known.scene().equals(scene))) {
                scenes.add(new Stage.Scene(scene, scene));
            }
        }
        return scenes;
    }

    private void check(Chat chat, Move move) throws Impossible {
        boolean follows = move instanceof Move.Follow || move instanceof Move.Scan;
        if (!chat.isFollowing() && !follows) {
            throw new Impossible(409, "还没有关注“" + chat.account().title() + "”，请先关注");
        }
        if (chat.isFollowing() && move instanceof Move.Follow) {
            throw new Impossible(409, "已经关注了“" + chat.account().title() + "”");
        }
        if (!move.isEvent() && official(chat).isBlacklisted(chat.phone().openId())) {
            throw new Impossible(409, "公众号把这个人加进了黑名单，不收他的消息");
        }
        if (move instanceof Move.Scan(String scene)
                && official(chat).hasEnded(scene)
                && scenes(chat).stream().noneMatch(known -> known.scene().equals(scene))) {
            throw new Impossible(409, "这个二维码已经过期");
        }
    }

    /** WeChat keeps its own account of who follows, and of what a contact allows. */
    private void tell(Chat chat, Official official, Move move, boolean newcomer) {
        String openId = chat.phone().openId();
        if (newcomer) {
            official.follow(openId, move instanceof Move.Scan(String scene) ? scene : null);
        }
        if (move instanceof Move.Unfollow) {
            official.unfollow(openId);
        }
        if (newcomer || move instanceof Move.Unfollow) {
            chats.follow(chat, newcomer);
        }
        @Nullable Contact contact = contact(move);
        if (contact != null) {
            official.contact(openId, contact);
        }
        if (move instanceof Move.Agree(String template, boolean accept) && accept) {
            official.consent(openId, template);
        }
    }

    /** What a move lets the account do; a tap on an answer counts as a click. */
    private static @Nullable Contact contact(Move move) {
        return switch (move) {
            case Move.Write ignored -> Contact.MESSAGE;
            case Move.Speak ignored -> Contact.MESSAGE;
            case Move.Show ignored -> Contact.MESSAGE;
            case Move.Point ignored -> Contact.MESSAGE;
            case Move.Choose ignored -> Contact.CLICK;
            case Move.Click ignored -> Contact.CLICK;
            case Move.Scan ignored -> Contact.SCAN;
            case Move.Follow ignored -> Contact.FOLLOW;
            case Move.Visit ignored -> null;
            case Move.Agree ignored -> null;
            case Move.Unfollow ignored -> null;
        };
    }

    private void keepFromServer(
            Chat chat, Official official, String agent, Parcel parcel, @Nullable String words, Content content) {
        official.tellAgent(chat.phone().openId(), agent, words == null ? "[" + parcel.kind() + "]" : words);
        witness.keptByAgent(
                parcel.key(),
                chat.account().name(),
                chat.phone().openId(),
                parcel.kind(),
                words == null ? content.words() : words,
                clock.millis());
    }

    private Official official(Chat chat) {
        return api.account(chat.account().name())
                .orElseThrow(() -> new IllegalStateException("a chat with an account nobody named"));
    }
}
