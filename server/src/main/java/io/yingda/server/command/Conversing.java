package io.yingda.server.command;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.Turn;
import io.yingda.server.content.Merchant;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** One follower's conversation with a bot, without WeChat in between. */
final class Conversing {

    private final AccountSettings account;
    private final FollowerId id;
    private final Bot bot;
    private final Clock clock;
    private Conversation conversation;
    private Follower follower;
    private int inbounds;

    Conversing(Merchant merchant, CustomerRecords records, Settings settings, AccountSettings account, Clock clock) {
        this.account = account;
        this.clock = clock;
        id = new FollowerId(account.name(), "terminal");
        bot = merchant.bot(
                settings,
                records,
                name -> new Desk(
                        settings.hours().at(clock.instant()).open()
                                ? settings.desk().agents()
                                : 0,
                        0),
                clock);
        conversation = Conversation.begun(clock.instant());
        follower = Follower.firstSeen(id, clock.instant());
    }

    /** Runs a turn with an inbound that arrives now. */
    Turn turn(Function<Header, Inbound> inbound) {
        Instant now = clock.instant();
        inbounds++;
        Turn turn = bot.turn(
                conversation,
                follower,
                inbound.apply(new Header(id, account.originalId(), now, String.valueOf(inbounds))));
        conversation = turn.conversation();
        follower = turn.follower();
        return turn;
    }

    Turn text(String words) {
        return turn(header -> new Inbound.Text(header, words, null));
    }

    /** Becomes somebody never seen before. */
    void forget() {
        conversation = Conversation.begun(clock.instant());
        follower = Follower.firstSeen(id, clock.instant());
    }
}
