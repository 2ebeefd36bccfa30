package io.yingda.server.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Serves the pictures of image messages, where WeChat's PicUrl would lead. They are those the console shows. */
final class Pictures {

    private Pictures() {}

    static void serve(RoutingContext context) {
        String wanted = context.pathParam("picture");
        boolean known = Arrays.stream(Picture.values())
                .anyMatch(picture -> picture.file().equals(wanted));
        if (!known) {
            Json.fail(context, 404, "没有这张图片");
            return;
        }
        try (InputStream in = Pictures.class.getResourceAsStream("/console/pictures/" + wanted)) {
            if (in == null) {
                Json.fail(context, 404, "控制台没有构建，没有图片");
                return;
            }
            context.response().putHeader("Content-Type", "image/svg+xml").end(Buffer.buffer(in.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
