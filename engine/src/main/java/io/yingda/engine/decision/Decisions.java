package io.yingda.engine.decision;

import io.yingda.engine.decision.Decision.Answer;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.Ask;
import io.yingda.engine.decision.Decision.Fill;
import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.decision.Decision.Offer;
import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.decision.Decision.Say;
import io.yingda.engine.decision.Decision.Section;
import io.yingda.engine.decision.Decision.Silence;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Cause;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Part;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sheet on which firing rules write: {@code decide} in a rule's consequence. Each decision is kept with the rule that
 * proposed it. Notes add up, but those that come with a decision share its fate: a firing whose decision loses leaves no
 * notes, so that a fallback need not repeat the conditions of every rule above it. One sheet serves one evaluation and one
 * thread.
 */
public final class Decisions {

    private static final String WHICH_ONE = "您想问的是不是：";

    private final List<Firing> firings = new ArrayList<>();
    private Firing firing = new Firing("", 0);

    public Decisions() {
        firings.add(firing);
    }

    /** Names the rule whose consequence writes next. Called by the rule engine, never by rules. */
    public void firing(String rule, int salience) {
        firing = new Firing(rule, salience);
        firings.add(firing);
    }

    public void answer(Candidate candidate) {
        answer(candidate.id());
    }

    public void answer(String articleId) {
        propose(new Answer(articleId));
    }

    /**
     * Answers each of several questions as far as it is sure; of the others it offers choices, or says that they are open. When
     * one article answers them all, it is given as any answer is.
     */
    public void answerEach(Collection<Part> parts) {
        List<Section> sections = parts.stream()
                .sorted(Comparator.comparingInt(Part::number))
                .map(Decisions::section)
                .toList();
        propose(
                sections.size() == 1 && sections.getFirst().articleId() != null
                        ? new Answer(sections.getFirst().articleId())
                        : new AnswerEach(sections));
    }

    private static Section section(Part part) {
        Candidate best = part.best();
        return best != null && part.isSure()
                ? new Section(part.text(), best.id(), List.of())
                : new Section(part.text(), null, options(part.choices()));
    }

    /** Offers these candidates, best first. */
    public void offer(Candidate... candidates) {
        offer(WHICH_ONE, List.of(candidates));
    }

    public void offer(Collection<Candidate> candidates) {
        offer(WHICH_ONE, candidates);
    }

    public void offer(String head, Collection<Candidate> candidates) {
        propose(new Offer(head, options(candidates)));
    }

