package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Received.Malformed;
import io.yingda.server.sandbox.Received.Nothing;
import io.yingda.server.sandbox.Received.Shown;
import io.yingda.server.sandbox.Received.Transfer;
import io.yingda.server.sandbox.phone.Phone;
import io.yingda.server.sandbox.push.Seal;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.wechat.Refused;
import org.jspecify.annotations.Nullable;

/** Opens, verifies and reads passive replies as strictly as WeChat does; in compatible mode it takes either form. */
final class ReplyReader {

    private final Seal seal;

    ReplyReader(Seal seal) {
        this.seal = seal;
    }

    /**
     * Reads the answer to a push.
     *
     * @param event whether the push was an event, to which WeChat takes no transfer, but more news
     */
    Received read(String reply, Phone phone, boolean event) {
        if (reply.isEmpty() || reply.equals("success")) {
            return new Nothing();
        }
        Xml outer;
        try {
            outer = Xml.read(reply);
        } catch (Xml.Unreadable unreadable) {
            return new Malformed("回复不是格式正确的 XML", null);
        }
        String encrypted = outer.text("Encrypt");
        boolean clear = seal.mode() == Mode.PLAIN || (seal.mode() == Mode.COMPATIBLE && encrypted.isEmpty());
        if (clear) {
            return shown(outer, phone, event, null);
        }
        if (encrypted.isEmpty()) {
            return new Malformed("安全模式下的回复没有加密", null);
        }
        if (!seal.fits(outer.text("MsgSignature"), outer.text("TimeStamp"), outer.text("Nonce"), encrypted)) {
            return new Malformed("回复的签名（MsgSignature）不对", null);
        }
        String plain;
        try {
            plain = seal.open(encrypted);
        } catch (Refused refused) {
            return new Malformed("回复不能用这个公众号的密钥解密，或者 AppID 不对", null);
        }
        try {
            return shown(Xml.read(plain), phone, event, plain);
        } catch (Xml.Unreadable unreadable) {
            return new Malformed("解密后的回复不是格式正确的 XML", plain);
        }
    }

    private static Received shown(Xml reply, Phone phone, boolean event, @Nullable String plain) {
        if (!reply.text("ToUserName").equals(phone.openId())
                || !reply.text("FromUserName").equals(phone.originalId())) {
            return new Malformed("回复的收发双方不对：ToUserName 应当是粉丝，FromUserName 应当是公众号", plain);
        }
        if (!reply.text("CreateTime").matches("\\d{1,13}")) {
            return new Malformed("回复没有 CreateTime，或者不是整数", plain);
        }
        try {
            return reply.text("MsgType").equals("transfer_customer_service")
                    ? new Transfer(ReplyContent.agent(reply, event), plain)
                    : new Shown(ReplyContent.of(reply, event), plain);
        } catch (Xml.Unreadable incomplete) {
            return new Malformed(incomplete.why(), plain);
        }
    }
}
