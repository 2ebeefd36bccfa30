package io.yingda.server.desk.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Place;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Right;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Pictures and voice that followers sent or were sent, as they are: {@code /api/desk/media/<conversation>-<line>}. */
public final class MediaRoute {

    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "amr", "audio/amr",
            "mp3", "audio/mpeg",
            "speex", "audio/speex");

    private final Register register;
    private final History history;
    private final MediaFiles files;

    MediaRoute(Register register, History history, MediaFiles files) {
        this.register = register;
        this.history = history;
        this.files = files;
    }

    Endpoint endpoint() {
        return new Endpoint(HttpMethod.GET, "/api/desk/media/:id", Right.SERVE, this::serve);
    }

    private void serve(RoutingContext context) {
        String id = Objects.requireNonNullElse(context.pathParam("id"), "");
        serve(context, () -> find(id));
    }

    /** Answers with a file as it is; finding it may block. */
    public static void serve(RoutingContext context, Callable<Path> finding) {
        context.vertx()
                .executeBlocking(finding, false)
                .onSuccess(file -> send(context, file))
                .onFailure(failure -> Answering.fail(context, failure));
    }

    private Path find(String id) {
        int dash = id.indexOf('-');
        Optional<Place> place = Place.of(id.substring(dash + 1));
        if (dash < 1 || place.isEmpty()) {
            throw new Refused(Why.UNKNOWN, "没有这个文件");
        }
        HandOver handOver = register.find(Asked.number(id.substring(0, dash)));
        FollowerId follower = handOver.follower();
        return history.media(follower, place.get())
                .flatMap(media ->
                        media.received() ? files.received(follower, media.name()) : files.sent(follower, media.name()))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "文件还没有取到，或者已经删除"));
    }

    private static void send(RoutingContext context, Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        context.response()
                .putHeader("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"))
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader("Cache-Control", "private, max-age=3600")
                .putHeader("X-Content-Type-Options", "nosniff")
                .sendFile(file.toString())
                .onFailure(failure -> Answering.fail(context, failure));
    }
}
