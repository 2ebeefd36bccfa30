package io.yingda.server.media;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.Media;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.inbox.TurnListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures and voice that followers sent, as files: WeChat gives them out for three days only. When a follower leaves,
 * whatever was kept for the follower goes. Safe for many threads.
 */
public final class ReceivedMedia implements TurnListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedMedia.class);
    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 10_000;

    /** When a fetch that got no answer is tried again. */
    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg",
            "image/jpg", "jpg",
            "image/png", "png",
            "image/gif", "gif",
            "audio/amr", "amr",
            "voice/speex", "speex",
            "audio/speex", "speex");

    private final FollowerFolders folders;
    private final Function<String, Optional<WeChatApi>> apis;
    private final int most;
    private final List<Duration> again;
    /** Who left, so that nothing fetched meanwhile is kept. */
    private final Map<FollowerId, Boolean> left = latest();
    /** How often all of a follower's was erased: what was sent before is not kept. */
    private final Map<FollowerId, Integer> erasures = latest();

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fetch-", 0).factory());

    /**
     * @param folder where the files are kept
     * @param apis WeChat's API by account
     * @param most the largest file taken, in bytes; 0 where none is
     */
    public ReceivedMedia(Path folder, Function<String, Optional<WeChatApi>> apis, int most) {
        this(folder, apis, most, AGAIN);
    }

    ReceivedMedia(Path folder, Function<String, Optional<WeChatApi>> apis, int most, List<Duration> again) {
        this.folders = new FollowerFolders(folder);
        this.apis = apis;
        this.most = most;
        this.again = List.copyOf(again);
    }

    private static <T> Map<FollowerId, T> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<FollowerId, T> oldest) {
                return size() > REMEMBERED;
            }
        });
    }

    @Override
    public void kept(Turn turn) {
        Inbound inbound = turn.trace().inbound();
        FollowerId follower = inbound.header().follower();
        if (turn.forgets()) {
            erasures.merge(follower, 1, Integer::sum);
            erase(follower);
            return;
        }
        switch (inbound) {
            case Event.Unfollow ignored -> {
                left.put(follower, true);
                erase(follower);
            }
            case Event.Follow ignored -> left.remove(follower);
            case Inbound.Image image -> fetchLater(follower, image.mediaId());
            case Inbound.Voice voice -> fetchLater(follower, voice.mediaId());
            default -> {}
        }
    }

    /** Where what a follower sent is kept; empty when it was not fetched. */
    public Optional<Path> find(FollowerId follower, String mediaId) {
        Path own = folders.of(follower);
        if (!Files.isDirectory(own)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(own)) {
            String name = FollowerFolders.digest(mediaId) + '.';
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void fetchLater(FollowerId follower, String mediaId) {
        var unused = fetch(follower, mediaId);
    }

    /** Fetches one thing, in the background: whether it is kept now. */
    CompletableFuture<Boolean> fetch(FollowerId follower, String mediaId) {
        Optional<WeChatApi> api = apis.apply(follower.account());
        if (most == 0 || mediaId.isEmpty() || api.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return attempt(api.get(), new Wanted(follower, mediaId, erasures.getOrDefault(follower, 0)), 0, threads);
    }

    /** @param erasures how often all of the follower's had been erased when it was sent */
    private record Wanted(FollowerId follower, String mediaId, int erasures) {}

    private CompletableFuture<Boolean> attempt(WeChatApi api, Wanted wanted, int attempt, Executor executor) {
        return CompletableFuture.supplyAsync(() -> tried(api, wanted), executor).thenCompose(done -> {
            if (done.isPresent() || attempt == again.size()) {
                return CompletableFuture.completedFuture(done.orElse(false));
            }
            Executor later =
                    CompletableFuture.delayedExecutor(again.get(attempt).toMillis(), TimeUnit.MILLISECONDS, threads);
            return attempt(api, wanted, attempt + 1, later);
        });
    }

    /** Whether it is kept; empty when another attempt makes sense. */
    private Optional<Boolean> tried(WeChatApi api, Wanted wanted) {
        FollowerId follower = wanted.follower();
        free.acquireUninterruptibly();
        try {
            Path kept = keep(follower, wanted.mediaId(), api.download(wanted.mediaId(), most));
            boolean erased = left.containsKey(follower) || erasures.getOrDefault(follower, 0) > wanted.erasures();
            if (erased) {
                erase(kept);
            }
            return Optional.of(!erased);
        } catch (ApiFailure failure) {
            LOG.warn("公众号 {} 的粉丝发来的文件没有取到：{}", follower.account(), failure.words());
            boolean again = failure.fault() == ApiFailure.Fault.NO_ANSWER || failure.fault() == ApiFailure.Fault.BUSY;
            return again ? Optional.empty() : Optional.of(false);
        } catch (IOException full) {
            LOG.warn("粉丝发来的文件存不下来：{}", full.getClass().getSimpleName());
            return Optional.empty();
        } finally {
            free.release();
        }
    }

    private Path keep(FollowerId follower, String mediaId, Media media) throws IOException {
        Path own = Files.createDirectories(folders.of(follower));
        String name = FollowerFolders.digest(mediaId) + '.' + ENDINGS.getOrDefault(media.type(), "bin");
        Path half = Files.createTempFile(own, "half", ".tmp");
        try {
            Files.write(half, media.content());
            return Files.move(
                    half, own.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private void erase(FollowerId follower) {
        Path own = folders.of(follower);
        if (!Files.isDirectory(own)) {
            return;
        }
        try (Stream<Path> files = Files.list(own)) {
            files.toList().forEach(ReceivedMedia::erase);
        } catch (IOException failure) {
            complain(failure);
        }
        erase(own);
    }

    /** What cannot be erased does not keep the rest. */
    private static void erase(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            complain(failure);
        }
    }

    private static void complain(IOException failure) {
        LOG.error("粉丝取消关注，但文件没有删干净：{}", failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
