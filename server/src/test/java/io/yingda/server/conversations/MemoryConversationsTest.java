package io.yingda.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.TestBot;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryConversationsTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oA");

    private final MemoryConversations conversations = new MemoryConversations(2);

    @Test
    void knowsNothingOfAStranger() {
        Known known = conversations.load(ANNA, TestBot.NOW);

        assertThat(known.follower().firstSeen()).isEqualTo(TestBot.NOW);
        assertThat(known.conversation().turns()).isZero();
    }

    @Test
    void givesBackWhatTheLastTurnLeft() {
        Turn turn = turn(new Inbound.Text(header(ANNA), "你好", null));

        assertThat(conversations.load(ANNA, Instant.EPOCH)).isEqualTo(new Known(turn.conversation(), turn.follower()));
    }

    @Test
    void anUnfollowErasesTheFollower() {
        turn(new Inbound.Text(header(ANNA), "你好", null));
        turn(new Event.Unfollow(header(ANNA)));

        assertThat(conversations.load(ANNA, TestBot.NOW).conversation().turns()).isZero();
    }

    @Test
    void forgetsWhoeverWasAwayLongest() {
        for (String openId : new String[] {"oA", "oB", "oC", "oD", "oE"}) {
            turn(new Inbound.Text(header(new FollowerId("shop", openId)), "你好", null));
        }
        int remembered = 0;
        for (String openId : new String[] {"oA", "oB", "oC", "oD", "oE"}) {
            remembered += conversations
                    .load(new FollowerId("shop", openId), TestBot.NOW)
                    .conversation()
                    .turns();
        }

        assertThat(remembered).isEqualTo(2);
    }

    @Test
    void remembersNewcomersWhileRegularsAreFarMore() {
        MemoryConversations crowded = new MemoryConversations(1_000);
        for (int visit = 0; visit < 3; visit++) {
            for (int regular = 0; regular < 1_000; regular++) {
                turn(crowded, "regular" + regular);
            }
        }
        for (int newcomer = 0; newcomer < 200; newcomer++) {
            turn(crowded, "newcomer" + newcomer);
        }

        for (int newcomer = 0; newcomer < 200; newcomer++) {
            assertThat(turns(crowded, "newcomer" + newcomer)).isEqualTo(1);
        }
        assertThat(turns(crowded, "regular199")).isZero();
        assertThat(turns(crowded, "regular200")).isEqualTo(3);
    }

    @Test
    void whoComesBackWasNotAway() {
        turn(conversations, "oA");
        turn(conversations, "oB");
        turn(conversations, "oA");
        turn(conversations, "oC");

        assertThat(turns(conversations, "oA")).isEqualTo(2);
        assertThat(turns(conversations, "oB")).isZero();
    }

    private static int turns(MemoryConversations kept, String openId) {
        return kept.load(new FollowerId("shop", openId), TestBot.NOW)
                .conversation()
                .turns();
    }

    private static void turn(MemoryConversations kept, String openId) {
        FollowerId follower = new FollowerId("shop", openId);
        Known known = kept.load(follower, TestBot.NOW);
        kept.keep(TestBot.echoing()
                .turn(known.conversation(), known.follower(), new Inbound.Text(header(follower), "你好", null)));
    }

    private Turn turn(Inbound inbound) {
        Known known = conversations.load(inbound.header().follower(), TestBot.NOW);
        Turn turn = TestBot.echoing().turn(known.conversation(), known.follower(), inbound);
        conversations.keep(turn);
        return turn;
    }

    private static Header header(FollowerId follower) {
        return new Header(follower, "gh_1", TestBot.NOW, "key");
    }
}
