package io.yingda.server.wechat;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.wechat.Refused.Reason;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The keys of an account: the current one first, then the one before it, which is good until everything WeChat sent is in. */
final class Keys {

    /**
     * A message in clear.
     *
     * @param cipher the one that decrypted it; the reply is encrypted with the same
     */
    record Opened(String message, MessageCipher cipher) {}

    private final List<MessageCipher> ciphers;

    Keys(AccountSettings account) {
        ciphers = Stream.of(account.aesKey(), account.previousAesKey())
                .filter(Objects::nonNull)
                .map(key -> new MessageCipher(key, account.appId()))
                .toList();
    }

    Opened open(String encrypted) throws Refused {
        Refused refused = new Refused(Reason.NO_KEY);
        for (MessageCipher cipher : ciphers) {
            try {
                return new Opened(cipher.decrypt(encrypted), cipher);
            } catch (Refused wrongKey) {
                refused = wrongKey;
            }
        }
        throw refused;
    }
}
