package io.yingda.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.fuzz.FuzzAccounts;
import io.yingda.server.fuzz.FuzzCase;
import io.yingda.server.fuzz.FuzzCases;
import io.yingda.server.fuzz.Fuzzing;
import io.yingda.server.store.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged pushes, given to the door itself: each is let in or refused, and what is let in can be stored and answered. */
@Timeout(900)
class DoorFuzzTest {

    private static final int CASES = 88_000;

    private final FuzzCases cases = Fuzzing.cases();
    private final ReplyWriter writer = new ReplyWriter(2_000);
    private final Map<String, Door> doors = FuzzAccounts.ALL.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, account -> new Door(account.getValue())));

    @Test
    void everyDamagedPushIsLetInOrRefused() {
        Map<FuzzCase.Level, Integer> letIn = new EnumMap<>(FuzzCase.Level.class);
        Fuzzing.numbers(CASES).forEach(number -> {
            FuzzCase each = cases.offline(number);
            try {
                if (isLetIn(each)) {
                    letIn.merge(each.level(), 1, Integer::sum);
                }
            } catch (RuntimeException | Error failure) {
                fail(each.toString(), failure);
            }
        });
        assertThat(letIn).as("levels that get past the signature").isNotEmpty();
    }

    private boolean isLetIn(FuzzCase each) {
        Door door = Objects.requireNonNull(doors.get(each.account()));
        Query query = new Query(
                each.parameters().getOrDefault("timestamp", ""),
                each.parameters().getOrDefault("nonce", ""),
                each.parameters().get("encrypt_type"),
                each.parameters().get("signature"),
                each.parameters().get("msg_signature"),
                each.parameters().get("echostr"));
        try {
            if (each.method().equals("GET")) {
                door.verify(query);
                return true;
            }
            if (door.open(query, each.body()) instanceof Push.Message message) {
                answer(message);
            }
            return true;
        } catch (Refused refused) {
            assertThat(refused.reason().status()).isBetween(400, 499);
            return false;
        }
    }

    private void answer(Push.Message message) throws Refused {
        Inbound inbound = message.inbound();
        assertThat(Json.read(Inbound.class, Json.write(inbound))).isEqualTo(inbound);
        Seal seal = message.seal();
        Reply reply = new Reply.Text(inbound.toString());
        String clear = writer.write(seal.format(), inbound.header(), reply, TestBot.NOW);
        Element written = Body.read(clear).root();
        assertThat(written.text("ToUserName"))
                .isEqualTo(Characters.sendable(inbound.header().follower().openId())
                        .strip());
        assertThat(Body.read(seal.close(clear, TestBot.NOW)).format()).isEqualTo(seal.format());
    }
}
