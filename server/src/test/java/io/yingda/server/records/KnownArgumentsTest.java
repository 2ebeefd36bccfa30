package io.yingda.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.rules.lookup.Operation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownArgumentsTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oAnna");
    private static final Map<String, String> TOLD = Map.of("联系手机号", "154 0000 0001", "会员号", "HM9");

    @TempDir
    Path folder;

    @Test
    void aNumberThatWasToldCountsAsLongAsNobodyHasProvedToBeAMember() {
        assertThat(KnownArguments.who(ANNA, "", TOLD))
                .isEqualTo(Map.of("account", "shop", "openid", "oAnna", "phone", "15400000001"));
    }

    @Test
    void whoHasProvedToBeAMemberIsThatMemberWhateverWasTold() {
        assertThat(KnownArguments.who(ANNA, "HM1", TOLD))
                .isEqualTo(Map.of("account", "shop", "openid", "oAnna", "member", "HM1"));
    }

    @Test
    void argumentsAreFilledByWhatTheyAreDeclaredToComeFrom() throws Exception {
        Operation points = Asking.declared(folder, """
                        points:
                          connector: crm
                          arguments:
                            card: {type: text, from: member, personal: true}
                            phone: {type: text, required: false, personal: true}
                            limit: {type: number, default: '3'}
                          sql: SELECT points FROM member WHERE card = :card OR phone = :phone LIMIT :limit
                          fields: {points: number}
                          sample: {points: 1}
                        """).operation("points").orElseThrow();

        assertThat(KnownArguments.of(points, KnownArguments.who(ANNA, "HM1", TOLD)))
                .isEqualTo(Map.of("card", "HM1"));
        assertThat(KnownArguments.of(points, KnownArguments.who(ANNA, "", TOLD)))
                .isEqualTo(Map.of("phone", "15400000001"));
    }
}
