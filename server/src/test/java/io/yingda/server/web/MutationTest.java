package io.yingda.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.TestBot;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of damaged pushes, the same in every run: each is answered, and never with a fault of the server. */
@Timeout(120)
class MutationTest {

    private static final long SEED = 20_261_123;
    private static final String[] SEEDS = {
        Rig.text("oA", "1", "我想退货，<a href='x'>单号</a> ]]&gt; 1234 😀"),
        Rig.event("oA", "subscribe", "<EventKey>qrscene_1</EventKey><Ticket>t</Ticket>"),
        Rig.event(
                "oA",
                "pic_weixin",
                "<SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>x</PicMd5Sum></item></PicList></SendPicsInfo>"),
        Rig.message(
                "oA", "2", "location", "<Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Scale>9</Scale>"),
        "{\"ToUserName\":\"gh_1\",\"FromUserName\":\"oA\",\"CreateTime\":1,\"MsgType\":\"text\",\"Content\":\"\\u4f60\"}",
        "{\"ToUserName\":\"g\",\"FromUserName\":\"oA\",\"CreateTime\":\"1\",\"MsgType\":\"event\","
                + "\"Event\":\"subscribe_msg_popup_event\",\"List\":[{\"TemplateId\":\"T\"},[1,2],null]}"
    };

    private final Random random = new Random(SEED);

    @Test
    void everyDamagedPushIsAnswered() throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (Rig rig = Rig.start(TestBot.echoing())) {
            for (int round = 0; round < 3_000; round++) {
                byte[] body = damaged(SEEDS[random.nextInt(SEEDS.length)].getBytes(UTF_8));
                int status = push(rig, body, round);
                assertThat(status).as("round %d of seed %d", round, SEED).isBetween(200, 499);
                statuses.merge(status, 1, Integer::sum);
            }
            assertThat(rig.push("plain", Rig.text("oLast", "1", "x")).body()).contains("答：x");
        }
        assertThat(statuses).containsKeys(200, 400, 403);
    }

    /** Damaged in clear, damaged and then sealed, and sealed and then damaged. */
    private int push(Rig rig, byte[] body, int round) throws Exception {
        if (round % 3 == 0) {
            return rig.post("plain", Rig.signed(), BodyPublishers.ofByteArray(body))
                    .statusCode();
        }
        String encrypted = Rig.CIPHER.encrypt(new String(body, round % 2 == 0 ? UTF_8 : ISO_8859_1));
        byte[] envelope = Rig.envelope(encrypted).getBytes(UTF_8);
        if (round % 3 == 2) {
            envelope = damaged(envelope);
        }
        return rig.post("safe", Rig.signed(encrypted), BodyPublishers.ofByteArray(envelope))
                .statusCode();
    }

    private byte[] damaged(byte[] original) {
        byte[] bytes = original;
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int until = at + random.nextInt(bytes.length - at);
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] = (byte) random.nextInt(256);
                yield flipped;
            }
            case 1 -> java.util.Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, new byte[0], until);
            case 3 -> spliced(bytes, at, java.util.Arrays.copyOfRange(bytes, at, until), at);
            default -> {
                String[] pieces = {"<", ">", "]]>", "<![CDATA[", "&", "&#0;", "&#x10FFFF;", "{", "[", "\"", "\0", "<!--"
                };
                yield spliced(bytes, at, pieces[random.nextInt(pieces.length)].getBytes(UTF_8), at);
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, byte[] between, int to) {
        byte[] result = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, to, result, from + between.length, bytes.length - to);
        return result;
    }
}
