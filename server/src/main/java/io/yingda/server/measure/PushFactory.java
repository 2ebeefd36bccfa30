package io.yingda.server.measure;

import io.vertx.core.buffer.Buffer;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes pushes ready to send: signed, encrypted text messages of many followers, each with an id of its own. */
final class PushFactory {

    private static final String TIMESTAMP = "1700000000";

    /** One request: its path with the query, and its body. */
    record Push(String uri, Buffer body) {}

    private final LoadJob job;
    private final MessageCipher cipher;
    private final QuestionStream questions;
    private final Random random;
    private long id = 1L << 40;

    PushFactory(LoadJob job) {
        this.job = job;
        this.cipher = new MessageCipher(job.aesKey(), job.appId());
        this.questions = new QuestionStream(job.questions(), job.seed());
        this.random = new Random(job.seed());
    }

    List<Push> make(String path, int count) {
        List<Push> pushes = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            pushes.add(next(path));
        }
        return pushes;
    }

    double fresh() {
        return questions.fresh();
    }

    /** A question to ask. */
    String question() {
        return questions.next();
    }

    private Push next(String path) {
        return push(path, "oBench" + random.nextInt(job.followers()), question());
    }

    /** A message of one follower. */
    synchronized Push push(String path, String openId, String words) {
        String message = "<xml><ToUserName><![CDATA[" + job.originalId() + "]]></ToUserName><FromUserName><![CDATA["
                + openId + "]]></FromUserName><CreateTime>" + TIMESTAMP
                + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
                + words.replace("]]>", "]] >") + "]]></Content><MsgId>" + ++id + "</MsgId></xml>";
        String encrypted = cipher.encrypt(message);
        String nonce = Long.toString(id);
        String query = "?signature=" + Signature.of(job.token(), TIMESTAMP, nonce)
                + "&timestamp=" + TIMESTAMP
                + "&nonce=" + nonce
                + "&encrypt_type=aes&msg_signature=" + Signature.of(job.token(), TIMESTAMP, nonce, encrypted);
        String body = "<xml><ToUserName><![CDATA[" + job.originalId() + "]]></ToUserName><Encrypt><![CDATA[" + encrypted
                + "]]></Encrypt></xml>";
        return new Push(path + query, Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The path of an account. */
    static String path(String account) {
        return "/wechat/" + URLEncoder.encode(account, StandardCharsets.UTF_8);
    }
}
