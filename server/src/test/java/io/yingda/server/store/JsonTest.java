package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    static Stream<Inbound> inbounds() {
        return Samples.of(Inbound.class).stream();
    }

    static Stream<Decision> decisions() {
        return Samples.of(Decision.class).stream();
    }

    @ParameterizedTest
    @MethodSource("inbounds")
    void everyInboundComesOutAsItWentIn(Inbound inbound) {
        assertThat(Json.read(Inbound.class, Json.write(inbound))).isEqualTo(inbound);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionComesOutAsItWentIn(Decision decision) {
        assertThat(Json.read(Decision.class, Json.write(decision))).isEqualTo(decision);
    }

    @Test
    void everyReplyComesOutAsItWentIn() {
        List<Reply> replies = Samples.of(Reply.class);

        assertThat(Json.readList(Reply.class, Json.write(Reply.class, replies))).isEqualTo(replies);
    }

    @Test
    void conversationsAndFollowersComeOutAsTheyWentIn() {
        for (Conversation conversation : Samples.of(Conversation.class)) {
            assertThat(Json.read(Conversation.class, Json.write(conversation))).isEqualTo(conversation);
        }
        for (Follower follower : Samples.of(Follower.class)) {
            assertThat(Json.read(Follower.class, Json.write(follower))).isEqualTo(follower);
        }
    }

    @Test
    void aVersionReadsWhatANewerOneWrote() {
        String newer = "{\"type\":\"Text\",\"text\":\"你好\",\"mood\":{\"kind\":\"glad\"}}";

        assertThat(Json.read(Reply.class, newer)).isEqualTo(new Reply.Text("你好"));
    }

    @Test
    void aVersionReadsWhatAnOlderOneWrote() {
        Conversation conversation = Json.read(Conversation.class, "{\"turns\":2,\"lastAt\":0}");

        assertThat(conversation.turns()).isEqualTo(2);
        assertThat(conversation.topic()).isEmpty();
        assertThat(conversation.offered()).isEmpty();
        assertThat(conversation.slots()).isEmpty();
        assertThat(conversation.lastArticle()).isNull();
    }

    @Test
    void whatIsEmptyTakesNoRoom() {
        Follower follower = Follower.firstSeen(new FollowerId("shop", "oA"), Instant.EPOCH);

        assertThat(Json.write(follower)).doesNotContain("tags", "channel");
    }

    @Test
    void whatCannotBeReadIsNotQuoted() {
        assertThatThrownBy(() -> Json.read(Reply.class, "{\"type\":\"Text\",\"text\":[\"SECRET\"]}"))
                .hasMessageNotContaining("SECRET")
                .hasStackTraceContaining("not readable as Reply");
    }
}
