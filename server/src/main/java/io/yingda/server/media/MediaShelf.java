package io.yingda.server.media;

import io.yingda.engine.message.FollowerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that replies name: the merchant's own in one folder, and the pictures that agents send, each in the folder of
 * the follower it is sent to. Safe for many threads.
 */
public final class MediaShelf {

    /** The largest picture that WeChat takes. */
    public static final int MOST_BYTES = 10 * 1_024 * 1_024;

    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final Pattern SENT =
            Pattern.compile(FollowerFolders.DIGEST + '/' + FollowerFolders.DIGEST + "\\.(?:jpg|png)");

    private final Path own;
    private final FollowerFolders followers;

    /**
     * @param own the merchant's files, a folder that need not exist
     * @param followers where what belongs to followers is kept, as {@link ReceivedMedia} does
     */
    public MediaShelf(Path own, Path followers) {
        this.own = own.toAbsolutePath().normalize();
        this.followers = new FollowerFolders(followers);
    }

    /**
     * A picture that is kept.
     *
     * @param name under which it is found
     * @param isNew whether it was not there before
     */
    public record Kept(String name, boolean isNew) {}

    /** The merchant's folder. */
    Path own() {
        return own;
    }

    /** The file of this name that an account's followers may be sent. */
    public Optional<Path> find(String account, String name) {
        try {
            Path path = SENT.matcher(name).matches()
                    ? followers.root().resolve(account).resolve(name)
                    : inOwn(name);
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    private Path inOwn(String name) {
        Path path = own.resolve(name).normalize();
        return own.equals(path.getParent()) ? path : own;
    }

    /** What kind of picture that is, as its file name ends, told by its content; empty for what WeChat does not take. */
    public static Optional<String> ending(byte[] content) {
        if (startsWith(content, JPEG)) {
            return Optional.of("jpg");
        }
        return startsWith(content, PNG) ? Optional.of("png") : Optional.empty();
    }

    private static boolean startsWith(byte[] content, byte[] head) {
        return content.length > head.length && Arrays.equals(content, 0, head.length, head, 0, head.length);
    }

    /**
     * Keeps a picture for a follower.
     *
     * @param ending {@code jpg} or {@code png}
     * @return it, as kept; the same picture has the same name
     */
    public Kept keep(FollowerId follower, byte[] content, String ending) throws IOException {
        Path folder = Files.createDirectories(followers.of(follower));
        Path file = folder.resolve(FollowerFolders.digest(content) + '.' + ending);
        boolean isNew = !Files.exists(file);
        if (isNew) {
            Path half = Files.createTempFile(folder, "half", ".tmp");
            try {
                Files.write(half, content);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        }
        return new Kept(folder.getFileName() + "/" + file.getFileName(), isNew);
    }

    /** Lets go of a picture that is not sent after all; one that was kept before stays. */
    public void drop(FollowerId follower, Kept kept) throws IOException {
        if (kept.isNew()) {
            Files.deleteIfExists(followers.root().resolve(follower.account()).resolve(kept.name()));
        }
    }
}