    private static List<Option> options(Collection<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::rank))
                .map(candidate -> new Option(candidate.question(), candidate.id()))
                .toList();
    }

    /** Offers plain words; choosing one is the same as typing it. */
    public void offerWords(String head, String... labels) {
        offerWords(head, List.of(labels));
    }

    /** The same, of words that were looked up. */
    public void offerWords(String head, List<String> labels) {
        propose(new Offer(
                head, labels.stream().map(label -> new Option(label, null)).toList()));
    }

    /** Offers the choices that are on the table once more. */
    public void offerAgain(String head, Conversation conversation) {
        propose(new Offer(head, conversation.offered()));
    }

    public void ask(String slot, String prompt) {
        propose(new Ask(slot, prompt));
    }

    /** Begins a form, or goes on with it when it is the one being filled. */
    public void fill(String form) {
        propose(new Fill(form));
    }

    /**
     * Asks the merchant's systems.
     *
     * @param namesAndValues the arguments, name and value in turn
     */
    public void lookUp(String operation, String... namesAndValues) {
        propose(new LookUp(operation, pairs(namesAndValues)));
    }

    public void handOver(String queue, String words) {
        handOver(queue, 0, words);
    }

    public void handOver(String queue, int priority, String words) {
        handOver(Cause.RULE, queue, priority, words);
    }

    /** Says as well why, for whoever takes the conversation. */
    public void handOver(Cause cause, String queue, int priority, String words) {
        propose(new HandOver(queue, priority, words, cause));
    }

    /**
     * Files a ticket.
     *
     * @param namesAndValues the fields, name and value in turn
     */
    public void openTicket(String department, String words, String... namesAndValues) {
        propose(new OpenTicket(department, pairs(namesAndValues), words));
    }

    /** The same with the fields as they are. */
    public void openTicket(String department, String words, Map<String, String> fields) {
        propose(new OpenTicket(department, fields, words));
    }

    public void say(String text) {
        reply(new Reply.Text(text));
    }

    /** Sends replies of any kind, in this order. */
    public void reply(Reply... replies) {
        propose(new Say(List.of(replies)));
    }

    public void silence() {
        propose(new Silence());
    }

    public void tag(String tag) {
        firing.tags.add(tag);
    }

    public void reason(String why) {
        firing.reasons.add(why);
    }

    /** Puts a line after whatever is replied. */
    public void append(String line) {
        firing.appended.add(line);
    }

    public void topic(String newTopic) {
        firing.topic = newTopic;
    }

    /** Notes that the bot had nothing to give, which counts towards the misses in a row. */
    public void miss() {
        firing.miss = true;
    }

    /** Takes back a hand-over that is under way: the bot has the conversation again. */
    public void release() {
        firing.released = true;
    }

    /** Binds the follower to a member of the merchant's, who has proved to be that one. */
    public void bind(String member) {
        if (member.isBlank()) {
            throw new IllegalArgumentException("没有会员号，不能绑定");
        }
        firing.member = member.strip();
    }

    /** The follower is no member any more. */
    public void unbind() {
        firing.member = "";
    }

    /** Tells the follower, after the reply, which tickets are open. */
    public void showTickets() {
        firing.tickets = true;
    }

    /** Deletes everything that is kept of the follower, once this turn is over. */
    public void forget() {
        firing.forgotten = true;
    }

    /** The winning proposal, if any rule proposed one: the first of those with the highest salience. */
    public Optional<Proposal> winner() {
        return Optional.ofNullable(best());
    }

    private @Nullable Proposal best() {
        Proposal best = null;
        for (Firing each : firings) {
            for (Proposal proposal : each.proposals) {
                if (best == null || proposal.salience() > best.salience()) {
                    best = proposal;
                }
            }
        }
        return best;
    }

    /** Everything proposed, in the order of firing. */
    public List<Proposal> proposals() {
        List<Proposal> proposals = new ArrayList<>();
        for (Firing each : firings) {
            proposals.addAll(each.proposals);
        }
        return List.copyOf(proposals);
    }

    /** What was noted by the firing that won and by those that proposed nothing. */
    public Notes notes() {
        Proposal winner = best();
        List<String> tags = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<String> appended = new ArrayList<>();
        String topic = null;
        boolean miss = false;
        boolean released = false;
        String member = null;
        boolean tickets = false;
        boolean forgotten = false;
        for (Firing each : firings) {
            if (each.proposals.isEmpty() || each.proposed(winner)) {
                tags.addAll(each.tags);
                reasons.addAll(each.reasons);
                appended.addAll(each.appended);
                topic = each.topic == null ? topic : each.topic;
                miss |= each.miss;
                released |= each.released;
                member = each.member == null ? member : each.member;
                tickets |= each.tickets;
                forgotten |= each.forgotten;
            }
        }
        return new Notes(tags, reasons, appended, topic, miss, released, member, tickets, forgotten);
    }

    private void propose(Decision decision) {
        firing.proposals.add(new Proposal(firing.rule, firing.salience, decision));
    }

    private static Map<String, String> pairs(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "参数要成对给出：名称、值、名称、值……；最后一个名称没有值：" + namesAndValues[namesAndValues.length - 1]);
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            pairs.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return pairs;
    }

    /** What one run of a rule's consequence wrote. */
    private static final class Firing {

        private final String rule;
        private final int salience;
        private final List<Proposal> proposals = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();
        private final List<String> appended = new ArrayList<>();
        private @Nullable String topic;
        private boolean miss;
        private boolean released;
        private @Nullable String member;
        private boolean tickets;
        private boolean forgotten;

        private Firing(String rule, int salience) {
            this.rule = rule;
            this.salience = salience;
        }

        /** Whether this very proposal, not only an equal one, came from here. */
        @SuppressWarnings("ReferenceEquality")
        private boolean proposed(@Nullable Proposal proposal) {
            for (Proposal each : proposals) {
                if (each == proposal) {
                    return true;
                }
            }
            return false;
        }
    }
}
