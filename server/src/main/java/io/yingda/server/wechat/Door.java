package io.yingda.server.wechat;

import io.yingda.engine.message.Inbound;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.wechat.Refused.Reason;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what WeChat sent to one account and refuses everything else. Whether a push is encrypted is decided by its
 * query; its signature is verified before anything it says is read. Safe for many threads.
 */
final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final Pattern ORIGINAL_ID = Pattern.compile("gh_[0-9a-zA-Z_]{1,20}");

    private final AccountSettings account;
    private final Keys keys;
    private final AtomicBoolean warned = new AtomicBoolean();

    Door(AccountSettings account) {
        this.account = account;
        this.keys = new Keys(account);
    }

    AccountSettings account() {
        return account;
    }

    /**
     * What is to be echoed when WeChat verifies the URL. The echo arrives in clear; where its own signature shows that it
     * is encrypted, it is decrypted.
     */
    String verify(Query query) throws Refused {
        String echo = Objects.requireNonNullElse(query.echo(), "");
        if (query.messageSignature() != null && isSigned(query.messageSignature(), query, echo)) {
            return keys.open(echo).message();
        }
        requireSigned(query);
        return echo;
    }

    /** Refuses, before its body is read, a push in clear that must not come in. */
    void admit(Query query) throws Refused {
        if (!query.isEncrypted()) {
            requireSigned(query);
            if (account.mode() == Mode.SAFE) {
                throw new Refused(Reason.IN_CLEAR);
            }
        }
    }

    /** Reads a push. In compatible mode the fields in clear, which no signature covers, are ignored. */
    Push open(Query query, byte[] bytes) throws Refused {
        admit(query);
        if (!query.isEncrypted()) {
            return push(Body.read(bytes), null, query);
        }
        Body envelope = Body.read(bytes);
        String encrypted = envelope.root().text("Encrypt");
        if (!isSigned(query.messageSignature(), query, encrypted)) {
            throw new Refused(Reason.SIGNATURE);
        }
        Keys.Opened opened = keys.open(encrypted);
        return push(Body.read(opened.message()), opened.cipher(), query);
    }

    private Push push(Body body, @Nullable MessageCipher cipher, Query query) throws Refused {
        Seal seal = new Seal(body.format(), cipher, account.token(), query.nonce());
        if (isProbe(body.root())) {
            return new Push.Probe();
        }
        Inbound inbound = InboundReader.read(account.name(), body.root());
        lookAtRecipient(inbound.header().recipient());
        return new Push.Message(inbound, seal);
    }

    /** The app id and the token are right, so it is most likely the settings that are not: said once, served all the same. */
    private void lookAtRecipient(String recipient) {
        if (!recipient.equals(account.originalId()) && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "Pushes to account {} are addressed to {}, its originalId is {}: check yingda.yaml",
                    account.name(),
                    ORIGINAL_ID.matcher(recipient).matches() ? recipient : "something else",
                    account.originalId());
        }
    }

    /** WeChat's cloud hosting asks like this whether anybody answers. */
    static boolean isProbe(Element body) {
        return body.text("action").equals("CheckContainerPath");
    }

    private void requireSigned(Query query) throws Refused {
        if (!Signature.matches(query.signature(), account.token(), query.timestamp(), query.nonce())) {
            throw new Refused(Reason.SIGNATURE);
        }
    }

    private boolean isSigned(@Nullable String signature, Query query, String encrypted) {
        return Signature.matches(signature, account.token(), query.timestamp(), query.nonce(), encrypted);
    }
}
