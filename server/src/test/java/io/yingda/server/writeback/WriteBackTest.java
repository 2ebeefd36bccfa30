package io.yingda.server.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.records.PlayedCrm.Asked;
import io.yingda.server.store.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What turns leave to be written back to the merchant's systems, on both databases. */
@Timeout(120)
class WriteBackTest {

    private static final String PROFILE = """
            profile:
              connector: crm
              writes: true
              arguments:
                openid: text
                tags: {type: text, required: false}
                topics: {type: text, required: false}
                channel: {type: text, required: false}
              http: {method: PUT, url: '/members/{{openid}}', body: {tags: '{{tags}}', topics: '{{topics}}', from: '{{channel}}'}}
            """;
    private static final String DECLARED = PROFILE + """
            visits:
              connector: OTHER
              writes: true
              arguments: {openid: text, tags: text}
              http: {method: PUT, url: '/visits/{{openid}}', body: {tags: '{{tags}}'}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatATurnChangesIsWrittenOnceAndOnlyTheLatest(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, PROFILE)) {
            rig.writes("你好");
            assertThat(rig.rows("")).isZero();
            rig.writes("标签VIP");
            rig.writes("话题退货");
            rig.writes("话题积分");
            rig.writes("话题积分");
            assertThat(rig.rows("WHERE state = 0")).isEqualTo(1);

            rig.sends();
            rig.until("WHERE state = 1", 1);
            rig.writes("谢谢");

            assertThat(rig.rows("WHERE state = 1")).isEqualTo(1);
            assertThat(rig.crm.asked)
                    .containsExactly(
                            new Asked("profile", Map.of("openid", "oAnna", "tags", "VIP", "topics", "积分、退货"), false));
            assertThat(rig.counted("written")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatDoesNotArriveIsTriedAgainUntilItDoes(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, PROFILE)) {
            rig.crm.answers((operation, arguments) -> rig.crm.asked.size() < 3
                    ? LookedUp.failed(operation.name(), Fault.UNAVAILABLE, "对方回答 HTTP 503")
                    : LookedUp.found(operation.name(), Map.of()));
            rig.writes("标签VIP");

            rig.sends();
            rig.until("WHERE state = 1 AND attempts = 3", 1);

            assertThat(rig.crm.asked).hasSize(3);
            assertThat(rig.counted("failed")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNeverArrivesIsGivenUpAndBegunAnewWhenItChanges(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, PROFILE)) {
            rig.crm.answers(
                    (operation, arguments) -> LookedUp.failed(operation.name(), Fault.REFUSED, "对方回答 HTTP 403"));
            rig.writes("标签VIP");

            rig.sends();
            rig.until("WHERE state = 2", 1);
            assertThat(rig.crm.asked).hasSize(WriteBackRig.QUICK.attempts());
            assertThat(rig.counted("given_up")).isEqualTo(1);

            rig.crm.answers((operation, arguments) -> LookedUp.found(operation.name(), Map.of()));
            rig.writes("标签常客");
            rig.until("WHERE state = 1", 1);
            assertThat(rig.crm.asked.getLast().arguments()).containsEntry("tags", "VIP、常客");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whomTheSystemDoesNotKnowIsLeftAlone(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, PROFILE)) {
            rig.crm.answers((operation, arguments) -> LookedUp.failed(operation.name(), Fault.NOT_FOUND, "没有找到"));
            rig.writes("标签VIP");

            rig.sends();
            rig.until("WHERE state = 1", 1);

            assertThat(rig.crm.asked).hasSize(1);
            assertThat(rig.counted("nobody")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSystemThatHangsHoldsUpNeitherOthersNorWhatChangesMeanwhile(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, DECLARED)) {
            CountDownLatch held = new CountDownLatch(1);
            rig.crm.answers((operation, arguments) -> {
                if (operation.name().equals("profile")) {
                    await(held);
                }
                return LookedUp.found(operation.name(), Map.of());
            });
            rig.sends();
            for (int number = 0; number < 20; number++) {
                rig.writes(new FollowerId("shop", "o" + number), "标签VIP");
            }
            rig.until("WHERE operation = 'visits' AND state = 1", 20);
            assertThat(rig.rows("WHERE operation = 'profile' AND state = 1")).isZero();
            FollowerId first = new FollowerId(
                    "shop",
                    rig.crm.asked.stream()
                            .filter(asked -> asked.operation().equals("profile"))
                            .findFirst()
                            .orElseThrow()
                            .arguments()
                            .getOrDefault("openid", ""));
            rig.writes(first, "标签常客");

            held.countDown();
            rig.until("WHERE operation = 'profile' AND state = 1", 20);

            List<String> told = rig.crm.asked.stream()
                    .filter(asked -> asked.operation().equals("profile"))
                    .filter(asked -> first.openId().equals(asked.arguments().get("openid")))
                    .map(asked -> asked.arguments().getOrDefault("tags", ""))
                    .toList();
            assertThat(told).containsExactly("VIP", "VIP、常客");
        }
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLeavesIsNotWrittenOf(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, PROFILE)) {
            rig.writes("标签VIP");
            assertThat(rig.rows("")).isEqualTo(1);

            rig.leaves();
            assertThat(rig.rows("")).isZero();

            rig.writes(new FollowerId("shop", "oBen"), "标签VIP");
            rig.sends();
            rig.until("WHERE state = 1", 1);
            assertThat(rig.crm.asked)
                    .extracting(asked -> asked.arguments().get("openid"))
                    .containsExactly("oBen");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatOneLifeQueuedTheNextOneWrites(Dialect dialect) throws Exception {
        try (WriteBackRig rig = new WriteBackRig(dialect, folder, PROFILE)) {
            rig.writes("标签VIP");
            rig.restarts();

            rig.sends();
            rig.until("WHERE state = 1", 1);

            assertThat(rig.crm.asked).extracting(Asked::operation).containsExactly("profile");
        }
    }
}
