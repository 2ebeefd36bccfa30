package io.yingda.server.media;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.MediaKind;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.delivery.MediaIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchant's pictures and recordings, and the pictures of agents. A reply names one by its file name where WeChat's media
 * id would stand: WeChat's own ids have no dot. Each is uploaded once for each account, and again when it changes or before WeChat
 * forgets it after three days. Safe for many threads.
 */
public final class MediaLibrary implements MediaIds {

    private static final Logger LOG = LoggerFactory.getLogger(MediaLibrary.class);
    private static final Duration KEPT_BY_WECHAT = Duration.ofDays(3);
    private static final Duration RENEWED_BEFORE = Duration.ofHours(12);
    private static final int UNKNOWN_MEDIA = 40007;

    private final MediaShelf shelf;
    private final Function<String, Optional<WeChatApi>> apis;
    private final InstantSource clock;
    private final Map<Key, Upload> uploads = new ConcurrentHashMap<>();
    private final ReentrantLock uploading = new ReentrantLock();

    private record Key(String account, String file) {}

    /** @param changed when the file that was uploaded had last changed */
    private record Upload(String mediaId, FileTime changed, Instant until) {}

    /**
     * @param shelf the files
     * @param apis WeChat's API by account
     */
    public MediaLibrary(MediaShelf shelf, Function<String, Optional<WeChatApi>> apis, InstantSource clock) {
        this.shelf = shelf;
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public Optional<Reply> known(String account, Reply reply) {
        Optional<Named> named = Named.by(reply);
        if (named.isEmpty()) {
            return Optional.of(reply);
        }
        Instant now = clock.instant();
        return good(new Key(account, named.get().file()), upload -> now.isBefore(upload.until()))
                .map(upload -> named.get().as(upload.mediaId()));
    }

    @Override
    public Reply uploaded(String account, Reply reply) throws ApiFailure {
        Optional<Named> named = Named.by(reply);
        return named.isEmpty()
                ? reply
                : named.get()
                        .as(mediaId(account, named.get().file(), named.get().kind()));
    }

    @Override
    public boolean forget(String account, Reply reply) {
        Optional<Named> named = Named.by(reply);
        named.ifPresent(file -> uploads.remove(new Key(account, file.file())));
        return named.isPresent();
    }

    /**
     * Uploads everything in the folder that an account's followers could not be sent at once: what is new, changed, or soon
     * forgotten by WeChat.
     */
    @Override
    public void refresh(String account) {
        if (!Files.isDirectory(shelf.own())) {
            return;
        }
        try (Stream<Path> files = Files.list(shelf.own())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                Optional<MediaKind> kind = Named.kind(name);
                if (kind.isPresent()) {
                    mediaId(account, name, kind.get());
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("读不到图片目录：{}", unreadable.getClass().getSimpleName());
        } catch (ApiFailure failure) {
            LOG.warn("公众号 {} 的图片没有全部上传：{}", account, failure.words());
        }
    }

    private String mediaId(String account, String file, MediaKind kind) throws ApiFailure {
        Key key = new Key(account, file);
        Predicate<Upload> lasting =
                upload -> clock.instant().plus(RENEWED_BEFORE).isBefore(upload.until());
        Optional<Upload> good = good(key, lasting);
        if (good.isPresent()) {
            return good.get().mediaId();
        }
        uploading.lock();
        try {
            good = good(key, lasting);
            return good.isPresent() ? good.get().mediaId() : upload(key, kind).mediaId();
        } finally {
            uploading.unlock();
        }
    }

    private Upload upload(Key key, MediaKind kind) throws ApiFailure {
        Optional<Path> path = shelf.find(key.account(), key.file());
        Optional<WeChatApi> api = apis.apply(key.account());
        if (path.isEmpty() || api.isEmpty()) {
            LOG.warn("公众号 {} 的图片“{}”发不出去：{}", key.account(), key.file(), path.isEmpty() ? "没有这个文件" : "没有配置 secret");
            throw ApiFailure.of(UNKNOWN_MEDIA);
        }
        try {
            FileTime changed = Files.getLastModifiedTime(path.get());
            String mediaId = api.get().upload(kind, path.get());
            Instant now = clock.instant();
            Upload upload = new Upload(mediaId, changed, now.plus(KEPT_BY_WECHAT));
            uploads.values().removeIf(each -> !now.isBefore(each.until()));
            uploads.put(key, upload);
            return upload;
        } catch (IOException gone) {
            throw ApiFailure.of(UNKNOWN_MEDIA);
        }
    }

    private Optional<Upload> good(Key key, Predicate<Upload> lasting) {
        return Optional.ofNullable(uploads.get(key))
                .filter(lasting)
                .filter(upload -> shelf.find(key.account(), key.file())
                        .map(path -> isUnchanged(path, upload))
                        .orElse(false));
    }

    private static boolean isUnchanged(Path path, Upload upload) {
        try {
            return Files.getLastModifiedTime(path).equals(upload.changed());
        } catch (IOException gone) {
            return false;
        }
    }
}
