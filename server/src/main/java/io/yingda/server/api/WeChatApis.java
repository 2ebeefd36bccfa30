package io.yingda.server.api;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.WeChatSettings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** WeChat's API for each account that has a secret, over connections shared by all. */
public final class WeChatApis implements AutoCloseable {

    private final Map<String, WeChatApi> apis = new HashMap<>();
    private final ConnectionPool pool;

    public WeChatApis(
            Map<String, AccountSettings> accounts, WeChatSettings settings, AccessTokens tokens, InstantSource clock) {
        pool = new ConnectionPool(settings.connections(), settings.timeout());
        accounts.forEach((name, account) -> {
            if (!account.secret().isEmpty()) {
                apis.put(name, new WxJavaApi(new Line(account, settings::api, pool, tokens, clock)));
            }
        });
    }

    /** The account's; empty where it has no secret. */
    public Optional<WeChatApi> of(String account) {
        return Optional.ofNullable(apis.get(account));
    }

    @Override
    public void close() {
        pool.close();
    }
}
