package io.yingda.server.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.sandbox.phone.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Serves the pictures of image messages, where WeChat's PicUrl would lead. They are those the console shows. */
final class Pictures {

    static final String TYPE = "image/svg+xml";

    private static final String BLANK = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

    private Pictures() {}

    static void serve(RoutingContext context) {
        String wanted = context.pathParam("picture");
        Optional<Picture> known = Arrays.stream(Picture.values())
                .filter(picture -> picture.file().equals(wanted))
                .findFirst();
        if (known.isEmpty()) {
            Json.fail(context, 404, "没有这张图片");
            return;
        }
        read(known.get())
                .ifPresentOrElse(
                        bytes -> context.response()
                                .putHeader("Content-Type", TYPE)
                                .end(bytes),
                        () -> Json.fail(context, 404, "控制台没有构建，没有图片"));
    }

    /** A picture's file; a blank one where the console was not built. */
    static Buffer bytes(Picture picture) {
        return read(picture).orElseGet(() -> Buffer.buffer(BLANK));
    }

    private static Optional<Buffer> read(Picture picture) {
        try (InputStream in = Pictures.class.getResourceAsStream("/console/pictures/" + picture.file())) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
