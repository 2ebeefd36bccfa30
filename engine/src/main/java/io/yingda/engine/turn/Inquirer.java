package io.yingda.engine.turn;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Part;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.question.Leaning;
import io.yingda.engine.question.Leaning.Degree;
import io.yingda.engine.question.Question;
import io.yingda.engine.question.Questions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a message: as a whole, then for each of several questions, or once more with the question before where it
 * leans on that. A message that asks one thing and stands for itself costs one search.
 */
final class Inquirer {

    /** Questions of one message that are searched; what comes after them is one more part without candidates. */
    private static final int PARTS = 3;

    private final KnowledgeBase knowledge;
    private final LocalDate day;
    private final int limit;

    Inquirer(KnowledgeBase knowledge, LocalDate day, int limit) {
        this.knowledge = knowledge;
        this.day = day;
        this.limit = limit;
    }

    /** Searches for what was said as it is. */
    Inquiry whole(Understanding said) {
        return alone(search(said));
    }

    /** Searches for what was said after these earlier turns. */
    Inquiry of(Understanding said, Conversation before) {
        Findings whole = search(said);
        if (before.awaiting() != null) {
            return alone(whole);
        }
        List<Question> questions = Questions.in(said.text());
        if (!questions.isEmpty()) {
            return new Inquiry(whole, "", parts(said, questions));
        }
        if (whole.areSure() || before.lastQuestion().isEmpty()) {
            return alone(whole);
        }
        Leaning leaning = Leaning.of(said);
        return leaning.degree() == Degree.NOT
                ? alone(whole)
                : surer(whole, leaning, topic(said, before), before.lastArticle(), said);
    }

    /** With the question before in mind if that is surer and does more than suggest the last article once more. */
    private Inquiry surer(
            Findings alone, Leaning leaning, String topic, @Nullable String lastArticle, Understanding said) {
        String readAs = leaning.about(topic);
        if (readAs.equals(said.text())) {
            return alone(alone);
        }
        Understanding joined = knowledge.understand(said.account(), readAs);
        Findings together = search(joined);
        boolean worthwhile = together.confidence() >= together.thresholds().offer() && !tells(together, lastArticle);
        boolean convincing = together.areSure() || (leaning.degree() == Degree.CLEARLY && worthwhile);
        return convincing && together.confidence() > alone.confidence()
                ? new Inquiry(together, joined.searched(), List.of())
                : alone(alone);
    }

    private static Inquiry alone(Findings findings) {
        return new Inquiry(findings, "", List.of());
    }

    private static boolean tells(Findings findings, @Nullable String article) {
        Candidate best = findings.best();
        return best != null && best.id().equals(article);
    }

    /** What the question before was about. */
    private String topic(Understanding said, Conversation before) {
        return Leaning.topic(knowledge.understand(said.account(), before.lastQuestion()));
    }

    private List<Part> parts(Understanding said, List<Question> questions) {
        String original = said.original().strip();
        List<Found> found = new ArrayList<>();
        String topic = "";
        for (Question question : questions.subList(0, Math.min(PARTS, questions.size()))) {
            Understanding words =
                    knowledge.understand(said.account(), said.text().substring(question.start(), question.end()));
            Leaning leaning = Leaning.of(words);
            Findings itself = search(words);
            Inquiry inquiry = itself.areSure() || leaning.degree() == Degree.NOT
                    ? alone(itself)
                    : surer(itself, leaning, topic, null, words);
            String named = Leaning.topic(words);
            topic = named.isEmpty() || !inquiry.readAs().isEmpty() ? topic : named;
            String typed = original.substring(question.start(), question.end()).strip();
            new Found(typed, question.loose(), leaning.degree() == Degree.CLEARLY, inquiry.readAs(), inquiry.findings())
                    .join(found);
        }
        if (found.size() < 2) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (Found each : found) {
            parts.add(each.asPart(parts.size() + 1));
        }
        if (questions.size() > PARTS) {
            Question rest = questions.get(PARTS);
            parts.add(new Part(
                    parts.size() + 1,
                    original.substring(rest.start(), questions.getLast().end()),
                    "",
                    List.of(),
                    found.getFirst().findings().thresholds()));
        }
        return List.copyOf(parts);
    }

    private Findings search(Understanding words) {
        return knowledge.search(words, day, limit);
    }
}
