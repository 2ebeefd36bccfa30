package io.yingda.knowledge.articles;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.ArticleFile.ArticleLink;
import java.util.List;
import java.util.function.Consumer;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** Writes the words of a paragraph: emphasis plain, links and pictures as WeChat can show them, or left out. */
final class Inlines {

    private static final String ARTICLE = "article:";
    private static final String MEDIA = "media:";

    private final Draft draft;
    private final boolean wordsOnly;
    private final String file;
    private final int firstLine;
    private final List<ArticleLink> links;
    private final Consumer<Problem> problems;

    private Inlines(
            Draft draft,
            boolean wordsOnly,
            String file,
            int firstLine,
            List<ArticleLink> links,
            Consumer<Problem> problems) {
        this.draft = draft;
        this.wordsOnly = wordsOnly;
        this.file = file;
        this.firstLine = firstLine;
        this.links = links;
        this.problems = problems;
    }

    /**
     * As the follower sees it.
     *
     * @param links receives the links to other articles
     */
    static Inlines shown(Draft draft, String file, int firstLine, List<ArticleLink> links, Consumer<Problem> problems) {
        return new Inlines(draft, false, file, firstLine, links, problems);
    }

    /** The words alone. */
    static Inlines words(Draft draft) {
        return new Inlines(draft, true, "", 1, List.of(), problem -> {});
    }

    void write(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Image image && image.getDestination().startsWith(MEDIA)) {
                picture(image);
            } else {
                draft.append(one(child));
            }
        }
    }

    /** The children of a node as text; pictures by media id among them go to the draft. */
    String text(Node parent) {
        StringBuilder text = new StringBuilder();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Image image && image.getDestination().startsWith(MEDIA)) {
                picture(image);
            } else {
                text.append(one(child));
            }
        }
        return text.toString();
    }

    private String one(Node node) {
        return switch (node) {
            case Text text -> harmless(text.getLiteral());
            case Code code -> harmless(code.getLiteral());
            case HtmlInline html -> harmless(html.getLiteral());
            case HardLineBreak ignored -> "\n";
            case SoftLineBreak ignored -> joint(node);
            case Link link -> link(link);
            case Image image -> image(image);
            default -> text(node);
        };
    }

    private String harmless(String literal) {
        return wordsOnly ? literal : WeChatText.harmless(literal);
    }

    /** Lines of the source run on: with a space between Latin words, without one in Chinese. */
    private static String joint(Node node) {
        boolean latin = node.getPrevious() instanceof Text before
                && node.getNext() instanceof Text after
                && isLatin(before.getLiteral(), before.getLiteral().length() - 1)
                && isLatin(after.getLiteral(), 0);
        return latin ? " " : "";
    }

    private static boolean isLatin(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) < 0x250;
    }

    private String link(Link link) {
        String text = text(link);
        String address = link.getDestination();
        if (address.startsWith(ARTICLE)) {
            String id = address.substring(ARTICLE.length()).strip();
            if (!wordsOnly) {
                links.add(new ArticleLink(text, id, line(link)));
            }
            return "「" + text + "」";
        }
        if (wordsOnly) {
            return text;
        }
        if (isWeb(address) || address.startsWith("tel:") || address.startsWith("weixin:")) {
            return WeChatText.link(address, text);
        }
        problems.accept(Problem.error(
                file, line(link), "链接“" + address + "”在微信里打不开", "网页请写 https:// 开头的完整地址；指向别的条目请写 article:条目的id"));
        return text;
    }

    private String image(Image image) {
        String text = text(image);
        String address = image.getDestination();
        if (wordsOnly) {
            return text;
        }
        if (isWeb(address)) {
            return WeChatText.link(address, text.isBlank() ? "查看图片" : text);
        }
        problems.accept(Problem.error(
                file, line(image), "图片“" + address + "”发不出去", "请先在公众平台的素材库上传图片，再写成 ![说明](media:素材的media_id)"));
        return text;
    }

    private void picture(Image image) {
        String mediaId = image.getDestination().substring(MEDIA.length()).strip();
        if (wordsOnly) {
            draft.append(text(image));
        } else if (mediaId.isEmpty()) {
            problems.accept(Problem.error(file, line(image), "图片缺少 media_id", "请写成 ![说明](media:素材的media_id)"));
        } else {
            draft.picture(mediaId);
        }
    }

    private static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }

    private int line(Node node) {
        for (Node place = node; place != null; place = place.getParent()) {
            List<SourceSpan> spans = place.getSourceSpans();
            if (!spans.isEmpty()) {
                return firstLine + spans.getFirst().getLineIndex();
            }
        }
        return firstLine;
    }
}
