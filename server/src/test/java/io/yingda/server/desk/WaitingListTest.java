package io.yingda.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.Trace;
import io.yingda.engine.turn.Turn;
import io.yingda.server.TestBot;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingListTest {

    private Instant now = TestBot.NOW;
    private final WaitingList desk = new WaitingList(
            new Settings(
                    "",
                    0,
                    Map.of(),
                    TestBot.HOURS,
                    BotSettings.DEFAULT,
                    Limits.DEFAULT,
                    3,
                    Search.by(SearchModel.NONE),
                    WeChatSettings.DEFAULT,
                    TestBot.NOWHERE),
            new Moving());

    @Test
    void agentsAreOnlineWhileTheDeskIsOpen() {
        assertThat(desk.state("shop")).isEqualTo(new Desk(3, 0));
        now = now.plus(Duration.ofHours(8));
        assertThat(desk.state("shop")).isEqualTo(new Desk(0, 0));
    }

    @Test
    void aHandOverWaitsInTheLineOfItsAccount() {
        keep("oA", new HandOver("售后", 0, "稍等"), new Waiting("售后", now));

        assertThat(desk.state("shop").queueLength()).isEqualTo(1);
        assertThat(desk.state("club").queueLength()).isZero();
    }

    @Test
    void higherPriorityComesFirstThenWhoWaitsLonger() {
        keep("oA", new HandOver("q", 0, ""), new Waiting("q", now));
        now = now.plusSeconds(1);
        keep("oB", new HandOver("q", 0, ""), new Waiting("q", now));
        now = now.plusSeconds(1);
        keep("oVip", new HandOver("q", 5, ""), new Waiting("q", now));

        assertThat(desk.waiting("shop"))
                .extracting(person -> person.follower().openId())
                .containsExactly("oVip", "oA", "oB");
    }

    @Test
    void waitingOnDoesNotLoseThePlace() {
        keep("oA", new HandOver("q", 5, ""), new Waiting("q", now));
        keep("oA", new Decision.Silence(), new Waiting("q", now));

        assertThat(desk.waiting("shop"))
                .hasSize(1)
                .first()
                .satisfies(person -> assertThat(person.priority()).isEqualTo(5));
    }

    @Test
    void aHandOverTakenBackLeavesTheLine() {
        keep("oA", new HandOver("q", 0, ""), new Waiting("q", now));
        keep("oA", TestBot.say("好的"), null);

        assertThat(desk.waiting("shop")).isEmpty();
    }

    @Test
    void whoeverFallsSilentLeavesTheLine() {
        keep("oA", new HandOver("q", 0, ""), new Waiting("q", now));
        now = now.plus(BotSettings.DEFAULT.idle()).plusSeconds(1);

        assertThat(desk.state("shop").queueLength()).isZero();
    }

    @Test
    void ticketsAreFiledAndForgottenWithTheFollower() {
        keep("oA", new Decision.OpenTicket("投诉", Map.of("k", "v"), "已登记"), null);
        keep("oB", new Decision.OpenTicket("投诉", Map.of(), "已登记"), null);
        assertThat(desk.tickets()).extracting(Ticket::department).containsExactly("投诉", "投诉");

        keep(new Event.Unfollow(header("oA")), new Decision.Silence(), null);
        assertThat(desk.tickets())
                .extracting(ticket -> ticket.follower().openId())
                .containsExactly("oB");
    }

    @Test
    void anUnfollowLeavesTheLine() {
        keep("oA", new HandOver("q", 0, ""), new Waiting("q", now));
        keep(new Event.Unfollow(header("oA")), new Decision.Silence(), new Waiting("q", now));

        assertThat(desk.waiting("shop")).isEmpty();
    }

    private void keep(String openId, Decision decision, @Nullable Waiting waiting) {
        keep(new Inbound.Text(header(openId), "x", null), decision, waiting);
    }

    private void keep(Inbound inbound, Decision decision, @Nullable Waiting waiting) {
        Turn ran = TestBot.deciding(facts -> new Decision.Silence())
                .turn(
                        Conversation.begun(now),
                        io.yingda.engine.fact.Follower.firstSeen(
                                inbound.header().follower(), now),
                        inbound);
        Conversation after = ran.conversation();
        Trace trace = ran.trace();
        desk.keep(new Turn(
                decision,
                List.of(),
                new Conversation(
                        1, 0, decision.name(), null, "", "", List.of(), List.of(), null, after.slots(), waiting, now),
                ran.follower(),
                new Trace(
                        inbound,
                        now,
                        trace.understanding(),
                        trace.facts(),
                        trace.rounds(),
                        decision,
                        List.of(),
                        List.of(),
                        "")));
    }

    private Header header(String openId) {
        return new Header(new FollowerId("shop", openId), "gh_1", now, "key");
    }

    private final class Moving extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
