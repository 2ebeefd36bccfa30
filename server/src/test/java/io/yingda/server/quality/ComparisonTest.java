package io.yingda.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    Path folder;

    @Test
    void eachQuestionIsWonLostMovedOrTheSame() {
        ReportFile before = file(
                asked("甲", 2, Verdict.WRONG),
                asked("乙", 1, Verdict.RIGHT),
                asked("丙", 3, Verdict.ESCALATED),
                asked("丁", 1, Verdict.RIGHT),
                asked("戊", 1, Verdict.RIGHT));
        ReportFile now = file(
                asked("甲", 2, Verdict.OFFERED),
                asked("乙", 2, Verdict.WRONG),
                asked("丙", 2, Verdict.ESCALATED),
                asked("丁", 1, Verdict.RIGHT),
                asked("己", 1, Verdict.RIGHT));

        Comparison comparison = Comparison.between(before, now);

        assertThat(comparison.won()).extracting(change -> change.now().text()).containsExactly("甲");
        assertThat(comparison.lost()).extracting(change -> change.now().text()).containsExactly("乙");
        assertThat(comparison.moved()).extracting(change -> change.now().text()).containsExactly("丙");
        assertThat(comparison.added()).isEqualTo(1);
        assertThat(comparison.gone()).isEqualTo(1);
        assertThat(ComparisonText.of(comparison))
                .contains("变差：1 个", "乙  答对（right 0.50） → 答错（wrong 0.50）", "新增 1 个问题，少了 1 个");
    }

    @Test
    void aReportIsReadAsItWasWritten() {
        ReportFile report = file(asked("甲", 2, Verdict.WRONG), asked("乙", 1, Verdict.RIGHT));
        Path file = folder.resolve("report.json");

        report.write(file);

        assertThat(ReportFile.read(file)).isEqualTo(report);
        assertThat(Comparison.between(report, ReportFile.read(file)).moved()).isEmpty();
    }

    @Test
    void whatIsNoReportIsSaidSo() throws IOException {
        Path file = folder.resolve("report.json");
        assertThatThrownBy(() -> ReportFile.read(file)).hasMessage(file + ": 读不到这个文件");

        Files.writeString(file, "{\n\"questions\": oops}");
        assertThatThrownBy(() -> ReportFile.read(file)).hasMessageStartingWith(file + ":2: 报告读不懂");

        Files.writeString(file, "{\"r1\": 1}");
        assertThatThrownBy(() -> ReportFile.read(file)).hasMessageContaining("不是带有逐个问题的报告");

        Path nowhere = folder.resolve("none/report.json");
        assertThatThrownBy(() -> file(asked("甲", 1, Verdict.RIGHT)).write(nowhere))
                .hasMessageStartingWith(nowhere + ": 写不了这个文件");
    }

    private static ReportFile file(EvalOutcome... outcomes) {
        return ReportFile.of(EvalReport.of(new EvalReport.Setting(3, .05, .7), List.of(outcomes)), List.of(outcomes));
    }

    private static EvalOutcome asked(String text, int rank, Verdict verdict) {
        return new EvalOutcome(
                EvalQuestion.of("", text, Set.of("right"), ""),
                List.of(new Guess(rank == 1 ? "right" : "wrong", "某条目", .5)),
                rank,
                verdict,
                1);
    }
}
