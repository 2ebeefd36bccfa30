package io.yingda.knowledge;

import io.yingda.engine.article.Article;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.articles.ArticleShelf;
import io.yingda.knowledge.articles.ReadArticle;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.dictionary.DictionaryFolder;
import io.yingda.knowledge.labels.Label;
import io.yingda.knowledge.labels.Labels;
import io.yingda.knowledge.ranking.Asked;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The merchant's folder as it was last read. */
final class ContentFolder {

    private final ArticleShelf shelf;
    private final DictionaryFolder dictionaryFolder;
    private final Path folder;
    private Dictionary dictionary = Dictionary.EMPTY;
    private List<ArticleFile> files = List.of();
    private List<Label> labels = List.of();
    private List<Problem> problems = List.of();

    ContentFolder(Path folder, Clock clock) {
        this.folder = folder;
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        shelf = new ArticleShelf(folder.resolve("articles"), name + "/articles", clock);
        dictionaryFolder = new DictionaryFolder(folder.resolve("dictionary"), name + "/dictionary");
    }

    /** Takes over the article files that an earlier process read. */
    void take(List<ReadArticle> read) {
        shelf.take(read);
    }

    /** The article files in service that nothing is to be told of, for a later process to take over. */
    List<ReadArticle> faultless() {
        return shelf.faultless();
    }

    /** Reads what changed; tells whether the content is another one now. */
    boolean refresh() {
        List<Problem> found = new ArrayList<>();
        Dictionary read = dictionaryFolder.read(found::add);
        List<Label> marked = Labels.read(folder, found::add);
        shelf.refresh();
        problems = Stream.concat(found.stream(), shelf.problems().stream())
                .sorted()
                .toList();
        boolean changed = !read.equals(dictionary) || !shelf.articles().equals(files) || !marked.equals(labels);
        dictionary = read;
        labels = marked;
        files = shelf.articles();
        return changed;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    List<Article> articles() {
        return files.stream().map(ArticleFile::article).toList();
    }

    /** Real questions, marked with their answers. */
    List<Asked> labels() {
        return labels.stream().map(Label::asked).toList();
    }

    List<ArticleFile> files() {
        return files;
    }

    List<Problem> problems() {
        return problems;
    }
}
