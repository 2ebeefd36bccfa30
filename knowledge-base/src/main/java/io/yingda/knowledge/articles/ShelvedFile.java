package io.yingda.knowledge.articles;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.knowledge.document.TextFile;
import io.yingda.knowledge.text.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One article file as it was last read. */
final class ShelvedFile {

    /** A file changed as lately as this may change once more without its time showing it. */
    private static final Duration TOO_FRESH = Duration.ofSeconds(3);

    private final String file;
    private Path path = Path.of("");
    private @Nullable Instant changed;
    private long size = -1;
    private boolean fresh = true;
    /** Of the content that was read; empty when none was. */
    private String digest = "";

    private @Nullable ArticleFile lastGood;
    private List<Problem> problems = List.of();
    /** As an earlier process read it; null once it was looked at. */
    private @Nullable ReadArticle before;

    ShelvedFile(String file, @Nullable ReadArticle before) {
        this.file = file;
        this.before = before;
    }

    /** The file as problems name it. */
    String file() {
        return file;
    }

    Path path() {
        return path;
    }

    /** The last version that was good; empty when there never was one. */
    Optional<ArticleFile> article() {
        return Optional.ofNullable(lastGood);
    }

    List<Problem> problems() {
        return problems;
    }

    /** As a later process may take it over; empty when there is anything to tell of it. */
    Optional<ReadArticle> faultless() {
        return problems.isEmpty() ? article().map(good -> new ReadArticle(digest, good)) : Optional.empty();
    }

    void refresh(Path location, Instant now) {
        path = location;
        try {
            BasicFileAttributes attributes = Files.readAttributes(location, BasicFileAttributes.class);
            Instant modified = attributes.lastModifiedTime().toInstant();
            if (!fresh && modified.equals(changed) && attributes.size() == size) {
                return;
            }
            byte[] bytes = Files.readAllBytes(location);
            String found = Digest.hex(bytes);
            boolean same = found.equals(digest);
            changed = modified;
            size = attributes.size();
            fresh = modified.plus(TOO_FRESH).isAfter(now);
            if (!same) {
                digest = found;
                read(bytes);
            }
            before = null;
        } catch (IOException unreadable) {
            size = -1;
            digest = "";
            problems = List.of(Problem.error(file, 0, "文件读不出来", "请检查文件的权限，或者它是否正被别的程序占用"));
        }
    }

    private void read(byte[] bytes) {
        if (before != null && before.digest().equals(digest)) {
            lastGood = before.file();
            return;
        }
        List<Problem> found = new ArrayList<>();
        Optional<ArticleFile> read =
                TextFile.decode(file, bytes, found::add).flatMap(text -> ArticleReader.read(file, text, found::add));
        if (read.isPresent()) {
            lastGood = read.get();
        } else if (lastGood != null && found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            found.add(Problem.hint(file, 0, "改好之前，粉丝看到的仍是上一个正确的版本", ""));
        }
        problems = List.copyOf(found);
    }
}
