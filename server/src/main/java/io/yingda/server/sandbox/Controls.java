package io.yingda.server.sandbox;

import io.vertx.core.Future;
import io.yingda.server.sandbox.Play.Impossible;
import io.yingda.server.sandbox.api.ApiTrouble;
import io.yingda.server.sandbox.api.Backstage;
import io.yingda.server.sandbox.api.CallRow;
import io.yingda.server.sandbox.api.WeChatApi;
import io.yingda.server.sandbox.push.HttpLine;
import io.yingda.server.sandbox.push.Postman;
import io.yingda.server.sandbox.push.PushTrouble;
import io.yingda.server.sandbox.witness.Witness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that may be done to a sandbox while it runs, by a program or on its page. Confined to its event loop. */
final class Controls {

    private static final String ECHO = "4375120948345356249";
    private static final Duration LONGEST_LEAP = Duration.ofDays(366);

    private final Chats chats;
    private final Play play;
    private final Pushes pushes;
    private final Postman postman;
    private final WeChatApi api;
    private final HttpLine line;
    private final Witness witness;
    private final SandboxClock clock;

    Controls(
            Chats chats,
            Play play,
            Pushes pushes,
            Postman postman,
            WeChatApi api,
            HttpLine line,
            Witness witness,
            SandboxClock clock) {
        this.chats = chats;
        this.play = play;
        this.pushes = pushes;
        this.postman = postman;
        this.api = api;
        this.line = line;
        this.witness = witness;
        this.clock = clock;
    }

    SandboxClock clock() {
        return clock;
    }

    Witness witness() {
        return witness;
    }

    /** Sets the clock forward, by a year at most. */
    void advance(Duration by) {
        if (by.compareTo(LONGEST_LEAP) > 0) {
            throw new IllegalArgumentException("at most a year at once");
        }
        clock.advance(by);
        api.tick();
    }

    /** Pushes go to these servers from now on. */
    void pushTo(List<URI> servers) {
        line.to(servers);
    }

    PushTrouble pushTrouble() {
        return postman.trouble();
    }

    void meet(PushTrouble trouble) {
        postman.meet(trouble);
    }

    ApiTrouble apiTrouble() {
        return api.trouble();
    }

    void meet(ApiTrouble trouble) {
        api.meet(trouble);
    }

    List<CallRow> calls() {
        return api.calls();
    }

    Optional<Backstage> backstage(String account) {
        return api.backstage(account);
    }

    Optional<Chat> chat(String account, String person) {
        return chats.of(account, person);
    }

    /** Makes a move; the key of its push. */
    String perform(String account, String person, Move move) throws Impossible {
        Chat chat = chats.of(account, person).orElseThrow(() -> new Impossible(404, "没有这个公众号，或者没有这个人"));
        return String.valueOf(play.perform(chat, move).key());
    }

    /** Asks the server as WeChat does when its address is entered: whether it knows the account's token. */
    Future<Boolean> verify(String account) {
        Optional<Chat> chat = chats.all().stream()
                .filter(each -> each.account().name().equals(account))
                .findFirst();
        if (chat.isEmpty()) {
            return Future.succeededFuture(false);
        }
        String query = pushes.seal(chat.get()).verification(clock.instant(), ECHO);
        return line.get("/wechat/" + account, query)
                .map(answer -> answer.status() == 200 && answer.body().equals(ECHO))
                .otherwise(false);
    }
}
