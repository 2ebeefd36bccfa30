package io.yingda.server.trace;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Part;
import java.util.List;

/** The several questions of one message, as text. */
final class PartText {

    private final List<Part> parts;
    private final Page page;

    PartText(List<Part> parts, Page page) {
        this.parts = parts;
        this.page = page;
    }

    /** Each question with what was found for it; nothing when the message asks one thing. */
    void show() {
        if (parts.isEmpty()) {
            return;
        }
        page.heading("分开的问题");
        TextTable table = new TextTable();
        table.row("#", "问题", "把握", "条目", "");
        for (Part part : parts) {
            Candidate best = part.best();
            table.row(
                    String.valueOf(part.number()),
                    part.text().replace('\n', ' ') + (part.readAs().isEmpty() ? "" : "（理解成“" + part.readAs() + "”）"),
                    best == null ? "" : "%.3f".formatted(best.confidence()),
                    best == null ? "没有找到" : best.id(),
                    part.isSure() ? "有把握" : part.choices().isEmpty() ? "没把握" : "可作选项");
        }
        page.table(table);
    }
}
