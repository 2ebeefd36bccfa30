package io.yingda.knowledge.articles;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.Answer.Block;
import io.yingda.knowledge.articles.Answer.Paragraph;
import io.yingda.knowledge.articles.ArticleFile.ArticleLink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Turns the blocks of a Markdown answer into paragraphs and pictures that WeChat can show. */
final class AnswerReader {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private static final String HOW_TO_FOLLOW = "（回复「」里的文字，可以看到对应的说明）";

    private final Draft draft;
    private final Inlines inlines;

    private AnswerReader(Draft draft, Inlines inlines) {
        this.draft = draft;
        this.inlines = inlines;
    }

    /**
     * @param file as problems should name it
     * @param firstLine the line of the file on which the Markdown begins
     */
    static Answer read(String file, int firstLine, String markdown, Consumer<Problem> problems) {
        Node document = PARSER.parse(markdown);
        List<ArticleLink> links = new ArrayList<>();
        Draft shown = new Draft();
        new AnswerReader(shown, Inlines.shown(shown, file, firstLine, links, problems)).blocks(document, "");
        Draft words = new Draft();
        new AnswerReader(words, Inlines.words(words)).blocks(document, "");

        List<Block> blocks = new ArrayList<>(shown.blocks());
        if (!links.isEmpty()) {
            blocks.add(new Paragraph(HOW_TO_FOLLOW));
        }
        String plain = words.blocks().stream()
                .filter(Paragraph.class::isInstance)
                .map(block -> ((Paragraph) block).text())
                .collect(Collectors.joining("\n"));
        return new Answer(blocks, plain, links);
    }

    private void blocks(Node parent, String indent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            block(child, indent);
            if (indent.isEmpty() && !(child instanceof Heading)) {
                draft.endParagraph();
            }
        }
    }

    private void block(Node node, String indent) {
        draft.beginLine(indent);
        switch (node) {
            case org.commonmark.node.Paragraph paragraph -> inlines.write(paragraph);
            case Heading heading -> inlines.write(heading);
            case ListBlock list -> list(list, indent);
            case TableBlock table ->
                TableLines.of(table, inlines).forEach(line -> {
                    draft.beginLine(indent);
                    draft.append(line);
                });
            case FencedCodeBlock code -> literal(code.getLiteral(), indent);
            case IndentedCodeBlock code -> literal(code.getLiteral(), indent);
            case HtmlBlock html -> literal(html.getLiteral(), indent);
            case ThematicBreak ignored -> {}
            case LinkReferenceDefinition ignored -> {}
            default -> blocks(node, indent);
        }
    }

    private void list(ListBlock list, String indent) {
        Integer start = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
        int number = start == null ? 1 : start;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            draft.beginLine(indent);
            draft.append(list instanceof OrderedList ? number + ". " : "· ");
            number++;
            boolean first = true;
            for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
                if (first && part instanceof org.commonmark.node.Paragraph) {
                    inlines.write(part);
                } else {
                    block(part, indent + "  ");
                }
                first = false;
            }
        }
    }

    private void literal(String text, String indent) {
        text.strip().lines().forEach(line -> {
            draft.beginLine(indent);
            draft.append(WeChatText.harmless(line));
        });
    }
}
