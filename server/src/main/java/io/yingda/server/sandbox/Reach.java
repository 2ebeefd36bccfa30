package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Entry.From;
import io.yingda.server.sandbox.api.Phones;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.push.Elements;
import io.yingda.server.sandbox.push.Packing;
import io.yingda.server.sandbox.witness.Sighting.Way;
import io.yingda.server.sandbox.witness.Witness;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the API reaches the phones: into the chats, and through them the server. */
final class Reach implements Phones {

    private final Chats chats;
    private final Witness witness;
    private final InstantSource clock;
    private @Nullable Pushes pushes;

    Reach(Chats chats, Witness witness, InstantSource clock) {
        this.chats = chats;
        this.witness = witness;
        this.clock = clock;
    }

    /** Said once, before anything happens: the two need each other. */
    void through(Pushes known) {
        pushes = known;
    }

    @Override
    public void show(
            String account, String openId, Content content, Way way, @Nullable String note, @Nullable Long messageId) {
        chats.with(account, openId).ifPresent(chat -> {
            chats.add(chat, From.ACCOUNT, content, 0, null, note);
            witness.sees(account, openId, way, content, null, messageId, clock.millis());
        });
    }

    @Override
    public void push(String account, String openId, String event, Consumer<Elements> fields) {
        chats.with(account, openId).ifPresent(chat -> {
            if (pushes == null) {
                throw new IllegalStateException("an event before the sandbox was put together");
            }
            pushes.push(chat, null, new Packing(chat.phone(), clock.instant()).event(event, fields), null);
        });
    }

    @Override
    public void typing(String account, String openId, long until) {
        chats.with(account, openId).ifPresent(chat -> chats.typing(chat, until));
    }

    @Override
    public void offersChanged(String account) {
        chats.stale(account);
    }
}
