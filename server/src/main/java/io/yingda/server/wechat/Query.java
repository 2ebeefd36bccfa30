package io.yingda.server.wechat;

import org.jspecify.annotations.Nullable;

/**
 * What WeChat puts into the query of every request. Only a missing encrypt type has a meaning; what else is missing makes
 * the signature wrong.
 *
 * @param encryptType {@code aes} for an encrypted body; {@code raw} or null for one in clear
 * @param signature of token, timestamp and nonce
 * @param messageSignature of these and the cipher text; the one that counts where there is cipher text
 * @param echo what is to be given back when WeChat verifies the URL
 */
record Query(
        String timestamp,
        String nonce,
        @Nullable String encryptType,
        @Nullable String signature,
        @Nullable String messageSignature,
        @Nullable String echo) {

    boolean isEncrypted() throws Refused {
        if (encryptType == null || encryptType.isEmpty() || encryptType.equalsIgnoreCase("raw")) {
            return false;
        }
        if (encryptType.equalsIgnoreCase("aes")) {
            return true;
        }
        throw new Refused(Refused.Reason.ENCRYPTION_TYPE);
    }
}
