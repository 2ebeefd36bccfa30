package io.yingda.knowledge.importing;

import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a column of a table holds, by the names merchants give it. */
enum Column {
    ID("编号|id|知识编号|知识id|序列号|key"),
    QUESTION("问题|question|标准问|标准问题|主问题|标题|title|q"),
    SIMILAR("相似问|similar|相似问法|相似问题|扩展问|扩展问法|similar questions|问法"),
    ANSWER("答案|answer|回复|标准答案|回答|回复内容|reply|a"),
    CATEGORY("分类|category|类别|类目|主题|topic"),
    KEYWORDS("关键词|keywords|关键字|keyword");

    private final String names;

    Column(String names) {
        this.names = names;
    }

    /** The name people read. */
    String label() {
        return names().getFirst();
    }

    /** The column a header cell names, digits at its end aside: 相似问1, 相似问2 and so on are one column. */
    static Optional<Column> named(String header) {
        String wanted = Folding.bare(header).replaceAll("[0-9一二三四五六七八九十]+$", "");
        for (Column column : values()) {
            if (column.names().stream().map(Folding::bare).anyMatch(wanted::equals)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    static List<String> allNames() {
        List<String> all = new ArrayList<>();
        for (Column column : values()) {
            all.addAll(column.names());
        }
        return all;
    }

    private List<String> names() {
        return List.of(names.split("\\|", -1));
    }
}
