package io.yingda.server.customers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.server.StoredServer;
import io.yingda.server.TestBot;
import io.yingda.server.api.Profile;
import io.yingda.server.api.ScriptedApi;
import io.yingda.server.delivery.Claim;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is one customer, and who is nobody any more, on both databases. */
@Timeout(120)
class CustomersTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oAnna");
    private static final FollowerId ANNA_AT_THE_CLUB = new FollowerId("club", "oA");
    private static final FollowerId BEN = new FollowerId("shop", "oBen");
    private static final Instant NOW = TestBot.NOW;

    private final AtomicInteger keys = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void followersWhoAreOneMemberAreOneCustomerUntilOneOfThemUnbinds(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            Customers customers = new Customers(database);
            says(server, ANNA, "绑定 HM1");
            says(server, ANNA_AT_THE_CLUB, "绑定 HM1");
            says(server, BEN, "绑定 HM2");

            assertThat(customers.others(ANNA)).containsExactly(ANNA_AT_THE_CLUB);
            assertThat(customers.others(BEN)).isEmpty();
            assertThat(says(server, ANNA, "我是谁")).isEqualTo("HM1");

            says(server, ANNA, "解绑");
            assertThat(says(server, ANNA, "我是谁")).isEqualTo("没有");
            assertThat(customers.others(ANNA_AT_THE_CLUB)).isEmpty();
            assertThat(customers.links(ANNA)).singleElement().satisfies(link -> {
                assertThat(link.value()).isEqualTo("HM1");
                assertThat(link.author()).isEqualTo(Link.CHAT);
                assertThat(link.endedBy()).isEqualTo(Link.CHAT);
                assertThat(link.ended()).isEqualTo(NOW);
            });
            server.household().inbox().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aUnionIdLinksThroughOthersAndWhatAPersonPartedStaysParted(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            Customers customers = new Customers(database);
            says(server, ANNA, "你好");
            says(server, ANNA_AT_THE_CLUB, "绑定 HM1");
            says(server, BEN, "绑定 HM1");
            customers.known(ANNA, "union-1", NOW);
            customers.known(ANNA_AT_THE_CLUB, "union-1", NOW);
            customers.known(ANNA, "union-1", NOW);

            assertThat(customers.links(ANNA)).hasSize(1);
            assertThat(customers.others(ANNA)).containsExactly(ANNA_AT_THE_CLUB, BEN);

            long link = customers.links(ANNA).getFirst().id();
            assertThat(customers.part(ANNA, link, "李丽", NOW)).isTrue();
            assertThat(customers.part(ANNA, link, "李丽", NOW)).isFalse();
            customers.known(ANNA, "union-1", NOW);
            assertThat(customers.others(ANNA)).isEmpty();
            assertThat(customers.others(BEN)).containsExactly(ANNA_AT_THE_CLUB);
            assertThat(customers.links(ANNA))
                    .singleElement()
                    .satisfies(over -> assertThat(over.endedBy()).isEqualTo("李丽"));
            server.household().inbox().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void weChatIsAskedForTheUnionId(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            Customers customers = new Customers(database);
            ScriptedApi api = new ScriptedApi();
            for (String openId : List.of("oAnna", "oA")) {
                api.profiles.put(openId, new Profile(true, "union-1", "", List.of(), "", ""));
            }
            UnionIds unionIds = new UnionIds(customers, account -> Optional.of(api), TestBot.CLOCK);
            for (FollowerId follower : List.of(ANNA, ANNA_AT_THE_CLUB, BEN)) {
                says(server, follower, "你好");
                unionIds.ask(follower);
            }

            assertThat(customers.others(ANNA)).containsExactly(ANNA_AT_THE_CLUB);
            assertThat(customers.links(ANNA))
                    .singleElement()
                    .satisfies(link -> assertThat(link.author()).isEqualTo(Link.WECHAT));
            assertThat(customers.links(BEN)).isEmpty();
            server.household().inbox().close();
        }
    }

    @Test
    void anApiThatDoesNotTellUnionIdsIsLeftAlone() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE)) {
            ScriptedApi api = new ScriptedApi();
            api.codes.addAll(Collections.nCopies(100, 48001));
            UnionIds unionIds = new UnionIds(new Customers(store.open()), account -> Optional.of(api), TestBot.CLOCK);

            for (int follower = 0; follower < 100; follower++) {
                unionIds.ask(new FollowerId("shop", "o" + follower));
            }

            assertThat(api.calls).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoAPersonPartsFromAMemberIsBoundNoMore(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            Customers customers = new Customers(database);
            says(server, ANNA, "绑定 HM1");
            assertThat(customers.part(BEN, customers.links(ANNA).getFirst().id(), "李丽", NOW))
                    .isFalse();
            assertThat(customers.part(ANNA, customers.links(ANNA).getFirst().id(), "李丽", NOW))
                    .isTrue();

            assertThat(says(server, ANNA, "我是谁")).isEqualTo("没有");
            says(server, ANNA, "绑定 HM1");
            assertThat(says(server, ANNA, "我是谁")).isEqualTo("HM1");
            server.household().inbox().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLeavesIsLinkedToNobodyAndComesBackAsNobody(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            Customers customers = new Customers(database);
            says(server, ANNA, "绑定 HM1");
            customers.known(ANNA, "union-1", NOW);
            accept(server, new Event.Unfollow(header(ANNA)));
            customers.known(ANNA, "union-1", NOW);

            assertThat(store.count("customer")).isZero();
            assertThat(says(server, ANNA, "我是谁")).isEqualTo("没有");
            server.household().inbox().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWantsToBeForgottenIsToldSoAndOnlyThatIsLeft(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            says(server, ANNA, "我的电话是 13800000000");
            says(server, ANNA, "绑定 HM1");
            says(server, ANNA, "开工单");
            says(server, BEN, "绑定 HM2");

            assertThat(says(server, ANNA, "忘了我")).isEqualTo("删了");
            assertThat(store.count("customer WHERE follower = 'shop/oAnna'")).isZero();
            assertThat(store.count("inbox WHERE follower = 'shop/oAnna'")).isEqualTo(1);
            assertThat(store.count("turn WHERE follower = 'shop/oAnna'")).isEqualTo(1);
            assertThat(store.count("outbox WHERE follower = 'shop/oAnna'")).isLessThanOrEqualTo(1);
            assertThat(store.count("trace")).isEqualTo(1);
            assertThat(store.count("ticket WHERE follower = 'shop/oAnna'")).isZero();
            assertThat(store.count("hand_over")).isZero();
            assertThat(store.count("follower WHERE profile LIKE '%HM1%'")).isZero();
            assertThat(store.count("erasure WHERE account = 'shop' AND reason = 'wish' AND removed >= 8"))
                    .isEqualTo(1);
            assertThat(says(server, ANNA, "我是谁")).isEqualTo("没有");
            assertThat(says(server, BEN, "我是谁")).isEqualTo("HM2");
            server.household().inbox().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFollowerIsToldWhichTicketsAreOpen(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            StoredServer server = server(database);
            assertThat(says(server, ANNA, "我的资料")).isEqualTo("资料\n\n没办完的工单：没有");
            says(server, ANNA, "开工单");

            assertThat(says(server, ANNA, "我的资料"))
                    .startsWith("资料\n\n没办完的工单：\n· T")
                    .endsWith(" 浅蓝色水杯（新建）");
            assertThat(says(server, BEN, "我的资料")).endsWith("没有");
            server.household().inbox().close();
        }
    }

    private static StoredServer server(Database database) {
        return StoredServer.on(database, TestBot.ruled(CustomersTest::rules, TestBot.CLOCK), TestBot.CLOCK);
    }

    private static Verdict rules(Facts facts) {
        String words = facts.message().original();
        String member = facts.follower().member();
        return switch (words) {
            case "解绑" -> verdict("好", "", false, false);
            case "忘了我" -> verdict("删了", null, false, true);
            case "我是谁" -> verdict(member.isEmpty() ? "没有" : member, null, false, false);
            case "我的资料" -> verdict("资料", null, true, false);
            case "开工单" ->
                new Verdict(
                        new Decision.OpenTicket("门店服务", Map.of("物品", "浅蓝色水杯"), "好"),
                        Notes.NONE,
                        List.of("rule"),
                        List.of(),
                        "",
                        "v1");
            default -> verdict("好", words.startsWith("绑定 ") ? words.substring(3) : null, false, false);
        };
    }

    private static Verdict verdict(String says, @Nullable String member, boolean tickets, boolean forgotten) {
        Notes notes = new Notes(List.of(), List.of(), List.of(), null, false, false, member, tickets, forgotten);
        return new Verdict(TestBot.say(says), notes, List.of("rule"), List.of(), "", "v1");
    }

    /** What the follower is told at once. */
    private String says(StoredServer server, FollowerId follower, String words) throws Exception {
        Parcel parcel = accept(server, new Inbound.Text(header(follower), words, null));
        if (parcel.claim() instanceof Claim.Taken taken && taken.reply() instanceof Reply.Text text) {
            parcel.written();
            return text.text();
        }
        return "";
    }

    private static Parcel accept(StoredServer server, Inbound inbound) throws Exception {
        return server.household().inbox().accept(inbound).toCompletableFuture().get(20, SECONDS);
    }

    private Header header(FollowerId follower) {
        return new Header(
                follower, "gh_1", NOW, follower.account() + "/" + follower.openId() + "/" + keys.incrementAndGet());
    }
}
