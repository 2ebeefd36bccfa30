package io.yingda.server.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps access tokens in memory. */
public final class MemoryAccessTokens implements AccessTokens {

    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<AccessToken> of(String account) {
        return Optional.ofNullable(tokens.get(account));
    }

    @Override
    public void keep(String account, AccessToken token) {
        tokens.put(account, token);
    }
}
