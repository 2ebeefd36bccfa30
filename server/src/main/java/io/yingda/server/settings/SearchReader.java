package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.knowledge.ranking.Calibration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads how articles are searched. */
final class SearchReader {

    /** A bot that may err more often than it is right needs no measuring. */
    private static final double MOST_TOLERANT = .5;

    private SearchReader() {}

    /**
     * What the settings say; by the bundled model and for the usual tolerance where they say nothing.
     *
     * @param folder the merchant's, where a relative path starts
     */
    static Search search(Fields settings, Path folder) {
        Optional<Fields> knowledge = settings.fields("knowledge");
        Search search = knowledge
                .map(fields -> new Search(written(fields, folder), tolerance(fields)))
                .orElse(Search.by(SearchModel.BUNDLED));
        knowledge.ifPresent(Fields::finish);
        return search;
    }

    private static double tolerance(Fields fields) {
        OptionalDouble written = fields.number("tolerance");
        if (written.isPresent() && !(written.getAsDouble() > 0 && written.getAsDouble() < MOST_TOLERANT)) {
            fields.error(
                    fields.line("tolerance"),
                    "tolerance 应当大于 0、小于 " + MOST_TOLERANT + "，这里是 " + written.getAsDouble(),
                    "0.05 表示所有问题里最多 5% 答错");
            return Calibration.TOLERANCE;
        }
        return written.orElse(Calibration.TOLERANCE);
    }

    private static SearchModel written(Fields fields, Path folder) {
        String written = fields.text("model").map(String::strip).orElse("");
        if (written.isEmpty()) {
            return SearchModel.BUNDLED;
        }
        Optional<SearchModel> model = SearchModel.of(written, folder);
        if (model.isEmpty()) {
            fields.error(fields.line("model"), "model 没有“" + written + "”这个选项", SearchModel.remedy(written));
        }
        return model.orElse(SearchModel.BUNDLED);
    }
}
