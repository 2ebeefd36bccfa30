package io.yingda.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * One official account.
 *
 * @param name the account's name in the URL
 * @param title what followers know it as
 * @param appId WeChat's app id
 * @param originalId WeChat's original id, {@code gh_…}
 * @param token signs WeChat's requests
 * @param aesKey the 43-character EncodingAESKey; null where only plain mode is used
 * @param previousAesKey the key before the last change, still accepted; null when there is none
 * @param secret the app secret for WeChat's API; empty where the API is not used
 * @param mode how WeChat is set to push
 * @param desk who serves a conversation that is handed over
 * @param customerService whether WeChat lets this account send customer-service messages
 * @param notice what tells a follower that a reply waits; null where nothing does
 */
public record AccountSettings(
        String name,
        String title,
        String appId,
        String originalId,
        String token,
        @Nullable String aesKey,
        @Nullable String previousAesKey,
        String secret,
        Mode mode,
        DeskKind desk,
        boolean customerService,
        @Nullable NoticeSettings notice) {

    /** An account that sends customer-service messages where it has a secret. */
    public AccountSettings(
            String name,
            String title,
            String appId,
            String originalId,
            String token,
            @Nullable String aesKey,
            @Nullable String previousAesKey,
            String secret,
            Mode mode,
            DeskKind desk) {
        this(
                name,
                title,
                appId,
                originalId,
                token,
                aesKey,
                previousAesKey,
                secret,
                mode,
                desk,
                !secret.isEmpty(),
                null);
    }

    /** WeChat's three ways of pushing. An account in safe mode takes no message in clear. */
    public enum Mode {
        PLAIN,
        COMPATIBLE,
        SAFE
    }

    /** Who serves: our own desk, or WeChat's customer-service client. */
    public enum DeskKind {
        YINGDA,
        WECHAT
    }

    /** Names the account only; the rest is secret. */
    @Override
    public String toString() {
        return "AccountSettings[" + name + "]";
    }
}
