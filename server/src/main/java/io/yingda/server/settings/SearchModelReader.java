package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import java.nio.file.Path;
import java.util.Optional;

/** Reads how articles are searched. */
final class SearchModelReader {

    private SearchModelReader() {}

    /**
     * The model; none where nothing is said.
     *
     * @param folder the merchant's, where a relative path starts
     */
    static SearchModel model(Fields settings, Path folder) {
        Optional<Fields> knowledge = settings.fields("knowledge");
        SearchModel model = knowledge.map(fields -> written(fields, folder)).orElse(SearchModel.NONE);
        knowledge.ifPresent(Fields::finish);
        return model;
    }

    private static SearchModel written(Fields fields, Path folder) {
        String written = fields.text("model").map(String::strip).orElse("");
        if (written.isEmpty()) {
            return SearchModel.NONE;
        }
        Optional<SearchModel> model = SearchModel.of(written, folder);
        if (model.isEmpty()) {
            fields.error(fields.line("model"), "model 没有“" + written + "”这个选项", SearchModel.remedy(written));
        }
        return model.orElse(SearchModel.NONE);
    }
}
