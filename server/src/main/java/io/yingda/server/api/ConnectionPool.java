package io.yingda.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.util.http.apache.ApacheHttpClientBuilder;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/**
 * The connections to WeChat, so many at once for all accounts together. WxJava's own builder would share one pool among
 * everything in the process and retry by itself.
 */
final class ConnectionPool implements ApacheHttpClientBuilder, AutoCloseable {

    private static final int CONNECT_MILLIS = 3_000;
    private static final long IDLE_SECONDS = 30;

    private final CloseableHttpClient client;

    ConnectionPool(int connections, Duration timeout) {
        int millis = (int) timeout.toMillis();
        client = HttpClients.custom()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(Math.min(CONNECT_MILLIS, millis))
                        .setConnectionRequestTimeout(millis)
                        .setSocketTimeout(millis)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                .evictIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    @Override
    public CloseableHttpClient build() {
        return client;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public ApacheHttpClientBuilder httpProxyHost(String ignored) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyPort(int ignored) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyUsername(String ignored) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyPassword(String ignored) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpRequestRetryHandler(HttpRequestRetryHandler ignored) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder keepAliveStrategy(ConnectionKeepAliveStrategy ignored) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder sslConnectionSocketFactory(SSLConnectionSocketFactory ignored) {
        return this;
    }
}
