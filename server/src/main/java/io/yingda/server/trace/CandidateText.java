package io.yingda.server.trace;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Thresholds;
import java.util.ArrayList;
import java.util.List;

/** What the search found, as text. */
final class CandidateText {

    private final Facts facts;
    private final Page page;

    CandidateText(Facts facts, Page page) {
        this.facts = facts;
        this.page = page;
    }

    /** The candidates, and what the scores of the first ones are made of. */
    void show() {
        if (facts.message().text().isEmpty()) {
            return;
        }
        Thresholds thresholds = facts.thresholds();
        page.heading("候选（把握 ≥ %.2f 可直接回答，≥ %.2f 可作选项，差距 < %.2f 算分不清）"
                .formatted(thresholds.answer(), thresholds.offer(), thresholds.margin()));
        if (facts.candidates().isEmpty()) {
            page.line(Reasoning.of(facts.candidates(), thresholds));
            return;
        }
        TextTable table = new TextTable();
        table.row("#", "把握", "差距", "得分", "条目", "类别", "最像的问法");
        for (Candidate candidate : facts.candidates()) {
            table.row(
                    String.valueOf(candidate.rank()),
                    "%.3f".formatted(candidate.confidence()),
                    "%.3f".formatted(candidate.margin()),
                    "%.2f".formatted(candidate.score()),
                    candidate.id(),
                    candidate.category(),
                    candidate.phrasing().isEmpty() ? "（答案正文）" : candidate.phrasing());
        }
        page.table(table);
        page.line(Reasoning.of(facts.candidates(), thresholds));
        evidence();
    }

    /** The score parts, one column a candidate. */
    private void evidence() {
        List<Candidate> first = facts.candidates().stream().limit(3).toList();
        if (first.getFirst().evidence().isEmpty()) {
            return;
        }
        page.heading("得分构成（值 → 对把握的贡献）");
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of(""));
        first.forEach(candidate -> head.add("#" + candidate.rank()));
        table.row(head.toArray(String[]::new));
        for (Evidence part : first.getFirst().evidence()) {
            List<String> row = new ArrayList<>(List.of(part.name()));
            first.forEach(candidate -> row.add(part(candidate, part.name())));
            table.row(row.toArray(String[]::new));
        }
        page.table(table);
    }

    private static String part(Candidate candidate, String name) {
        return candidate.evidence().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(part -> "%.3f → %+.2f".formatted(part.value(), part.contribution()))
                .orElse("—");
    }
}
