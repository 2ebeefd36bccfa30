package io.yingda.knowledge.articles;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The article files below a folder as they were last read. Reads again only what changed; a file that is broken keeps its
 * last good version. One thread at a time.
 */
public final class ArticleShelf {

    private final Path folder;
    private final String name;
    private final Clock clock;
    private final Map<String, ShelvedFile> files = new TreeMap<>();
    private final Map<String, ReadArticle> before = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private List<ArticleFile> articles = List.of();

    /**
     * @param folder need not exist
     * @param name the folder as problems should name it, without a slash at its end
     */
    public ArticleShelf(Path folder, String name, Clock clock) {
        this.folder = folder;
        this.name = name;
        this.clock = clock;
    }

    /** Takes over what an earlier process read: the first {@link #refresh} reads only what has changed since. */
    public void take(List<ReadArticle> read) {
        read.forEach(file -> before.put(file.file().file(), file));
    }

    /** The files in service that nothing is to be told of, for a later process to take over. */
    public List<ReadArticle> faultless() {
        Set<ArticleFile> served = Collections.newSetFromMap(new IdentityHashMap<>());
        served.addAll(articles);
        return files.values().stream()
                .flatMap(shelved -> shelved.faultless().stream())
                .filter(read -> served.contains(read.file()))
                .toList();
    }

    /** Reads what changed since the last time. */
    public void refresh() {
        problems.clear();
        Map<String, Path> found = found();
        files.keySet().retainAll(found.keySet());
        found.keySet().forEach(file -> files.computeIfAbsent(file, name -> new ShelvedFile(name, before.get(name))));
        before.clear();
        Instant now = clock.instant();
        files.values().parallelStream()
                .forEach(shelved -> shelved.refresh(found.getOrDefault(shelved.file(), shelved.path()), now));
        files.values().forEach(shelved -> problems.addAll(shelved.problems()));
        articles = unique();
    }

    /** The articles in service, in order of their files; each id once. */
    public List<ArticleFile> articles() {
        return articles;
    }

    /** The files no article in service came from, by the name problems give them. */
    public Map<String, Path> unfit() {
        Map<String, Path> unfit = new TreeMap<>();
        files.forEach((file, shelved) -> unfit.put(file, shelved.path()));
        articles.forEach(article -> unfit.remove(article.file()));
        return unfit;
    }

    /** What is wrong with the files as they are now. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private List<ArticleFile> unique() {
        Map<String, ArticleFile> byId = new HashMap<>();
        List<ArticleFile> unique = new ArrayList<>();
        for (ShelvedFile shelved : files.values()) {
            shelved.article().ifPresent(file -> {
                ArticleFile first = byId.putIfAbsent(file.article().id(), file);
                if (first == null) {
                    unique.add(file);
                } else {
                    problems.add(Problem.error(
                            file.file(),
                            file.idLine(),
                            "id“" + file.article().id() + "”已经用在 " + first.file(),
                            "每个条目的 id 要唯一，请改这里的 id（通常和文件名相同）"));
                }
            });
        }
        return List.copyOf(unique);
    }

    private Map<String, Path> found() {
        Map<String, Path> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> path.toString().endsWith(".md")).forEach(path -> {
                Path relative = folder.relativize(path);
                if (!isHidden(relative) && Files.isRegularFile(path)) {
                    found.put(name + "/" + relative.toString().replace('\\', '/'), path);
                }
            });
        } catch (IOException | UncheckedIOException unreadable) {
            problems.add(Problem.error(name, 0, "文件夹读不全", "请检查文件夹的权限"));
            files.values().forEach(shelved -> found.putIfAbsent(shelved.file(), shelved.path()));
        }
        return found;
    }

    /** Editors leave such files behind while they save. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".") || part.toString().startsWith("~")) {
                return true;
            }
        }
        return false;
    }
}
