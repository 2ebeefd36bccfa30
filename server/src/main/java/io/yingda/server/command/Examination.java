package io.yingda.server.command;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.learning.LearningSettings;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.server.content.LoadedModel;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.quality.CalibrationReport;
import io.yingda.server.quality.EvalFiles;
import io.yingda.server.quality.EvalOutcome;
import io.yingda.server.quality.EvalQuestion;
import io.yingda.server.quality.EvalReport;
import io.yingda.server.quality.EvalRun;
import io.yingda.server.quality.ReportFile;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a knowledge base as the service does, waits until it is learned, and asks it questions whose answers are known. */
final class Examination {

    private final MerchantCommand command;
    private final @Nullable LocalDate day;
    private final @Nullable Double tolerance;
    private final @Nullable SearchModel model;
    private final LearningSettings learning;

    /**
     * @param command for which it is done
     * @param day on which articles must be valid; today when null
     * @param tolerance null for the merchant's, or the usual one
     * @param model null for the merchant's, or the bundled one
     * @param learning what else is learned by; its tolerance does not count
     */
    Examination(
            MerchantCommand command,
            @Nullable LocalDate day,
            @Nullable Double tolerance,
            @Nullable SearchModel model,
            LearningSettings learning) {
        this.command = command;
        this.day = day;
        this.tolerance = tolerance;
        this.model = model;
        this.learning = learning;
    }

    /**
     * Articles and questions from files.
     *
     * @throws io.yingda.server.quality.EvalFileException when one of them cannot be read
     */
    ReportFile foreign(Path entries, Path questions) throws InterruptedException, EmbedderUnavailableException {
        List<Article> articles = EvalFiles.articles(entries);
        List<EvalQuestion> asked = EvalFiles.questions(questions);
        double tolerated = tolerance == null ? Calibration.TOLERANCE : tolerance;
        try (LoadedModel loaded = LoadedModel.toMeasure(
                        model == null ? SearchModel.BUNDLED : model, learning.tolerating(tolerated));
                LocalKnowledgeBase base = loaded.of(articles)) {
            base.awaitLearning();
            return measured(base, "", asked, tolerated);
        }
    }

    /** The merchant's articles, and the questions kept beside them; what is wrong with those is told on standard error. */
    ReportFile own() throws InterruptedException, EmbedderUnavailableException {
        MerchantHome home = command.home();
        Settings settings = command.settings(home);
        double tolerated = tolerated(settings);
        try (LoadedModel loaded = loaded(settings);
                LocalKnowledgeBase base = loaded.open(home)) {
            base.awaitLearning();
            return measured(
                    base, command.account(settings, null).name(), OwnQuestions.of(home, command.err()), tolerated);
        }
    }

    /** How sure the merchant's articles are to be, and whether rightly so. */
    CalibrationReport calibration(MerchantHome home) throws InterruptedException, EmbedderUnavailableException {
        Settings settings = command.settings(home);
        try (LoadedModel loaded = loaded(settings);
                LocalKnowledgeBase base = loaded.open(home)) {
            base.awaitLearning();
            List<EvalOutcome> outcomes =
                    asked(base, command.account(settings, null).name(), OwnQuestions.of(home, command.err()));
            return CalibrationReport.of(base.articles().size(), tolerated(settings), base.calibration(), outcomes);
        }
    }

    private double tolerated(Settings settings) {
        return tolerance == null ? settings.search().tolerance() : tolerance;
    }

    private LoadedModel loaded(Settings settings) throws EmbedderUnavailableException {
        return LoadedModel.toMeasure(
                model == null ? settings.model() : model, learning.tolerating(tolerated(settings)));
    }

    private ReportFile measured(
            LocalKnowledgeBase base, String account, List<EvalQuestion> questions, double tolerated) {
        List<EvalOutcome> outcomes = asked(base, account, questions);
        EvalReport.Setting setting = new EvalReport.Setting(
                base.articles().size(),
                tolerated,
                base.calibration().thresholds().answer());
        return ReportFile.of(EvalReport.of(setting, outcomes), outcomes);
    }

    private List<EvalOutcome> asked(LocalKnowledgeBase base, String account, List<EvalQuestion> questions) {
        LocalDate valid =
                day == null ? LocalDate.ofInstant(command.around.clock().instant(), ZoneId.of("Asia/Shanghai")) : day;
        try (Progress progress =
                new Progress("提问", EvalRun.steps(questions), command.err(), command.around.watched())) {
            return new EvalRun(base, account, valid).of(questions, progress::at);
        }
    }
}
