package io.yingda.server.api;

import com.google.gson.JsonParseException;
import io.yingda.server.settings.AccountSettings;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpClientImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/**
 * WxJava's calls for one account, made our way: with our tokens, one refresh and retry when WeChat refuses the token, no
 * other retries, and no logging, since WxJava would log what was sent, to whom, and the token.
 */
final class Line extends WxMpServiceHttpClientImpl {

    private final TokenSource tokens;
    private final InstantSource clock;

    /** A failure on the way, through WxJava's signatures. */
    private static final class Failed extends RuntimeException {
        private final ApiFailure failure;

        Failed(ApiFailure failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** WxJava's settings with an address that may change. */
    private static final class Addressed extends WxMpDefaultConfigImpl {
        private final transient Supplier<URI> api;

        Addressed(Supplier<URI> api) {
            this.api = api;
        }

        @Override
        public WxMpHostConfig getHostConfig() {
            String host = api.get().toString().replaceAll("/+$", "");
            return new WxMpHostConfig(host, host, host);
        }
    }

    /** Something WxJava does. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws WxErrorException;
    }

    Line(AccountSettings account, Supplier<URI> api, ConnectionPool pool, AccessTokens tokens, InstantSource clock) {
        this.tokens = new TokenSource(account.name(), tokens, this::fetch, clock);
        this.clock = clock;
        Addressed config = new Addressed(api);
        config.setAppId(account.appId());
        config.setSecret(account.secret());
        config.useStableAccessToken(true);
        config.setApacheHttpClientBuilder(pool);
        setWxMpConfigStorage(config);
    }

    /** Makes a call, and says what came of it in our words. */
    <T> T call(Call<T> call) throws ApiFailure {
        try {
            return call.make();
        } catch (WxErrorException refused) {
            throw failure(refused);
        } catch (Failed failed) {
            throw failed.failure;
        } catch (JsonParseException | IllegalStateException | NullPointerException senseless) {
            throw ApiFailure.noAnswer(senseless);
        }
    }

    /** Every call of WxJava's comes through here. */
    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
        try {
            String token = tokens.current();
            try {
                return executor.execute(with(token, uri), data, WxType.MP);
            } catch (WxErrorException refused) {
                if (!ErrorCode.TOKEN.contains(refused.getError().getErrorCode())) {
                    throw refused;
                }
                return executor.execute(with(tokens.insteadOf(token), uri), data, WxType.MP);
            }
        } catch (ApiFailure failure) {
            throw new Failed(failure);
        } catch (IOException failure) {
            throw new Failed(ApiFailure.noAnswer(failure));
        }
    }

    private static String with(String token, String uri) {
        return uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token;
    }

    private AccessToken fetch(boolean force) throws ApiFailure {
        try {
            String answer = doGetStableAccessTokenRequest(force);
            WxError error = WxError.fromJson(answer, WxType.MP);
            if (error.getErrorCode() != 0) {
                throw ApiFailure.of(error.getErrorCode());
            }
            WxAccessToken token = WxAccessToken.fromJson(answer);
            if (token.getAccessToken() == null) {
                throw ApiFailure.noAnswer(new IOException("no token"));
            }
            return new AccessToken(token.getAccessToken(), clock.instant().plusSeconds(token.getExpiresIn()));
        } catch (IOException | JsonParseException | IllegalStateException failure) {
            throw ApiFailure.noAnswer(failure);
        }
    }

    private static ApiFailure failure(WxErrorException refused) {
        if (refused.getCause() instanceof IOException lost) {
            return ApiFailure.noAnswer(lost);
        }
        return ApiFailure.of(refused.getError().getErrorCode());
    }
}
