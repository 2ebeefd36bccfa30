package io.yingda.server.api;

import java.util.Optional;

/**
 * The access tokens in use, by account. Where several nodes share one store, each sees what another has fetched. Safe for
 * many threads; may block.
 */
public interface AccessTokens {

    /** The last one kept for an account, ended or not. */
    Optional<AccessToken> of(String account);

    void keep(String account, AccessToken token);
}
