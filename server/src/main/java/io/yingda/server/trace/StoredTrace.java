package io.yingda.server.trace;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Part;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.form.Progress;
import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Step;
import io.yingda.engine.turn.Trace;
import io.yingda.engine.turn.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A turn without what is stored elsewhere, each thing once. Arrays rather than objects, since names would be a quarter of it:
 * what is new goes to the end of a record.
 *
 * @param before the follower before the turn; null when the turn changed nothing
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record StoredTrace(
        Decision decision,
        Conversation after,
        Follower follower,
        @Nullable Follower before,
        Instant at,
        Words understanding,
        Said message,
        List<Candidate> candidates,
        List<Part> parts,
        Thresholds thresholds,
        Conversation conversation,
        Moment moment,
        Desk desk,
        List<LookedUp> lookedUp,
        List<Round> rounds,
        List<Progress> forms,
        List<String> failures,
        List<Step> steps,
        String knowledgeVersion) {

    static StoredTrace of(Turn turn) {
        Trace trace = turn.trace();
        Facts facts = trace.facts();
        return new StoredTrace(
                turn.decision(),
                turn.conversation(),
                turn.follower(),
                facts.follower().equals(turn.follower()) ? null : facts.follower(),
                trace.at(),
                Words.of(trace.understanding()),
                Said.of(facts.message(), trace.understanding()),
                facts.candidates(),
                facts.parts(),
                facts.thresholds(),
                facts.conversation(),
                facts.moment(),
                facts.desk(),
                facts.lookedUp(),
                trace.rounds().stream()
                        .map(verdict -> Round.of(verdict, turn.decision()))
                        .toList(),
                trace.forms(),
                trace.failures(),
                trace.steps(),
                trace.knowledgeVersion());
    }

    Turn turn(Inbound inbound, List<Reply> replies) {
        Understanding understood =
                understanding.understanding(inbound.header().follower().account());
        Facts facts = new Facts(
                message.message(understood),
                candidates,
                parts,
                thresholds,
                before == null ? follower : before,
                conversation,
                moment,
                desk,
                lookedUp);
        return new Turn(
                decision,
                replies,
                after,
                follower,
                new Trace(
                        inbound,
                        at,
                        understood,
                        facts,
                        rounds.stream().map(round -> round.verdict(decision)).toList(),
                        forms,
                        decision,
                        failures,
                        steps,
                        knowledgeVersion));
    }

    /**
     * How the words were read.
     *
     * @param original null when it is the text
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Words(String text, @Nullable String original, List<Word> tokens, String language, String readAs) {

        static Words of(Understanding understanding) {
            String text = understanding.text();
            return new Words(
                    text,
                    understanding.original().equals(text) ? null : understanding.original(),
                    understanding.tokens().stream()
                            .map(token -> Word.of(token, text))
                            .toList(),
                    understanding.language(),
                    understanding.readAs());
        }

        Understanding understanding(String account) {
            return new Understanding(
                    account,
                    original == null ? text : original,
                    text,
                    tokens.stream().map(word -> word.token(text)).toList(),
                    language,
                    readAs);
        }
    }

    /**
     * A word of a text.
     *
     * @param word null when it is what stands there
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Word(String tag, int start, int end, @Nullable String word) {

        static Word of(Token token, String text) {
            boolean stands = token.end() <= text.length()
                    && token.text().length() == token.end() - token.start()
                    && text.startsWith(token.text(), token.start());
            return new Word(token.tag(), token.start(), token.end(), stands ? null : token.text());
        }

        Token token(String text) {
            return new Token(word == null ? text.substring(start, end) : word, tag, start, end);
        }
    }

    /**
     * What the rules saw of the message.
     *
     * @param text null when it is that of the understanding; so with the original and the tokens
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Said(
            Kind kind,

            @Nullable String text,

            @Nullable String original,

            @Nullable List<String> tokens,

            String key,
            @Nullable String pickedArticle,
            boolean declinedChoices,
            String readAs) {

        static Said of(Message message, Understanding understanding) {
            return new Said(
                    message.kind(),
                    message.text().equals(understanding.text()) ? null : message.text(),
                    message.original().equals(understanding.original()) ? null : message.original(),
                    message.tokens().equals(understanding.words()) ? null : message.tokens(),
                    message.key(),
                    message.pickedArticle(),
                    message.declinedChoices(),
                    message.readAs());
        }

        Message message(Understanding understanding) {
            return new Message(
                    kind,
                    text == null ? understanding.text() : text,
                    original == null ? understanding.original() : original,
                    tokens == null ? understanding.words() : tokens,
                    key,
                    pickedArticle,
                    declinedChoices,
                    readAs);
        }
    }

    /**
     * What the rules said.
     *
     * @param asTurn whether the decision is that of the turn
     * @param decision null when it is, or when there was none
     * @param notes null when there were none
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Round(
            boolean asTurn,
            @Nullable Decision decision,
            @Nullable Notes notes,
            List<String> fired,
            List<Proposed> proposals,
            String failure,
            String version) {

        static Round of(Verdict verdict, Decision ofTurn) {
            boolean asTurn = ofTurn.equals(verdict.decision());
            return new Round(
                    asTurn,
                    asTurn ? null : verdict.decision(),
                    verdict.notes().equals(Notes.NONE) ? null : verdict.notes(),
                    verdict.fired(),
                    verdict.proposals().stream()
                            .map(proposal -> Proposed.of(proposal, ofTurn))
                            .toList(),
                    verdict.failure(),
                    verdict.version());
        }

        Verdict verdict(Decision ofTurn) {
            return new Verdict(
                    asTurn ? ofTurn : decision,
                    notes == null ? Notes.NONE : notes,
                    fired,
                    proposals.stream()
                            .map(proposed -> proposed.proposal(ofTurn))
                            .toList(),
                    failure,
                    version);
        }
    }

    /**
     * What a rule proposed.
     *
     * @param decision null when it is that of the turn
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Proposed(String rule, int salience, @Nullable Decision decision) {

        static Proposed of(Proposal proposal, Decision ofTurn) {
            Decision decision = proposal.decision();
            return new Proposed(proposal.rule(), proposal.salience(), decision.equals(ofTurn) ? null : decision);
        }

        Proposal proposal(Decision ofTurn) {
            return new Proposal(rule, salience, Optional.ofNullable(decision).orElse(ofTurn));
        }
    }
}
