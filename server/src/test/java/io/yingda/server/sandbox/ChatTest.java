package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.sandbox.Entry.From;
import io.yingda.server.sandbox.Entry.State;
import io.yingda.server.sandbox.phone.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTest {

    private final Chat chat = new Chat(Visitor.ACCOUNT, new Person("lin", "林", "#000000"));

    @Test
    void itKeepsTheLastTwoHundredLinesAndTheirExchanges() {
        for (int id = 1; id <= 250; id++) {
            chat.put(entry(id));
            chat.put(exchange(id));
        }
        assertThat(chat.entries()).hasSize(200).first().extracting(Entry::id).isEqualTo(51L);
        assertThat(chat.exchange(50)).isEmpty();
        assertThat(chat.exchange(51)).isPresent();
    }

    @Test
    void anUpdateStaysInItsPlace() {
        chat.put(entry(1));
        chat.put(entry(2));
        chat.put(entry(1).in(State.DONE));
        assertThat(chat.entries()).extracting(Entry::id).containsExactly(1L, 2L);
        assertThat(chat.entries().getFirst().state()).isEqualTo(State.DONE);
    }

    @Test
    void anExchangeOfAForgottenLineIsNotKept() {
        chat.put(exchange(7));
        assertThat(chat.exchange(7)).isEmpty();
    }

    @Test
    void aPersonHasAnotherOpenIdForEachAccount() {
        Person person = new Person("lin", "林", "#000000");
        assertThat(person.openId("gh_a")).hasSize(28).startsWith("o").isEqualTo(person.openId("gh_a"));
        assertThat(person.openId("gh_b")).isNotEqualTo(person.openId("gh_a"));
    }

    private static Entry entry(long id) {
        return new Entry(id, "shop", "lin", 0, From.FOLLOWER, new Content.Text("在吗"), State.SENDING, id, null, null);
    }

    private static Exchange exchange(long id) {
        return new Exchange(id, "/wechat/shop", "", "", List.of(), null, null, "");
    }
}
