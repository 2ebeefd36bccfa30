package io.yingda.server.measure;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.wechat.Envelope;
import io.yingda.server.wechat.Format;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Refused;
import io.yingda.server.wechat.Signature;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What no server that speaks WeChat's safe mode can be faster than: it cuts the cipher text out of the body, verifies,
 * decrypts, and encrypts a fixed reply. As many event loops as the real server.
 */
final class BareServer implements AutoCloseable {

    private static final String REPLY =
            "<xml><ToUserName><![CDATA[o]]></ToUserName><FromUserName><![CDATA[gh]]></FromUserName>"
                    + "<CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
                    + "您好，自签收之日起七天内可以申请无理由退货，商品需要保持完好，不影响二次销售。".repeat(3)
                    + "]]></Content></xml>";

    private final Vertx vertx;
    private final int port;

    private BareServer(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    static BareServer start(AccountSettings account, MessageCipher cipher) {
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        AtomicInteger port = new AtomicInteger();
        vertx.deployVerticle(() -> new Loop(account.token(), cipher, port), new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new BareServer(vertx, port.get());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static final class Loop extends AbstractVerticle {

        private final String token;
        private final MessageCipher cipher;
        private final AtomicInteger port;

        Loop(String token, MessageCipher cipher, AtomicInteger port) {
            this.token = token;
            this.cipher = cipher;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                    .listen(SocketAddress.sharedRandomPort(1, "127.0.0.1"))
                    .map(HttpServer::actualPort)
                    .onSuccess(port::set)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void answer(HttpServerRequest request, Buffer body) {
            String text = body.toString();
            int from = text.indexOf("<Encrypt><![CDATA[") + "<Encrypt><![CDATA[".length();
            String encrypted = text.substring(from, text.indexOf("]]>", from));
            String nonce = request.getParam("nonce", "");
            String timestamp = request.getParam("timestamp", "");
            try {
                if (!Signature.matches(request.getParam("msg_signature"), token, timestamp, nonce, encrypted)) {
                    request.response().setStatusCode(403).end();
                    return;
                }
                if (cipher.decrypt(encrypted).isEmpty()) {
                    request.response().end("success");
                    return;
                }
                request.response()
                        .end(Envelope.seal(REPLY, cipher, token, nonce, Instant.now())
                                .write(Format.XML));
            } catch (Refused refused) {
                request.response().setStatusCode(403).end();
            }
        }
    }
}
