package io.yingda.server.sandbox.api;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The media of one account: temporary ones for three days, material for good. When it is full, the oldest make room. */
final class Shelf {

    static final Duration LIFE = Duration.ofDays(3);

    private static final long CAPACITY = 128L * 1024 * 1024;
    private static final int MEGABYTE = 1024 * 1024;
    private static final Map<String, Integer> LARGEST = Map.of(
            "image", 10 * MEGABYTE,
            "voice", 2 * MEGABYTE,
            "video", 10 * MEGABYTE,
            "thumb", 64 * 1024);

    private final InstantSource clock;
    private final Map<String, Medium> media = new LinkedHashMap<>();
    private long size;

    Shelf(InstantSource clock) {
        this.clock = clock;
    }

    static boolean isKind(String kind) {
        return LARGEST.containsKey(kind);
    }

    /** Refused when it is larger than WeChat takes of its kind. */
    Medium put(
            String kind,
            String name,
            String contentType,
            Buffer bytes,
            boolean permanent,
            String title,
            String description)
            throws Refusal {
        if (bytes.length() == 0) {
            throw new Refusal(ErrorCode.MEDIA_MISSING);
        }
        if (bytes.length() > LARGEST.getOrDefault(kind, 0)) {
            throw new Refusal(ErrorCode.MEDIA_TOO_LARGE);
        }
        return keep(kind, name, contentType, bytes, permanent, title, description);
    }

    Medium keep(
            String kind,
            String name,
            String contentType,
            Buffer bytes,
            boolean permanent,
            String title,
            String description) {
        String id = UUID.randomUUID().toString().replace("-", "") + "_" + Integer.toHexString(media.size())
                + (permanent ? "P" : "T");
        Medium medium = new Medium(id, kind, name, contentType, bytes, clock.instant(), permanent, title, description);
        media.put(id, medium);
        size += bytes.length();
        while (size > CAPACITY) {
            remove(media.keySet().iterator().next());
        }
        return medium;
    }

    /** One that has not ended. */
    Optional<Medium> find(String id) {
        return Optional.ofNullable(media.get(id)).filter(this::lives);
    }

    /** One of these kinds that has not ended. */
    Optional<Medium> find(String id, Set<String> kinds) {
        return find(id).filter(medium -> kinds.contains(medium.kind()));
    }

    List<Medium> material(String kind) {
        return media.values().stream()
                .filter(medium -> medium.permanent() && medium.kind().equals(kind))
                .toList()
                .reversed();
    }

    boolean remove(String id) {
        Medium gone = media.remove(id);
        if (gone != null) {
            size -= gone.bytes().length();
        }
        return gone != null;
    }

    private boolean lives(Medium medium) {
        return medium.permanent() || clock.instant().isBefore(medium.at().plus(LIFE));
    }
}
