package io.yingda.server.trace;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Thresholds;
import java.util.ArrayList;
import java.util.List;

/** Says in words what speaks for the best candidate, or why none of them is held to be the answer. */
final class Reasoning {

    /** Cosines of the model that the program comes with: how near texts are that people call so. */
    private static final double THE_SAME = .95;

    private static final double NEAR = .85;
    private static final double ALIKE = .7;

    private static final double MOST = .5;
    private static final double CLEAR = .3;
    private static final double CROWDED = 1.5;

    private final Candidate best;
    private final boolean hasOthers;
    private final Thresholds thresholds;

    private Reasoning(List<Candidate> candidates, Thresholds thresholds) {
        best = candidates.getFirst();
        hasOthers = candidates.size() > 1;
        this.thresholds = thresholds;
    }

    /**
     * One sentence in Chinese.
     *
     * @param candidates best first; may be empty
     */
    static String of(List<Candidate> candidates, Thresholds thresholds) {
        return candidates.isEmpty() ? "没有一个条目和问题沾边。" : new Reasoning(candidates, thresholds).sentence();
    }

    private String sentence() {
        if (best.confidence() < thresholds.offer()) {
            return "看来这些都不是：" + against() + "。";
        }
        List<String> parts = new ArrayList<>(List.of(likeness()));
        if (has("other-code")) {
            parts.add("但代码或型号不同");
        }
        if (has("opposite")) {
            parts.add("但要办的事正好相反");
        }
        if (hasOthers) {
            parts.add(best.margin() < thresholds.margin() ? "第二名相差很小" : best.margin() >= CLEAR ? "明显领先第二名" : "略微领先第二名");
        }
        return String.join("；", parts) + (best.confidence() < thresholds.answer() ? "。只够作选项。" : "。");
    }

    private String likeness() {
        String phrasing = best.phrasing().isEmpty() ? "答案正文" : "问法『" + best.phrasing() + "』";
        if (has("exact")) {
            return "与" + phrasing + "一字不差";
        }
        double cosine = Math.max(value("cosine"), value("learned-cosine"));
        if (cosine == 0) {
            return (value("coverage") >= MOST ? "字词大多出现在" : "有些字词出现在") + phrasing + "里";
        }
        if (cosine >= NEAR) {
            return "与" + phrasing + (cosine >= THE_SAME ? "几乎相同" : "意思很近");
        }
        return "与" + phrasing + (cosine >= ALIKE ? "有些像" : "不太像");
    }

    private String against() {
        List<String> reasons = new ArrayList<>();
        if (value("unknown-words") >= MOST) {
            reasons.add("问题里的词大多没有条目提到");
        }
        double nearest = Math.max(Math.max(value("nearest"), value("cosine")), value("answer-cosine"));
        if (nearest > 0 && nearest < ALIKE) {
            reasons.add("没有哪个问法的意思接近");
        }
        if (has("other-code")) {
            reasons.add("最像的条目说的是别的代码或型号");
        }
        if (has("opposite")) {
            reasons.add("最像的条目要办的事正好相反");
        }
        if (value("entropy") >= CROWDED) {
            reasons.add("好几个条目都沾一点边，没有一个突出");
        }
        return reasons.isEmpty() ? "最像的条目也只是沾边" : String.join("，", reasons);
    }

    private boolean has(String name) {
        return value(name) == 1;
    }

    private double value(String name) {
        return best.evidence().stream()
                .filter(part -> part.name().equals(name))
                .mapToDouble(Evidence::value)
                .findFirst()
                .orElse(0);
    }
}
